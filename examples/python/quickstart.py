"""From a folder of articles to events. usage: quickstart.py FOLDER"""
import sys

import newscorpus as nc

corpus = nc.read(sys.argv[1]).analyze()
for event in corpus.events:
    print(event.date or "", event.type, ", ".join(actor.name for actor in event.actors))
