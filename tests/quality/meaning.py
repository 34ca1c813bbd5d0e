"""Holds times, quotations, coreference and stories above floors on annotated text; the floors are those of the built-in model.
Skipped where the data or the model is absent. usage: meaning.py NEWSCORPUS PROJECT"""
import os

from annotated import dev, score
from figures import has_model, judge, skip

if not has_model():
    skip("no language model")
times = score("timex.py", os.path.join(dev, "time", "MEANTIME-timex"))[0]["metrics"]
quotes = score("quotes.py", os.path.join(dev, "quotes", "MEANTIME-quotes"))[0]["metrics"]
chains = score("coref.py", os.path.join(dev, "pos_dep_coref_ner", "GUM-open"))[0]["results"]
stories = score("clusters.py", os.path.join(dev, "clusters", "ECBplus-subtopics", "derived-story-clusters.tsv"), "--docs",
                os.path.join(dev, "xdoc", "ECBplus"))[0]["results"]["system"]


def conll(task, of):
    return 100 * chains[task][of]["CoNLL"][2]


judge([
    ("times: relaxed", times["relaxed"]["f1"], 93),
    ("times: value", times["value"]["f1"], 84),
    ("quotations: spans", quotes["exact"]["f1"], 96),
    ("quotations: speakers", quotes["speaker accuracy"]["acc"], 92),
    ("names that mean the same", conll("names, exact", "with"), 80),
    ("... of those that both have", conll("names, exact", "matched"), 95),
    ("stories, B-cubed", 100 * stories["B3"][2], 90),
    ("all mentions that mean the same", conll("all P/O/L, by head", "with"), 70),
])
