"""Runs the checks that need no build. usage: python3 tests/meta/lint.py"""
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
failed = 0
for name in sorted(os.listdir(here)):
    if not name.startswith("check_"):
        continue
    with open(os.path.join(here, name), encoding="utf-8") as f:
        if "NEEDS A BUILD" in f.read():
            continue
    status = subprocess.run([sys.executable, os.path.join(here, name), root, ""]).returncode
    print("%s %s" % ("ok    " if status in (0, 77) else "FAILED", name))
    failed += status not in (0, 77)
sys.exit(failed != 0)
