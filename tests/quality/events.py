"""Holds the coding of events above floors on sentences of our own: events-dev.tsv, on which the coder may be tuned, and
events-blind.tsv, which is never tuned on. usage: events.py NEWSCORPUS PROJECT"""
from event_sentences import code_all, is_right, read
from figures import has_model, judge, skip

if not has_model():
    skip("no language model")


def figures(name, category, pair, both, precision, silent):
    """The share of sentences whose type is found, whose parties are, both in one event; of events with the right type; of sentences
    without an event that stay without."""
    rows = code_all(read(name))
    told = [(s, events) for s, events in rows if s.expected]
    paired = [(s, events, {p for e in s.expected for p in e.pairs if all(p)}) for s, events in told]
    paired = [row for row in paired if row[2]]
    share = lambda part, whole: 100 * part / whole
    right = lambda s, events: [e for e in events if is_right(e, s)]
    quiet = [events for s, events in rows if not s.expected]
    return [
        (name + ": category", share(sum(bool(right(s, events)) for s, events in told), len(told)), category),
        (name + ": pair of countries", share(sum(any(e.pairs & pairs for e in events) for _, events, pairs in paired), len(paired)), pair),
        (name + ": both in one event", share(sum(any(e.pairs & pairs for e in right(s, events)) for s, events, pairs in paired), len(paired)), both),
        (name + ": precision", share(sum(len(right(s, events)) for s, events in told), sum(len(events) for _, events in told)), precision),
        (name + ": nothing where nothing is", share(sum(not events for events in quiet), len(quiet)), silent),
    ]


judge(figures("dev", 68, 57, 52, 85, 90) + figures("blind", 67, 57, 52, 85, 95))
