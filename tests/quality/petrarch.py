"""Holds the CAMEO coder above floors on PETRARCH's own unit records: which of them come out exactly as expected, each group of
records under its own options. Skipped where the data is absent. usage: petrarch.py NEWSCORPUS PROJECT

A record says which sentence it is of twice: as text, and as the words of its parse, which is what PETRARCH read. Where the two
differ, the words of the parse count. Two records expect that a damaged parse is refused; sentences have none to damage, so they
are left out."""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from annotated import dev
from figures import judge, tool

records = os.path.join(dev, "events", "suites", "petrarch1_unittest.jsonl")
dictionaries = os.path.join(dev, "events", "petrarch2-unit-records")


def letters(text):
    return re.sub(r"[^a-z0-9]", "", re.sub(r"-[lr]rb-", "", text.lower()))


def sentence(record):
    words = " ".join(re.findall(r"\(\S+ ([^\s()]+) ?\)", record["parse"] or ""))
    if letters(words) == letters(record["text"]):
        return record["text"]
    return re.sub(r" ([,.;:'’]|n't)", r"\1", words)


def normal(events):
    """Actors that are told by their own words, as options may ask, have no code in the records."""
    known = lambda code: "" if not code or code.startswith('"') else code
    return sorted((known(s), known(t), code) for s, t, code in events)


def coded(records, options):
    """The events of each record: source, target, code."""
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(dictionaries):
            if name.startswith("PETR.Validate"):
                shutil.copy(os.path.join(dictionaries, name), folder)
        with open(os.path.join(folder, "PETR_config.ini"), "w", encoding="utf-8") as f:
            f.write("[Dictionaries]\n")
            for key, kind in (("verbfile_name", "verbs"), ("actorfile_list", "actors"), ("agentfile_name", "agents"), ("discardfile_name", "discards")):
                f.write("%s = PETR.Validate.%s.txt\n" % (key, kind))
            f.write("[Options]\n" + "".join("%s = %s\n" % option for option in options))
        given, taken = os.path.join(folder, "given.ncf"), os.path.join(folder, "taken.ncf")
        with open(given, "w", encoding="utf-8") as f:
            f.write('{"record":"corpus","ncf":1}\n')
            for number, record in records:
                day = record["date"]
                f.write(json.dumps({"record": "article", "id": str(number), "text": sentence(record),
                                    "published": "-".join((day[:4], day[4:6], day[6:8]))}) + "\n")
        subprocess.run([tool, "analyze", given, "-o", taken, "-q", "--no-link", "--dictionaries", folder, "--coder", "cameo"], check=True)
        with open(taken, encoding="utf-8") as f:
            articles = [a for a in map(json.loads, f) if a["record"] == "article"]
    sides = lambda event, side: [x["code"] for x in event[side]] or ["---"]
    return {int(a["id"]): [(s, t, e.get("code") or e["cameo"]) for e in a["events"] for s in sides(e, "actor") for t in sides(e, "recipient")] for a in articles}


with open(records, encoding="utf-8") as f:
    groups = collections.defaultdict(list)
    for number, record in enumerate(map(json.loads, f)):
        if record["expected"] is None or record["id"] in ("ERROR-02", "ERROR-03"):
            continue
        options = tuple(sorted((k, v) for k, v in (record.get("config_in_force") or {}).items() if k != "stop_on_error"))
        groups[options].append((number, record))
right, total = collections.Counter(), collections.Counter()
for options, members in groups.items():
    events = coded(members, options)
    for number, record in members:
        kind = bool(record["expected"])
        good = normal(events[number]) == normal(record["expected"])
        total[kind] += 1
        right[kind] += good
        if not good:
            print("%s: wanted %s, got %s" % (record["id"], record["expected"], events[number]))
judge([("records with events: exactly so", right[True] / total[True], 0.95), ("records without: none", right[False] / total[False], 0.95)])
