"""Holds names above floors on annotated text: what the built-in model finds, or the rules alone where there is none.
Skipped where the data is absent. usage: names.py NEWSCORPUS PROJECT"""
import json
import os
import subprocess
import sys
import tempfile

tool, project = map(os.path.abspath, sys.argv[1:3])
shared = os.environ.get("NEWSCORPUS_SHARED") or os.path.join(os.path.dirname(project), "shared")
scorer = os.path.join(shared, "score", "ner.py")
if not os.path.exists(scorer):
    print("skipped: no annotated data at", shared)
    sys.exit(77)

# Data, measure, floor with a model, floor of the rules.
FLOORS = [
    ("UNER_English-EWT", "exact", 74.0, 66.0),
    ("MEANTIME-names", "right edge and type", 81.0, 82.0),
    ("re3d", "right edge and type", 74.0, 73.0),
]
model = os.path.exists(os.path.join(project, "libnewscorpus", "data", "english.ncm"))
failed = 0
for data, measure, *floors in FLOORS:
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        done = subprocess.run([sys.executable, scorer, os.path.join(shared, "data", "dev", "ner", data), "--tool", tool, "--json", out],
                              capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        with open(out, encoding="utf-8") as f:
            value = json.load(f)["metrics"][measure]["f1"]
    floor = floors[0 if model else 1]
    failed += value < floor
    print("%-18s %-20s %6.2f  floor %6.2f  %s" % (data, measure, value, floor, "ok" if value >= floor else "TOO LOW"))
sys.exit(failed != 0)
