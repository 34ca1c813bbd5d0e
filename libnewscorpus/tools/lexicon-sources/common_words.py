#!/usr/bin/env python3
"""Makes data/common_words.tsv: frequent English words that are no names.

    common_words.py CONLLU-FILE ... > ../../data/common_words.tsv

The words are counted in the treebanks named in the head of the table. A word is taken when it was seen at least twice in
lower case, and that at least twice as often as with a capital. words.txt beside this script adds words of the news.
"""
import collections
import os
import re
import sys

HEAD = """#! case: fold
# Frequent English words that are no names: they tell whether a word that begins a sentence is a name.
# Counts from the training parts of two treebanks: UD English EWT 2.16 (Universal Dependencies, CC BY-SA 4.0) and GUM 11
# (Georgetown University, the documents with open texts; annotation CC BY 4.0, texts CC BY, CC BY-SA or public domain);
# news words that they lack are an own compilation. Made by tools/lexicon-sources/common_words.py.
# The table is under CC BY-SA 4.0.
# phrases     the word in lower case
# count       how often it was seen in lower case
# upos        its most frequent part of speech there, as in Universal Dependencies
phrases\tcount\tupos"""


def main():
    lower, capital = collections.Counter(), collections.Counter()
    upos = collections.defaultdict(collections.Counter)
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) < 10 or not cells[0].isdigit():
                    continue
                form = cells[1].replace("’", "'")
                if not re.fullmatch(r"[A-Za-z]+(['-][A-Za-z]+)*", form):
                    continue
                if form[0].islower():
                    lower[form.lower()] += 1
                    upos[form.lower()][cells[3]] += 1
                else:
                    capital[form.lower()] += 1
    words = {w: n for w, n in lower.items() if n >= 2 and n >= 2 * capital[w] and "X" != upos[w].most_common(1)[0][0]
             and "PROPN" != upos[w].most_common(1)[0][0]}
    with open(os.path.join(os.path.dirname(__file__), "words.txt"), encoding="utf-8") as own:
        for word in (w for line in own if line[0] != "#" for w in line.split()):
            words.setdefault(word, lower.get(word, 0))
    print(HEAD)
    for word in sorted(words, key=lambda w: (-words[w], w)):
        kinds = upos[word]
        tag = min(kinds, key=lambda k: (-kinds[k], k)) if kinds else ""
        print(word, words[word], tag, sep="\t")


main()
