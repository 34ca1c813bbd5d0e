"""How far the confidence of events can be believed. usage: calibration.py NEWSCORPUS PROJECT

First the shares of right events by their kind, from which `confidence_of` (src/meaning/event_records.c) has its figures; then, for what
the command gives now, the reliability table and the expected calibration error (Naeini, Cooper and Hauskrecht 2015, in the bins below).
The figures are set on events-dev.tsv and, where it lies beside the project, on sentences that are labelled with their CAMEO quad
class; events-blind.tsv takes no part in that and says how well they hold elsewhere. Right is an event of a type that its sentence
tells (of a quad class, in the labelled ones), so that a second event beside it that is not told counts as wrong."""
import collections
import os

from event_sentences import analyze, code_all, coded, is_right, read
from figures import has_model, judge, project, skip

BINS = (0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
CLASSES = ((1, "03 04 05"), (2, "06 07 08"), (3, "09 11 12 13 16"), (4, "14 15 17 18 19 20"))
QUADS = {root: {quad} for quad, roots in CLASSES for root in roots.split()}
QUADS["10"] = {0, 3}  # PLOVER takes CAMEO's appeals, in no class, and its demands as one
shared = os.environ.get("NEWSCORPUS_SHARED") or os.path.join(os.path.dirname(project), "shared")
labelled = os.path.join(shared, "data", "train", "events", "cameo_class", "train.tsv")


def of_our_own(name):
    """[(event, whether it is right)]"""
    return [(event, is_right(event, sentence)) for sentence, events in code_all(read(name)) for event in events]


def of_quad_classes():
    if not os.path.exists(labelled):
        return []
    with open(labelled, encoding="utf-8") as f:
        rows = [line.rstrip("\n").rsplit("\t", 1) for line in f]
    found = analyze([(str(i), None, text) for i, (text, _) in enumerate(rows)])
    return [(event, int(label) in QUADS.get(event.root, {0})) for i, (_, label) in enumerate(rows) for event in coded(*found[str(i)])]


def kind(event):
    return "%s, %s, %s" % ("noun" if event.noun else "verb", "both sides" if event.two_sides else "one side",
                           "actor known" if event.known else "no actor known")


def table(title, cases, key, expected, figure):
    """Events, the share of right ones and the one expected by what is known so far, kind by kind; `figure` makes the constant of them."""
    kinds = collections.defaultdict(list)
    for event, right, weight in cases:
        kinds[key(event)].append((weight, weight * right, weight * expected(event)))
    print("\n%-36s%8s%8s%10s%8s" % (title, "events", "right", "expected", "figure"))
    figures = {}
    for name, members in sorted(kinds.items()):
        weight, right, hoped = map(sum, zip(*members))
        figures[name] = figure(weight, right, hoped)
        print("%-36s%8d%8.2f%10.2f%8.2f" % (name, len(members), right / weight, hoped / weight, figures[name]))
    return figures


def fit(*sets):
    """A share for each kind, what each type lies above or below it, and the part that is left where it is not told as a fact. Each set
    weighs as much as the first. Few events say little: ten more are thought of that are as all are, twenty for a type."""
    cases = [(event, right, len(sets[0]) / len(pairs)) for pairs in sets for event, right in pairs]
    facts = [case for case in cases if case[0].status in ("occurred", "ongoing")]
    mean = sum(weight * right for _, right, weight in facts) / sum(weight for *_, weight in facts)
    shares = table("told as a fact", facts, kind, lambda e: mean, lambda n, right, hoped: (right + 10 * mean) / (n + 10))
    above = table("type", facts, lambda e: e.type, lambda e: shares[kind(e)], lambda n, right, hoped: (right - hoped) / (n + 20))
    table("status", cases, lambda e: e.status, lambda e: shares.get(kind(e), mean) + above.get(e.type, 0), lambda n, right, hoped: right / hoped)


def reliability(name, pairs):
    """Prints the table; gives the expected calibration error."""
    print("\n%s: %d events\n%-16s%8s%12s%8s" % (name, len(pairs), "confidence", "events", "mean of it", "right"))
    error = 0
    for low, high in zip(BINS, BINS[1:]):
        inside = [(event.confidence, right) for event, right in pairs if low <= event.confidence < high]
        if inside:
            mean, right = (sum(column) / len(inside) for column in zip(*inside))
            error += abs(mean - right) * len(inside) / len(pairs)
            print("%.2f to %.2f %12d%12.2f%8.2f" % (low, min(high - 0.01, 1), len(inside), mean, right))
    ranks = [(event.confidence, right) for event, right in pairs]
    wins = [(a > b) + (a == b) / 2 for a, right in ranks if right for b, wrong in ranks if not wrong]
    print("expected calibration error %.3f, right above wrong %.2f" % (error, sum(wins) / max(len(wins), 1)))
    return error


if not has_model():
    skip("no language model")
dev, classes, blind = of_our_own("dev"), of_quad_classes(), of_our_own("blind")
fit(dev, classes)
errors = [reliability(name, pairs) for name, pairs in (("dev and quad classes", dev + classes), ("dev", dev), ("blind", blind))]
print()
judge([("calibration: 1 - error, blind", 1 - errors[2], 0.9)])
