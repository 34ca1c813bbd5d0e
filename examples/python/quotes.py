"""Who says what, and who that is, from a corpus file. usage: quotes.py FILE.ncf"""
import sys

import newscorpus as nc

for article in nc.read(sys.argv[1]).articles:
    for quote in article.quotes:
        if quote.speaker:
            entity = article.entities.get(quote.speaker.entity_id)
            roles = "; ".join(fact.role for fact in entity.facts) if entity else ""
            print(quote.speaker_name + (", " + roles if roles else ""), quote.text, sep=": ")
