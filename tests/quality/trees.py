"""Tags, lemmas and trees of raw text against annotated text, above floors. Skipped where the data is absent, or where
the library was built without a model.
usage: trees.py NEWSCORPUS PROJECT"""
import os

from annotated import dev
from figures import has_model, judge, skip, tool
import common
import ud

if not has_model():
    skip("the library has no model of tags and trees")

# Data set, folder, and the least F1 of what the scorer measures.
FLOORS = [
    ("EWT", "UD_English-EWT", "pos_dep", {"UPOS": 94.5, "Lemmas": 95.5, "UAS": 83.5, "LAS": 80.0}),
    ("GUM", "GUM-open", "pos_dep_coref_ner", {"UPOS": 96.0, "LAS": 82.0}),
]
figures = []
for name, folder, kind, floors in FLOORS:
    docs = ud.read(type("Options", (), {"gold": [os.path.join(dev, kind, folder)]}))
    metrics = ud.score(docs, common.run_tool(tool, docs, "--stages parse")).metrics
    for measure, floor in floors.items():
        c = metrics[measure]
        figures.append((name + ": " + measure, 200 * c.correct / (c.gold + c.system), floor))
judge(figures)
