"""Tokens and sentences of raw text against annotated text, above floors. Skipped where the data is absent.
usage: sentences.py NEWSCORPUS PROJECT"""
import json
import os
import subprocess
import sys

tool, project = map(os.path.abspath, sys.argv[1:3])
shared = os.environ.get("NEWSCORPUS_SHARED") or os.path.join(os.path.dirname(project), "shared")
data = os.path.join(shared, "data", "dev")
if not os.path.exists(os.path.join(shared, "score", "ud.py")) or not os.path.isdir(data):
    print("skipped: no annotated data at", shared)
    sys.exit(77)
sys.path.insert(0, os.path.join(shared, "score"))
import common
import ud

# Without a classifier in the built-in model the rules decide alone.
learnt = "boundary" in subprocess.run([tool, "model"], capture_output=True, text=True).stdout


def golden_rules():
    with open(os.path.join(data, "sentences", "golden-rules", "derived-golden-rules-en.json"), encoding="utf-8") as f:
        rules = json.load(f)
    docs = [common.Doc("rule-%d" % i, r["text"], r["sentences"]) for i, r in enumerate(rules)]
    found = common.run_tool(tool, docs, "--stages structure,tokens")
    return [("golden sentence rules", sum([d.text[s:e] for s, e in common.layer(found[d.id], "sentences")] == d.gold for d in docs), 47)]


def treebank(name, folder, floors):
    options = type("Options", (), {"gold": [os.path.join(data, *folder)]})
    docs = ud.read(options)
    found = common.run_tool(tool, docs, "--stages structure,tokens")
    counts = {"tokens": common.Count(), "sentences": common.Count()}
    for d in docs:
        place, gold, ours, _ = ud.compare(d, found[d.id])
        counts["tokens"].add(len(gold & ours), len(gold), len(ours))
        gold = {(place[s], place[e]) for s, e in d.gold.sentences}
        ours = {(place[s], place[e]) for s, e in common.layer(found[d.id], "sentences")}
        counts["sentences"].add(len(gold & ours), len(gold), len(ours))
    return [("%s: %s" % (name, what), 200 * c.correct / (c.gold + c.system), floor) for (what, c), floor in zip(counts.items(), floors)]


figures = (golden_rules() + treebank("EWT", ["pos_dep", "UD_English-EWT"], [99.3, 89.5 if learnt else 84.0])
           + treebank("GUM", ["pos_dep_coref_ner", "GUM-open"], [99.7, 95.5 if learnt else 94.5]))
failed = 0
for name, value, floor in figures:
    good = value >= floor
    failed += not good
    print("%-34s %7.2f  floor %6.2f  %s" % (name, value, floor, "ok" if good else "TOO LOW"))
sys.exit(failed != 0)
