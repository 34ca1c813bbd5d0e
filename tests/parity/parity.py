"""Prints a corpus and each of its records as JSON, and the corpus as CoNLL-U, as events for other programs and
as a report. usage: parity.py INPUT [analyze]"""

import sys

import newscorpus as nc


def show(text: str) -> None:
    data = text.encode()
    sys.stdout.buffer.write(b"%d\n%s\n" % (len(data), data))


corpus = nc.read(sys.argv[1])
if len(sys.argv) > 2:
    corpus = corpus.analyze()
show(corpus.to_json())
for article in corpus.articles:
    show(article.to_json())
    show(article._repr_html_())
for records in (corpus.entities, corpus.events, corpus.stories):
    for record in records:
        show(record.to_json())
show(corpus.to_conllu())
if corpus.linked:
    for format in ("plover", "petrarch2", "phoenix", "gdelt", "gdelt-mentions", "plover-x"):
        show(corpus.to_events(format))
show(corpus.report(title="Parity"))
