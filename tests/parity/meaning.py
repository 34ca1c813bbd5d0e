"""Prints what each layer of meaning says, field by field, as a user of the API reads it. usage: meaning.py INPUT"""

import sys

import newscorpus as nc


def show(*fields: object) -> None:
    line = "\t".join("-" if field is None else f"{field:g}" if isinstance(field, (int, float)) else str(field) for field in fields)
    sys.stdout.buffer.write(line.encode() + b"\n")


for article in nc.read(sys.argv[1]).articles:
    for time in article.times:
        show("time", time.text, time.type, time.value, time.mod, time.quant, time.freq, time.begin_value, time.end_value,
             time.evidence, time.because)
    for amount in article.quantities:
        unit = amount.unit_span and article.text[slice(*amount.unit_span)]
        show("quantity", amount.text, amount.value, amount.high, amount.bound, amount.unit, unit, amount.casualty,
             amount.evidence, amount.because)
    for mention in article.mentions:
        show("mention", mention.text, mention.type, mention.form, mention.entity and mention.entity.name, mention.head,
             mention.number, mention.gender, mention.stands_for, mention.evidence, mention.because)
    for quote in article.quotes:
        show("quote", quote.text, quote.kind, quote.speaker_name, quote.cue, quote.inside and quote.inside.text, quote.because)
    for entity in article.entities:
        show("entity", entity.id, entity.name, entity.gender, "unnamed" if entity.unnamed else "named")
        for fact in entity.facts:
            show("fact", fact.text, fact.role, fact.of and fact.of.name, fact.country, fact.sector,
                 "former" if fact.former else "present", fact.because)
