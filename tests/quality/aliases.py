"""Holds above floors what is made of the names of a public list of sanctions: the list gives each person and organisation a name and
aliases. Skipped where the data is absent. usage: aliases.py NEWSCORPUS PROJECT

What is decided, always from the two names and their type alone:
  compare  whether a name and an alias are one's (`newscorpus names NAME NAME`: one, or open): every alias against the name of whom the list
           has it for, and, as many at most, against the name or an alias of another with whom it shares a word of three letters or more,
           drawn by a checksum. Names of two that are the same letter for letter are left out: nothing tells them apart.
  keys     which of the pairs that are one's share a key, without which linking never compares them.
  link     which names end up in one record when each stands alone in an article (`newscorpus link`): all pairs of the list.
An alias that has no word in common with the name (a nom de guerre, a translation, a former firm) cannot be found by any comparison; the recall
without these is given beside: words are in common when difflib finds three quarters of them alike."""
import collections
import concurrent.futures
import csv
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib

from annotated import dev
from figures import judge, skip, tool

PARTICLES = {"bin", "ibn", "abu", "the", "and", "del", "los", "abd", "for"}
KINDS = {"individual": "PER", "-0-": "ORG"}
# Per cent.
FLOORS = {
    "PER": {"compare precision": 98.0, "compare recall": 64.5, "in common": 76.5, "keys": 77.5, "link precision": 95.0, "link recall": 49.0},
    "ORG": {"compare precision": 92.5, "compare recall": 38.0, "in common": 50.0, "keys": 63.5, "link precision": 73.0, "link recall": 21.0},
}
folder = os.path.join(dev, "names", "ofac-sdn")
if not os.path.isdir(folder):
    skip("no list of sanctions at " + folder)


def rows(name):
    with open(os.path.join(folder, name), encoding="latin-1", newline="") as f:
        return [row for row in csv.reader(f) if len(row) > 3]


def in_order(name, kind):
    """ "SURNAME, Given" as "Given SURNAME"."""
    name = " ".join(name.split())
    last, comma, first = name.partition(", ")
    return first + " " + last if comma and kind == "PER" else name


def words(name):
    return {word for word in re.findall(r"[^\W\d_]{3,}", name.lower()) if word not in PARTICLES}


def letters(name):
    return re.findall(r"\w+", name.lower())


def compare(pair):
    done = subprocess.run([tool, "names", "--json", "--type", pair[0], "--", pair[1], pair[2]], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def share_a_word(a, b):
    return any(difflib.SequenceMatcher(None, x, y).ratio() >= 0.75 for x in words(a) for y in words(b))


def linked(kind, names):
    """The record of each name, all standing alone in articles."""
    with tempfile.TemporaryDirectory() as place:
        source, target = os.path.join(place, "names.ncf"), os.path.join(place, "linked.ncf")
        with open(source, "w", encoding="utf-8") as f:
            print('{"record":"corpus","ncf":1,"language":"en"}', file=f)
            for i, name in enumerate(names):
                entity = {"id": "x", "type": kind, "name": name, "country": None, "sector": None, "roles": []}
                mention = {"span": [0, len(name)], "type": kind, "form": "name", "entity": "x"}
                article = {"record": "article", "id": "%05d" % i, "text": name, "mentions": [mention], "entities": [entity]}
                print(json.dumps(article, ensure_ascii=False), file=f)
        subprocess.run([tool, "link", "-q", source, "-o", target], check=True)
        with open(target, encoding="utf-8") as f:
            articles = [record for record in map(json.loads, f) if record["record"] == "article"]
        return [article["entities"][0]["id"] for article in articles]


def pairs_of(groups):
    return sum(size * (size - 1) // 2 for size in collections.Counter(groups).values())


def measure(kind, whose, names, main):
    """whose: the owner of each name, in the list's order; main: the index of each owner's name."""
    by_word = collections.defaultdict(list)
    for i, name in enumerate(names):
        for word in words(name):
            by_word[word].append(i)
    aliases = [i for i in range(len(names)) if main[whose[i]] != i]
    others = set()
    for i in aliases:
        rivals = sorted({j for word in words(names[i]) for j in by_word[word] if whose[j] != whose[i] and letters(names[j]) != letters(names[i])})
        if rivals:
            j = rivals[zlib.crc32(names[i].encode()) % len(rivals)]
            others.add((min(i, j), max(i, j)))
    right = [(kind, names[main[whose[i]]], names[i]) for i in aliases]
    wrong = [(kind, names[i], names[j]) for i, j in sorted(others)]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        told = list(pool.map(compare, right + wrong))
    joined = [match["verdict"] != "apart" for match in told]
    found, mistaken = sum(joined[:len(right)]), sum(joined[len(right):])
    likely = [joins for joins, (_, a, b) in zip(joined, right) if share_a_word(a, b)]
    records = linked(kind, names)
    both = pairs_of(zip(whose, records))
    figures = {
        "compare precision": found / (found + mistaken), "compare recall": found / len(right), "in common": sum(likely) / len(likely),
        "keys": sum(match["keys"] > 0 for match in told[:len(right)]) / len(right),
        "link precision": both / pairs_of(records), "link recall": both / pairs_of(whose),
    }
    print("%s: %d names of %d, %d aliases, %d of them with a word in common, against %d pairs of two" %
          (kind, len(names), len(main), len(right), len(likely), len(wrong)))
    return [("%s %s" % (kind, name), 100 * value, FLOORS[kind][name]) for name, value in figures.items()]


listed = {row[0]: (row[1], KINDS.get(row[2].strip())) for row in rows("sdn.even.csv")}
everything = [(owner, name) for owner, (name, _) in listed.items()] + [(row[0], row[3]) for row in rows("alt.even.csv") if row[0] in listed]
results = []
for asked in ("PER", "ORG"):
    chosen = [(owner, in_order(name, asked)) for owner, name in everything if listed[owner][1] == asked]
    first = {}
    for place, (owner, _) in enumerate(chosen):
        first.setdefault(owner, place)
    results += measure(asked, [owner for owner, _ in chosen], [name for _, name in chosen], first)
sys.stdout.flush()
judge(results)
