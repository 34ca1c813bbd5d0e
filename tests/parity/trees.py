"""Prints the tokens and trees of a corpus. usage: trees.py INPUT"""

import sys

import newscorpus as nc

sys.stdout.reconfigure(encoding="utf-8", newline="\n")


def index(record):
    return "_" if record is None else str(record.index)


def indexes(tokens):
    return ",".join(str(token.index) for token in tokens)


for article in nc.read(sys.argv[1]).articles:
    for token in article.tokens:
        strings = (token.text, token.lemma, token.upos, token.xpos, token.feats.get("Number"), token.feats.get("A"), token.deprel)
        print(token.index, *("_" if s is None else s for s in strings), index(token.sentence), index(token.head),
              indexes(token.children), indexes(token.subtree), indexes(token.ancestors), index(token.common(article.tokens[0])),
              sep="\t")
    for sentence in article.sentences:
        print(f"sentence {sentence.index} root\t{index(sentence.root)}")
        for token in sentence.tokens:
            last = sentence.tokens[-1]
            path = token.path_to(last)
            steps = [" no way"] if path is None else [f" {'up' if step.up else 'down'} {step.token.index}" for step in path]
            print(f"{token.index} to {last.index}:{''.join(steps)}")
        print(sentence._repr_html_())
    columns = article.tokens.columns()
    for name in ("lemma", "upos", "feats", "deprel"):
        values = [] if getattr(columns, name) is None else columns.values(name)
        print(name, *("_" if s is None else s for s in values), sep="\t")
