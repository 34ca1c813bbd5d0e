"""Every public header compiles alone, as C11 and as C++17, without warnings. NEEDS A BUILD."""
import os
import shutil
import subprocess
import sys
import tempfile

source, build = sys.argv[1:3]
include = os.path.join(source, "libnewscorpus", "include")
generated = os.path.join(build, "libnewscorpus", "include")
headers = sorted(h for d in (include, generated) for h in os.listdir(os.path.join(d, "newscorpus")) if h.endswith(".h"))
compilers = [("c", os.environ.get("CC", "cc"), "-std=c11", [])]
cxx = shutil.which("g++") or shutil.which("clang++")
if cxx:
    compilers.append(("c++", cxx, "-std=c++17", []))
else:
    print("skipped: C++ (no compiler)")
failed = []
with tempfile.TemporaryDirectory() as folder:
    for header in headers:
        for language, compiler, standard, more in compilers:
            path = os.path.join(folder, "x.c")
            with open(path, "w") as f:
                f.write("#include <newscorpus/%s>\n#include <newscorpus/%s>\nint x;\n" % (header, header))
            run = subprocess.run([compiler, "-x", language, standard, "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only",
                                  "-I", include, "-I", generated, path] + more, capture_output=True, text=True)
            if run.returncode:
                failed.append("%s as %s:\n%s" % (header, language, run.stderr))
print("\n".join(failed) or "%d headers" % len(headers))
sys.exit(bool(failed))
