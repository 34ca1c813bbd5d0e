"""What the library exports is what its headers declare and its map lists; nothing in it is global state; every global
symbol of the static library has our prefix; it calls nothing that a library must not. NEEDS A BUILD."""
import os
import re
import subprocess
import sys

source, build = sys.argv[1:3]
root = os.path.join(source, "libnewscorpus")
shared = os.path.join(build, "lib", "libnewscorpus.so")
static = os.path.join(build, "lib", "libnewscorpus.a")
wrong = []


def nm(*arguments):
    return subprocess.run(["nm", *arguments], capture_output=True, text=True, check=True).stdout.splitlines()


declared = set()
for name in sorted(os.listdir(os.path.join(root, "include", "newscorpus"))):
    with open(os.path.join(root, "include", "newscorpus", name), encoding="utf-8") as f:
        text = re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)
    declared |= set(re.findall(r"NCORP_API[^;(]*?\b(ncorp_\w+)\s*\(", text))
with open(os.path.join(root, "newscorpus.map"), encoding="utf-8") as f:
    mapped = set(re.findall(r"^\s*(ncorp_\w+);", f.read(), flags=re.M))
exported = {line.split()[-1].split("@")[0] for line in nm("-D", "--defined-only", shared) if line.split()[-2] in "TDBRVW"}
# Sanitizers and coverage bring symbols of their own.
sanitized = any(word in line for line in nm(shared) for word in ("__asan", "__tsan", "__gcov", "__ubsan"))
for a, b, what in ((declared, exported, "declared and not exported"), (exported, declared, "exported and not declared"),
                   (declared, mapped, "declared and not in newscorpus.map"), (mapped, declared, "in newscorpus.map and not declared")):
    for symbol in sorted(a - b):
        wrong.append("%s: %s" % (symbol, what))

for line in nm("--defined-only", "--extern-only", static):
    fields = line.split()
    if len(fields) == 3 and not fields[2].startswith(("ncorp_", "nci_")) and not sanitized:
        wrong.append("%s: a global symbol without our prefix" % fields[2])
if not sanitized:
    symbols = subprocess.run(["objdump", "-t", static], capture_output=True, text=True, check=True).stdout
    # Constant tables of pointers (.data.rel.ro) are written by the dynamic linker alone.
    for section, size, name in re.findall(r"\s(\.data\S*|\.bss\S*|\.tdata\S*|\.tbss\S*|\*COM\*)\t([0-9a-f]+) (?:\.hidden )?(\S+)$", symbols, flags=re.M):
        if not section.startswith(".data.rel.ro") and int(size, 16) and not name.startswith("."):
            wrong.append("%s: writable data; the library has no global state" % name)
    for line in nm("-D", "--undefined-only", shared):
        symbol = line.split()[-1].split("@")[0]
        if symbol in {"setlocale", "strtod", "atof", "tolower", "toupper", "isalpha", "strtok", "rand", "srand", "getenv", "exit",
                      "abort", "printf", "fprintf", "puts", "signal", "longjmp", "__assert_fail", "strerror", "localtime",
                      "gmtime", "qsort", "__ctype_b_loc", "__ctype_tolower_loc"}:
            wrong.append("%s: must not be called" % symbol)
print("\n".join(wrong) or "%d symbols" % len(exported))
sys.exit(bool(wrong))
