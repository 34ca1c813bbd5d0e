"""Prints the mistakes in dictionaries and the events that they code, as a user of the API reads them.
usage: coding.py INPUT [DICTIONARIES], where without the second what the input has is printed"""

import sys
from itertools import zip_longest

import newscorpus as nc


def show(*fields: object) -> None:
    line = "\t".join("-" if field is None else str(field) for field in fields)
    sys.stdout.buffer.write(line.encode() + b"\n")


def refused(**options: object) -> None:
    try:
        corpus.analyze(**options)  # type: ignore[arg-type]
    except nc.Error as error:
        show(error.status, error.message)


def side(mentions: tuple[nc.Mention, ...], codes: tuple[str | None, ...]) -> list[str | None]:
    return [field for mention, code in zip_longest(mentions, codes) for field in (mention.text, code)] + [";"]


def people(participants: tuple[nc.Participant, ...]) -> list[str | None]:
    return [field for who in participants for field in (who.name, who.code)] + [";"]


corpus = nc.read(sys.argv[1])
if len(sys.argv) > 2:
    dictionary = nc.Dictionary(sys.argv[2])
    show("counts", *dictionary.counts.values())
    for found in dictionary.diagnostics:
        show(f"{found.source}:{found.line}:{found.column}", found.severity, found.number, found.message)
    refused(dictionaries=dictionary)
    refused(coder="cameo")
    corpus = corpus.analyze(dictionaries=dictionary, coder="cameo")
for event in corpus.event_mentions:
    show("mention", event.type, event.cameo, event.code, event.because, *side(event.actors, event.actor_codes),
         *side(event.recipients, event.recipient_codes))
for record in corpus.events:
    show("record", record.type, record.quad_code, record.cameo, *people(record.actors), *people(record.recipients))
