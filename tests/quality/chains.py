"""Holds above floors how well names of articles are put together across them, on annotated news (MEANTIME: Wikinews on one company, with the
persons, organisations and places that names stand for). Skipped where the data is absent. usage: chains.py NEWSCORPUS PROJECT

Decided is which names of all articles are of one: the articles are analysed and linked from their plain text, as a user does; the names
that are annotated and that the command finds (the same last word) are compared as chains. Given are the mean of MUC, B-cubed and CEAF
(CoNLL), B-cubed, the pairs of names in one chain, and how many of the annotated names the command finds at all."""
import collections
import glob
import json
import os
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

from annotated import dev
from figures import has_model, judge, skip, tool
from shared_b import chains, conll, coref
from xdoc import join_tokens

FLOORS = (("CoNLL F1", 94.0), ("B-cubed F1", 89.5), ("pairs precision", 99.0), ("pairs recall", 70.0), ("names found", 94.0))
KINDS = ("PER", "ORG", "LOC")
files = sorted(glob.glob(os.path.join(dev, "news_multilayer", "MEANTIME", "intra_cross-doc_annotation", "*", "*.xml")))
if not files or not has_model():
    skip("no annotated articles, or no model")


def read(path):
    """The text, and the annotated names: {end: (start, chain)}."""
    root = ElementTree.parse(path).getroot()
    sentences, place, text = collections.defaultdict(list), {}, ""
    for token in root.iter("token"):
        sentences[int(token.get("sentence"))].append(token)
    for number, tokens in sorted(sentences.items()):
        shown, spans = join_tokens([token.text or "" for token in tokens])
        if number:
            text += "\n\n" if number < 3 else " "  # title and date, then the body
        for token, (start, end) in zip(tokens, spans):
            place[token.get("t_id")] = (len(text) + start, len(text) + end)
        text += shown
    instances = {entity.get("m_id"): entity.get("instance_id") or "" for entity in root.iter("ENTITY")}
    chain = {}
    for link in root.iter("REFERS_TO"):
        for source in link.iter("source"):
            chain[source.get("m_id")] = instances.get(link.find("target").get("m_id"), "")
    names = {}  # of those that end at one place the shortest
    for mention in root.iter("ENTITY_MENTION"):
        anchors = [place[anchor.get("t_id")] for anchor in mention.iter("token_anchor")]
        whose = chain.get(mention.get("m_id"), "")
        if anchors and whose.startswith(KINDS) and (mention.get("syntactic_type") or "").endswith("NAM"):
            start, end = min(start for start, _ in anchors), max(end for _, end in anchors)
            names[end] = max(names.get(end, (-1, "")), (start, whose))
    return text, names


key, response, asked = [], [], 0
with tempfile.TemporaryDirectory() as folder:
    gold = {}
    for path in files:
        name = os.path.splitext(os.path.basename(path))[0]
        text, gold[name + ".txt"] = read(path)
        with open(os.path.join(folder, name + ".txt"), "w", encoding="utf-8") as f:
            f.write(text + "\n")
    out = os.path.join(folder, "linked.ncf")
    subprocess.run([tool, "analyze", "-q", folder, "-o", out], check=True)
    with open(out, encoding="utf-8") as f:
        articles = [record for record in map(json.loads, f) if record["record"] == "article"]
for article in articles:
    names = gold[os.path.basename(article["uri"])]
    found = {mention["span"][1]: mention["entity"] for mention in article["mentions"] if mention["form"] == "name" and mention.get("entity")}
    asked += len(names)
    for end, (_, whose) in names.items():
        if end in found:
            key.append(((article["id"], end), whose))
            response.append(((article["id"], end), found[end]))


def pairs(groups):
    return sum(size * (size - 1) // 2 for size in collections.Counter(groups).values())


scores = conll(coref(chains(key), chains(response)))
wanted, given = [chain for _, chain in key], [chain for _, chain in response]
both = pairs(zip(wanted, given))
print("%d articles, %d annotated names of %d chains, %d of them found" % (len(articles), asked, len(set(wanted)), len(key)))
values = (scores["CoNLL"][2], scores["B3"][2], both / pairs(given), both / pairs(wanted), len(key) / asked)
judge([(name, 100 * value, floor) for (name, floor), value in zip(FLOORS, values)])
