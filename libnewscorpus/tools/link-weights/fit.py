#!/usr/bin/env python3
"""Learns the weights by which reports of events are compared (src/link/event_weights.h).

    fit.py ECBPLUS_DIR NEWSCORPUS LINK_PAIRS > event_weights.h

ECBPLUS_DIR holds ECB+ (Cybulska and Vossen 2014, CC BY 3.0), or the part of it that is for training: folders ECB+/<topic> of
<topic>_<n>ecb[plus].xml. NEWSCORPUS is the command, LINK_PAIRS the program made of pairs.c. All articles are analysed; of reports
whose triggers are annotated, those of one chain are one happening, all others are not. Logistic regression with a quadratic
penalty on what differs from EXPECTED, by Newton's method; needs nothing but Python. What agrees may not count against, what differs not for: an answer whose
weight has the wrong sign is left out (weight 0). The same data and library give the same weights.
"""
import math
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

PENALTY = 8.0      # on the squares of how far weights but the first lie from what is expected
SCALE = 1000 / 12  # thousandths of the score to one of the log odds
MIDDLE = 560       # the score of even odds: records are best when pairs of odds of one to seven are joined still (score_events.c: 400)
OTHER_TOPIC = 0.1  # what a pair from two topics counts
AGAINST = {"other-names", "described-otherwise", "one-names-nobody", "other-recipient", "other-person", "other-size", "other-place",
           "same-article", "other-word", "other-harm", "day-apart", "other-persons"}
# In a story of the annotated ones nearly all arrests are of one person, so that they say little of who takes part, where and how many;
# log odds that are expected without them:
EXPECTED = {"same-participant": 1, "more-in-common": 1, "same-recipient": 1, "same-size": 1, "same-place": 1,
            "other-names": -1, "other-recipient": -1, "other-size": -1, "other-place": -1}
EITHER = {"prior", "same-country", "named-and-described", "both-name-nobody"}
ACTION = re.compile(r"(NEG_)?ACTION_")


def read(path, kind=ACTION, sentences=None):
    """Annotations of one kind, in some sentences or in all. -> (text, [(start, end, chain)])"""
    root = ET.parse(path).getroot()
    text, at, sentence, listed = "", {}, None, set()
    for token in root.iter("token"):
        word = '"' if token.text in ("``", "''") else token.text or ""
        if token.get("sentence") == "0" and path.endswith("plus.xml"):
            continue  # a web address
        if token.get("sentence") != sentence:
            text, sentence = text + "\n" * bool(text), token.get("sentence")
        elif not re.fullmatch(r"[.,;:?!)\]}%]+|'(s|m|re|ve|ll|d)|n't|'", word):
            text += " "
        at[token.get("t_id")] = (len(text.encode()), len((text + word).encode()))
        text += word
        if sentences is None or int(token.get("sentence")) in sentences:
            listed.add(token.get("t_id"))
    topic = os.path.basename(path).split("_")[0]
    chains, marks = {}, []
    for relation in root.find("Relations"):
        own = relation.tag != "CROSS_DOC_COREF"
        chain = path + relation.find("target").get("m_id") if own else topic + relation.get("note")
        for source in relation.findall("source"):
            chains[source.get("m_id")] = chain
    for mark in root.find("Markables"):
        spans = [at[a.get("t_id")] for a in mark.findall("token_anchor") if a.get("t_id") in at]
        if spans and kind.match(mark.tag) and mark.find("token_anchor").get("t_id") in listed:
            marks.append((min(spans)[0], max(spans)[1], chains.get(mark.get("m_id"), path + mark.get("m_id"))))
    return text, marks


