"""Tags, lemmas and trees of raw text against annotated text, above floors. Skipped where the data is absent, or where
the library was built without a model.
usage: trees.py NEWSCORPUS PROJECT"""
import os
import subprocess
import sys

tool, project = map(os.path.abspath, sys.argv[1:3])
shared = os.environ.get("NEWSCORPUS_SHARED") or os.path.join(os.path.dirname(project), "shared")
data = os.path.join(shared, "data", "dev")
if not os.path.exists(os.path.join(shared, "score", "ud.py")) or not os.path.isdir(data):
    print("skipped: no annotated data at", shared)
    sys.exit(77)
if "network" not in subprocess.run([tool, "model"], capture_output=True, text=True).stdout:
    print("skipped: the library has no model of tags and trees")
    sys.exit(77)
sys.path.insert(0, os.path.join(shared, "score"))
import common
import ud

# Data set, folder, and the least F1 of what the scorer measures.
FLOORS = [
    ("EWT", "UD_English-EWT", "pos_dep", {"UPOS": 94.5, "Lemmas": 95.5, "UAS": 83.5, "LAS": 80.0}),
    ("GUM", "GUM-open", "pos_dep_coref_ner", {"UPOS": 96.0, "LAS": 82.0}),
]
failed = 0
for name, folder, kind, floors in FLOORS:
    options = type("Options", (), {"gold": [os.path.join(data, kind, folder)]})
    docs = ud.read(options)
    report = ud.score(docs, common.run_tool(tool, docs, "--stages parse"))
    for measure, floor in floors.items():
        c = report.metrics[measure]
        value = 200 * c.correct / (c.gold + c.system)
        failed += value < floor
        print("%-34s %7.2f  floor %6.2f  %s" % (name + ": " + measure, value, floor, "ok" if value >= floor else "TOO LOW"))
sys.exit(failed != 0)
