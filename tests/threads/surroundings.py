"""The same bytes under any locale, time zone, folder and number of threads. usage: surroundings.py NEWSCORPUS CORPUS"""
import os
import subprocess
import sys
import tempfile

tool, corpus = map(os.path.abspath, sys.argv[1:3])
CASES = [{"LC_ALL": "C"}, {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, {"LC_ALL": "de_DE.UTF-8"}, {"LC_ALL": "ja_JP.SJIS"},
         {"TZ": "Pacific/Apia"}, {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8"}, {"MALLOC_PERTURB_": "85"}, {"COLUMNS": "20"}]
outputs = {}
with tempfile.TemporaryDirectory() as folder:
    for threads in ("1", "2", "8"):
        for case in CASES:
            path = os.path.join(folder, "out.ncf")
            environment = {"PATH": os.environ["PATH"], **case}
            done = subprocess.run([tool, "analyze", "-q", "--threads", threads, corpus, "-o", path], env=environment, cwd=folder,
                                  capture_output=True, text=True)
            if done.returncode:
                sys.exit("%s: exit status %d\n%s" % (case, done.returncode, done.stderr))
            with open(path, "rb") as f:
                outputs.setdefault(f.read(), []).append((threads, case))
print("%d runs, %d kinds of output" % (3 * len(CASES), len(outputs)))
sys.exit(len(outputs) != 1)