def pairs_of(folder, command, program):
    """-> (names, [(answers, is one, counts)])"""
    files = sorted(os.path.join(top, f) for top, _, names in os.walk(os.path.join(folder, "ECB+")) for f in names if f.endswith(".xml"))
    with tempfile.TemporaryDirectory() as tmp:
        marks = {}
        for path in files:
            name = os.path.basename(path)[:-4]
            text, found = read(path)
            marks[name] = found
            with open(os.path.join(tmp, name + ".txt"), "w", encoding="utf-8", newline="") as f:
                f.write(text)
        corpus = os.path.join(tmp, "all.ncf")
        subprocess.run([command, "analyze", tmp, "--no-link", "-o", corpus], check=True)
        ids = names_of(corpus)
        lines = subprocess.run([program, corpus], check=True, capture_output=True, text=True).stdout.splitlines()
    chain_at = lambda name, at: next((c for s, e, c in sorted(marks[name], key=lambda m: m[1] - m[0]) if s <= at < e), None)
    pairs = []
    for line in lines[1:]:
        a, a_at, b, b_at, *answers = line.split()
        x, y = ids[a], ids[b]
        one, other = chain_at(x, int(a_at)), chain_at(y, int(b_at))
        if one and other:
            counts = 1 if x.split("_")[0] == y.split("_")[0] else OTHER_TOPIC
            pairs.append(([int(n) / 1000 for n in answers], one == other, counts))
    return lines[0].split(), pairs


def names_of(corpus):
    """-> {id of the article: name of its file}"""
    import json
    with open(corpus, encoding="utf-8") as f:
        records = [json.loads(line) for line in f]
    return {r["id"]: os.path.basename(r["uri"])[:-4] for r in records if r["record"] == "article"}


def solve(matrix, right):
    n = len(right)
    rows = [list(matrix[i]) + [right[i]] for i in range(n)]
    for i in range(n):
        best = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for k in range(i + 1, n):
            f = rows[k][i] / rows[i][i]
            for j in range(i, n + 1):
                rows[k][j] -= f * rows[i][j]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][j] * out[j] for j in range(i + 1, n))) / rows[i][i]
    return out


def fit(pairs, names):
    """Without what would get a weight of the wrong sign, the worst first."""
    out = set()
    while True:
        expected = [0 if i in out else EXPECTED.get(name, 0) for i, name in enumerate(names)]
        weights = fit_all([([0 if i in out else x for i, x in enumerate(a)], one, n) for a, one, n in pairs], expected)
        wrong = [(-abs(w), i) for i, w in enumerate(weights) if names[i] not in EITHER and (w > 1e-9) == (names[i] in AGAINST) and abs(w) > 1e-9]
        if not wrong:
            return weights
        out.add(min(wrong)[1])


def fit_all(pairs, expected):
    count, weights = len(expected), list(expected)
    known = [([(i, x) for i, x in enumerate(answers) if x], one, counts) for answers, one, counts in pairs]
    for _ in range(20):
        slope = [-PENALTY * (w - expected[i]) * (i > 0) for i, w in enumerate(weights)]
        bend = [[(PENALTY if i else 1e-9) * (i == j) for j in range(count)] for i in range(count)]
        for answers, one, counts in known:
            p = 1 / (1 + math.exp(-sum(weights[i] * x for i, x in answers)))
            for i, x in answers:
                slope[i] += counts * (one - p) * x
                for j, y in answers:
                    bend[i][j] += counts * p * (1 - p) * x * y
        step = solve(bend, slope)
        weights = [w + s for w, s in zip(weights, step)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    names, pairs = pairs_of(*sys.argv[1:])
    weights = fit(pairs, names)
    ones = sum(one for _, one, _ in pairs)
    print("%d pairs, %d of them one happening" % (len(pairs), ones), file=sys.stderr)
    print("/* Made by tools/link-weights/fit.py from %d pairs of reports in ECB+, %d of them of one happening. */" % (len(pairs), ones))
    for i, (name, w) in enumerate(zip(names, weights)):
        print("  %d, /* %s */" % (round(w * SCALE + (0 if i else MIDDLE)), name))


if __name__ == "__main__":
    main()
