#!/usr/bin/env python3
"""Learns the weights by which those whom a story describes are compared (src/link/figure_weights.h).

    fit_figures.py ECBPLUS_DIR NEWSCORPUS LINK_PLAYERS > figure_weights.h

ECBPLUS_DIR holds ECB+ (Cybulska and Vossen 2014, CC BY 3.0), or the part of it that is for training, with the list of its
sentences that are annotated in full. NEWSCORPUS is the command, LINK_PLAYERS the program made of players.c. Each subtopic is linked by
itself. Of two players the share of pairs of mentions that are annotated as one is learnt, by the same regression as the weights of
events (fit.py), of two descriptions and of a name with a description apart.
"""
import collections
import csv
import math
import os
import re
import subprocess
import sys
import tempfile

import fit

ENTITY = re.compile(r"(HUMAN_PART|NON_HUMAN_PART|LOC_)")
COLUMNS = 2
MIDDLE = 500       # the score of even odds


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def chains_of(marks, spans):
    """-> {span: chain}, the best overlap first, each mark and span once"""
    pairs = sorted((-overlap(m, s), i, s) for s in spans for i, m in enumerate(marks) if m[0] < s[1] and s[0] < m[1])
    found, used = {}, set()
    for _, i, s in pairs:
        if s not in found and i not in used:
            found[s] = marks[i][2]
            used.add(i)
    return found


def players_of(files, listed, command, program):
    """The lines of one subtopic: names of the questions, and (column, answers, pairs of mentions that are one, and that are not)"""
    with tempfile.TemporaryDirectory() as tmp:
        marks = {}
        for path in files:
            name = os.path.basename(path)[:-4]
            text, marks[name] = fit.read(path, ENTITY, listed[name])
            with open(os.path.join(tmp, name + ".txt"), "w", encoding="utf-8", newline="") as f:
                f.write(text)
        corpus = os.path.join(tmp, "all.ncf")
        subprocess.run([command, "analyze", tmp, "--no-link", "-o", corpus], check=True)
        ids = fit.names_of(corpus)
        lines = subprocess.run([program, corpus], check=True, capture_output=True, text=True).stdout.splitlines()
    told, rows, chains = [], [], []
    def close():
        spans = collections.defaultdict(list)
        for player in told:
            for article, span in player:
                spans[article].append(span)
        chain = {a: chains_of(marks[a], s) for a, s in spans.items()}
        chains[:] = [collections.Counter(chain[a][s] for a, s in player if s in chain[a]) for player in told]
    for line in lines[1:]:
        kind, *values = line.split()
        if kind == "player":
            if values[0] == "0":
                told, chains = [], []
            mentions = values[1:]
            told.append([(ids[mentions[i]], (int(mentions[i + 1]), int(mentions[i + 2]))) for i in range(0, len(mentions), 3)])
        else:
            if not chains:
                close()
            a, b, column, *answers = map(int, values)
            x, y = chains[a], chains[b]
            all_pairs, one = sum(x.values()) * sum(y.values()), sum(n * y[c] for c, n in x.items())
            if all_pairs:
                rows.append((column, [n / 1000 for n in answers], one, all_pairs - one))
    return lines[0].split(), rows


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, command, program = sys.argv[1:]
    listed = collections.defaultdict(set)
    with open(os.path.join(folder, "ECBplus_coreference_sentences.csv"), encoding="utf-8") as f:
        for row in csv.DictReader(f):
            listed["%s_%s" % (row["Topic"], row["File"])].add(int(row["Sentence Number"]))
    stories = collections.defaultdict(list)
    for top, _, files in os.walk(os.path.join(folder, "ECB+")):
        for name in files:
            stories[re.sub(r"_\d+", "", name)].append(os.path.join(top, name))
    examples = [[] for _ in range(COLUMNS)]
    for story in sorted(stories):
        names, rows = players_of(sorted(stories[story]), listed, command, program)
        for column, answers, one, other in rows:
            counts = math.sqrt(one + other) / (one + other)
            examples[column] += [(answers, True, counts * one)] * (one > 0) + [(answers, False, counts * other)] * (other > 0)
    weights = [fit.fit_all(e, len(names)) for e in examples]
    print("/* Made by tools/link-weights/fit_figures.py from ECB+: of two descriptions (%d pairs), and of a name and a description (%d). */"
          % tuple(map(len, examples)))
    for i, name in enumerate(names):
        print("  { %s }, /* %s */" % (", ".join("%d" % round(w[i] * fit.SCALE + (0 if i else MIDDLE)) for w in weights), name))


if __name__ == "__main__":
    main()
