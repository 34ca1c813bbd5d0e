"""Who says and who meets whom, from the dependency trees of a corpus file. usage: trees.py FILE.ncf"""
import sys

import newscorpus as nc


def argument(verb, relation):
    return next((child.subtree_text for child in verb.children if child.deprel == relation), "-")


for token in nc.read(sys.argv[1]).tokens:
    if token.upos == "VERB" and token.lemma in ("say", "meet"):
        print(argument(token, "nsubj"), token.lemma, argument(token, "obj"), sep=" | ")
