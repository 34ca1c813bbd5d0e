"""Runs the scorers on annotated articles and holds their figures above floors. Skipped where the data is absent.
usage: floors.py NEWSCORPUS PROJECT"""
import os

from annotated import score, shared
from figures import judge

result, printed = score("seeds.py", os.path.join(shared, "gold", "seeds.json"), os.path.join(shared, "seeds"))

articles, quotes, entities, events = (result[k] for k in ("articles", "quotes", "entities", "events"))
items = entities["items"]
figures = [
    ("articles: checks right", articles["right"] / articles["checks"], 1.0),
    ("quotations: spans", quotes["spans"] / quotes["gold"], 0.95),
    ("quotations: speakers", quotes["with_speaker"] / quotes["gold"], 0.90),
    ("entities: found", items["found"][1] / items["found"][0], 0.95),
    ("entities: names merged", items["names merged"][1] / items["names merged"][0], 0.95),
    ("entities: no wrong merge", -len(entities["merges"]), 0),
    ("entities: at most 4 false", -len(entities["false"]), -4),
    ("events: mean", events["score"], 0.60),
    ("events: nothing that must not be", -len(events["violations"]), 0),
]
if any(value < floor - 1e-9 for _, value, floor in figures):
    print(printed[-6000:])
judge(figures)
