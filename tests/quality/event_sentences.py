"""The sentences of data/events-*.tsv with the events that they tell, and what the command codes of them."""
import collections
import json
import os
import subprocess
import tempfile

from figures import tool

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
STATES = {"UNO", "EUR", "IGO"}  # one code stands for all organisations of states

Expected = collections.namedtuple("Expected", "types root pairs")
Coded = collections.namedtuple("Coded", "type root pairs noun two_sides known status confidence")
Sentence = collections.namedtuple("Sentence", "id day kind expected text")


def country(code):
    return "IGO" if code[:3] in STATES else code[:3]


def read(name):
    """The sentences of one file."""
    out = []
    with open(os.path.join(folder, "events-%s.tsv" % name), encoding="utf-8") as f:
        for line in f:
            if line.startswith("#"):
                continue
            number, day, kind, told, text = line.rstrip("\n").split("\t")
            events = []
            for event in told.split("; ") if told != "-" else []:
                types, code, pairs = event.split(" ")
                events.append(Expected(types.split("|"), code[:2], {tuple(map(country, p.split(">"))) for p in pairs.split(",")}))
            out.append(Sentence(number, day, kind, events, text))
    return out


def analyze(texts):
    """What the command makes of (id, day, text): id -> (article, its event records)."""
    with tempfile.TemporaryDirectory() as place:
        given, taken = os.path.join(place, "given.ncf"), os.path.join(place, "taken.ncf")
        with open(given, "w", encoding="utf-8") as f:
            f.write('{"record":"corpus","ncf":1}\n')
            for number, day, text in texts:
                f.write(json.dumps({"record": "article", "id": number, "published": day, "text": text}) + "\n")
        subprocess.run([tool, "analyze", given, "-o", taken, "-q"], check=True)
        with open(taken, encoding="utf-8") as f:
            records = [json.loads(line) for line in f]
    events = {r["id"]: r for r in records if r["record"] == "event"}
    return {a["id"]: (a, events) for a in records if a["record"] == "article"}


def coded(article, records):
    """The events of an article, those beyond PLOVER left out."""
    entities = {e["id"]: e for e in article["entities"]}

    def code(participant, record):
        mention = article["mentions"][participant["mention"]]
        entity = entities.get(mention["entity"]) or {}
        told = article["text"][mention["span"][0]:mention["span"][1]]
        others = [p["code"] for p in record["actor"] + record["recipient"] if p["code"] and told == p["entity_text"]]
        return country(entity.get("country") or participant.get("code") or (others or [""])[0])

    out = []
    for event in article["events"]:
        if event["event"].startswith("X_"):
            continue
        record = records[event["record"]]
        actors, recipients = ([code(p, record) for p in event[side]] for side in ("actor", "recipient"))
        if not recipients and len(actors) > 1:
            pairs = {(a, b) for i, a in enumerate(actors) for j, b in enumerate(actors) if i != j}
        else:
            pairs = {(a, b) for a in actors or [""] for b in recipients or [""]}
        acting = [entities.get(article["mentions"][p["mention"]]["entity"]) for p in event["actor"]]
        known = any(e and not e.get("unnamed") for e in acting)
        out.append(Coded(event["event"], (event["cameo"] or "")[:2], pairs, "/noun" in event["because"], bool(actors and recipients or len(actors) > 1),
                         known, event["status"], event["confidence"]))
    return out


def code_all(sentences):
    """[(sentence, what is coded of it)]"""
    found = analyze([(s.id, s.day, s.text) for s in sentences])
    return [(s, coded(*found[s.id])) for s in sentences]


def is_right(event, sentence):
    return any(event.type in e.types for e in sentence.expected)
