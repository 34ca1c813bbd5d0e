#!/usr/bin/env python3
"""Learns the weights by which articles are put into stories (src/link/story_weights.h).

    fit_stories.py ECBPLUS_DIR NEWSCORPUS LINK_PAIRS > story_weights.h

Arguments, data and method as in fit.py. Two articles are on one story when ECB+ has them in one half of a topic: its halves are two
happenings of one sort. Of pairs from two topics every tenth is taken.
"""
import os
import re
import subprocess
import sys
import tempfile

import fit

SCALE = 100  # thousandths of the score to one of the log odds
MIDDLE = 500
fit.PENALTY = 1.0


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder, command, program = sys.argv[1:]
    files = sorted(os.path.join(top, f) for top, _, names in os.walk(os.path.join(folder, "ECB+")) for f in names if f.endswith(".xml"))
    with tempfile.TemporaryDirectory() as tmp:
        for path in files:
            with open(os.path.join(tmp, os.path.basename(path)[:-4] + ".txt"), "w", encoding="utf-8", newline="") as f:
                f.write(fit.read(path)[0])
        corpus = os.path.join(tmp, "all.ncf")
        subprocess.run([command, "analyze", tmp, "--no-link", "-o", corpus], check=True)
        story_of = {i: re.sub(r"_\d+", "", name) for i, name in fit.names_of(corpus).items()}
        lines = subprocess.run([program, "--stories", corpus], check=True, capture_output=True, text=True).stdout.splitlines()
    topic_of = {s: int(re.match(r"\d+", s).group()) for s in story_of.values()}
    names, pairs = lines[0].split(), []
    for number, line in enumerate(lines[1:]):
        a, b, *answers = line.split()
        x, y = story_of[a], story_of[b]
        if topic_of[x] == topic_of[y] or number % 10 == 0:
            pairs.append(([int(n) / 1000 for n in answers], x == y, 1))
    weights = fit.fit(pairs, names)
    ones = sum(one for _, one, _ in pairs)
    print("/* Made by tools/link-weights/fit_stories.py from %d pairs of articles in ECB+, %d of them on one story. */" % (len(pairs), ones))
    for i, (name, w) in enumerate(zip(names, weights)):
        print("  %d, /* %s */" % (round(w * SCALE + (0 if i else MIDDLE)), name))


if __name__ == "__main__":
    main()
