"""Holds names above floors on annotated text: what the built-in model finds, or the rules alone where there is none.
Skipped where the data is absent. usage: names.py NEWSCORPUS PROJECT"""
import os

from annotated import dev, score
from figures import has_model, judge

# Data, measure, floor with a model, floor of the rules.
FLOORS = [
    ("UNER_English-EWT", "exact", 75.5, 66.0),
    ("MEANTIME-names", "right edge and type", 86.0, 82.0),
    ("re3d", "right edge and type", 74.0, 73.0),
]
model = has_model()
judge([(data + ": " + measure, score("ner.py", os.path.join(dev, "ner", data))[0]["metrics"][measure]["f1"], floors[0 if model else 1])
       for data, measure, *floors in FLOORS])
