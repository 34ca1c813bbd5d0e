"""Treebanks go through the library and come back. usage: treebanks.py NEWSCORPUS SOURCE

They are English ones, EWT and GUM, in the folder that NEWSCORPUS_SHARED names, or ../shared beside the project.

Of all lines that a corpus can hold (ID to DEPREL, SpaceAfter, # text, # newdoc, # newpar; without empty nodes), 99.9 % have
to be the same: what differs are words that were run together by mistake and are read as one surface token."""
import collections
import glob
import os
import subprocess
import sys

import ud_format

tool, source = map(os.path.abspath, sys.argv[1:3])
folder = os.path.join(os.environ.get("NEWSCORPUS_SHARED") or os.path.join(os.path.dirname(source), "shared"), "data", "dev")
BANKS = {"EWT": "**/en_ewt-ud-dev.conllu", "GUM": "**/GUM_*.conllu"}
FLOOR = 99.9


def lines(text):
    """The lines of each sentence that can be compared."""
    for _, comments, rows in ud_format.sentences(text):
        kept = [c for c in comments if c.startswith(("# newdoc", "# text ="))]
        kept += ["# newpar" for c in comments if c.startswith("# newpar") and not c.startswith("# newpar_block")]
        for row in rows:
            if "." not in row["ID"]:
                kept.append("\t".join(row[c] for c in ud_format.COLUMNS[:8]) + str("SpaceAfter=No" in row["MISC"].split("|")))
        yield collections.Counter(kept)


def convert(arguments, data=None):
    done = subprocess.run([tool, "convert", "-q", *arguments, "--to", "conllu", "-o", "-"], input=data, capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode())
    return done.stdout


failed = False
for name, pattern in BANKS.items():
    paths = sorted(glob.glob(os.path.join(folder, pattern), recursive=True))
    if not paths:
        print(f"skipped: no {name} in {folder}")
        sys.exit(77)
    gold = ""
    for path in paths:
        with open(path, encoding="utf-8") as f:
            gold += f.read()
    data = convert(paths)
    written = data.decode()
    first, second = list(lines(gold)), list(lines(written))
    same = sum(sum((a & b).values()) for a, b in zip(first, second))
    total = sum(sum(a.values()) for a in first)
    problems = ud_format.check_file(written)
    share = 100 * same / total
    ok = len(first) == len(second) and share >= FLOOR and not problems and convert(["-"], data) == data
    failed |= not ok
    print(f"{name}: {len(first)} sentences, {same} of {total} lines the same, {share:.2f} %, {len(problems)} problems{'' if ok else '  <-- failed'}")
    for problem in problems[:10]:
        print("  " + problem)
sys.exit(failed)
