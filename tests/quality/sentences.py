"""Tokens and sentences of raw text against annotated text, above floors. Skipped where the data is absent.
usage: sentences.py NEWSCORPUS PROJECT"""
import json
import os
import subprocess

from annotated import dev
from figures import judge, tool
import common
import ud

# Without a classifier in the built-in model the rules decide alone.
learnt = "boundary" in subprocess.run([tool, "model"], capture_output=True, text=True).stdout


def golden_rules():
    with open(os.path.join(dev, "sentences", "golden-rules", "derived-golden-rules-en.json"), encoding="utf-8") as f:
        rules = json.load(f)
    docs = [common.Doc("rule-%d" % i, r["text"], r["sentences"]) for i, r in enumerate(rules)]
    found = common.run_tool(tool, docs, "--stages structure,tokens")
    return [("golden sentence rules", sum([d.text[s:e] for s, e in common.layer(found[d.id], "sentences")] == d.gold for d in docs), 47)]


def treebank(name, folder, floors):
    options = type("Options", (), {"gold": [os.path.join(dev, *folder)]})
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


judge(golden_rules() + treebank("EWT", ["pos_dep", "UD_English-EWT"], [99.3, 89.5 if learnt else 84.0])
      + treebank("GUM", ["pos_dep_coref_ner", "GUM-open"], [99.7, 95.5 if learnt else 94.5]))
