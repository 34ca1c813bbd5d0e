"""The command opens the files that it was given and no others, and no connection. Skipped where strace cannot trace.
usage: files.py NEWSCORPUS CORPUS"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

tool, corpus = map(os.path.abspath, sys.argv[1:3])
# What the loader opens before the command runs, what glibc's malloc asks before it gives back a thread's memory, and the
# counters of a coverage build.
AROUND = re.compile(r"/etc/ld\.so\.|.*\.so(\.[0-9.]+)?$|/proc/sys/vm/overcommit_memory$|.*\.gcda$")


def trace(folder, *arguments):
    log = os.path.join(folder, "trace")
    done = subprocess.run(["strace", "-f", "-qq", "-e", "trace=%network,open,openat,execve", "-o", log, tool, *arguments], cwd=folder,
                          env={"PATH": os.environ["PATH"]}, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        sys.exit("%s: exit status %d\n%s" % (arguments, done.returncode, done.stderr))
    with open(log, encoding="utf-8", errors="replace") as f:
        return re.findall(r'(\w+)\((?:AT_FDCWD|\d+)?,? ?"?([^",)]*)', f.read())


with tempfile.TemporaryDirectory() as folder:
    probe = ["strace", "-qq", "-o", os.path.join(folder, "probe"), "true"]
    if not shutil.which("strace") or subprocess.run(probe, capture_output=True).returncode:
        print("skipped: strace cannot trace here")
        sys.exit(77)
    shutil.copytree(corpus, os.path.join(folder, "texts"))
    opened, wrong = 0, []
    for arguments in (["analyze", "texts", "-o", "corpus.ncf", "--threads", "2"], ["events", "corpus.ncf"], ["check", "corpus.ncf"],
                      ["convert", "corpus.ncf", "-o", "corpus.ncf.gz"], ["report", "corpus.ncf.gz", "-o", "report.html"]):
        for call, path in trace(folder, *arguments):
            if call == "execve" and path == tool:
                continue
            if not call.startswith("open"):
                wrong.append("%s: calls %s(%s)" % (arguments[0], call, path))
            elif AROUND.match(path):
                continue
            elif not os.path.isabs(path):  # the arguments are relative, and so are names in an open folder
                opened += 1
            else:
                wrong.append("%s: opens %s" % (arguments[0], path))
    print("\n".join(wrong) or "%d files and folders opened, all as given" % opened)
    sys.exit(bool(wrong) or not opened)
