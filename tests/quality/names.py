"""Holds names above floors on annotated text: what the built-in model finds, or the rules alone where there is none.
Skipped where the data is absent. usage: names.py NEWSCORPUS PROJECT"""
import json
import os
import subprocess
import sys
import tempfile

from annotated import dev, judge, scorers, tool

# Data, measure, floor with a model, floor of the rules.
FLOORS = [
    ("UNER_English-EWT", "exact", 74.0, 66.0),
    ("MEANTIME-names", "right edge and type", 83.0, 82.0),
    ("re3d", "right edge and type", 74.0, 73.0),
]
model = "network" in subprocess.run([tool, "model"], capture_output=True, text=True).stdout
figures = []
for data, measure, *floors in FLOORS:
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.json")
        done = subprocess.run([sys.executable, os.path.join(scorers, "ner.py"), os.path.join(dev, "ner", data), "--tool", tool, "--json", out],
                              capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        with open(out, encoding="utf-8") as f:
            value = json.load(f)["metrics"][measure]["f1"]
    figures.append((data + ": " + measure, value, floors[0 if model else 1]))
judge(figures)
