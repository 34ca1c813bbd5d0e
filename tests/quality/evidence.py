"""Every field of every event has a span or a stated inference, and explain shows it: on our own sentences and, where they lie beside
the project (NEWSCORPUS_SHARED, ../shared), on news articles and reports.

Usage: evidence.py NEWSCORPUS SOURCE"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

tool, source = sys.argv[1], pathlib.Path(sys.argv[2])
shared = pathlib.Path(os.environ.get("NEWSCORPUS_SHARED", source.parent / "shared"))
SECTORS = {cell for line in (source / "libnewscorpus" / "data" / "sectors.tsv").read_text("utf-8").splitlines() if not line.startswith("#")
           for cell in line.split("\t") if len(cell) == 3}
AMOUNTS = ("dead", "injured", "arrested", "abducted", "participants")


def analyse(inputs, out):
    run = subprocess.run([tool, "analyze", *map(str, inputs), "-o", str(out), "--published", "2024-05-14"], capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def check(article, event):
    """Yields what is not accounted for."""
    text, mentions = article["text"], article["mentions"]
    entities = {entity["id"]: entity for entity in article.get("entities", ())}
    evidence = {item["field"]: item for item in event.get("evidence", ())}
    start, end = article["sentences"][event["sentence"]]

    def outside(span):
        return span[0] < start or span[1] > end

    def words(field):
        span = evidence.get(field, {}).get("span")
        return text[span[0]:span[1]] if span else ""

    if len(evidence) != len(event.get("evidence", ())):
        yield "a field has its evidence twice"
    if not text[slice(*event["trigger"])].strip() or not event["because"]:
        yield "trigger"
    if event["status"] != "occurred" and not words("status"):
        yield f"status {event['status']}"
    for side in ("actor", "recipient"):
        for number, item in enumerate(event[side]):
            mention = mentions[item["mention"]]
            if outside(mention["span"]) and "because" not in evidence.get(f"{side}.{number}", {}):
                yield f"{side}.{number}"
            entity = entities.get(mention["entity"])
            for key in ("country", "sector") if entity else ():
                if entity[key] and not entity.get(f"{key}_because"):
                    yield f"{key} of {entity['name']}"
            code = item.get("code") or ""
            known = entity["country"] if entity else None
            if code and code[:3] not in SECTORS and code[:3] != known and f"{side}_code.{number}" not in evidence:
                yield f"code {code} of {text[slice(*mention['span'])]}"
            first = next(other for other in mentions if other["entity"] == mention["entity"])
            if mention["form"] != "name" and mention is not first and mention["entity"] and not mention.get("because"):
                yield f"entity of {text[slice(*mention['span'])]}"
    if event["event_loc"] is not None and outside(mentions[event["event_loc"]]["span"]) and "event_loc" not in evidence:
        yield "event_loc"
    if event["date"] and event["time"] is None:
        yield "date without a time"
    if event["time"] is not None and outside(article["times"][event["time"]]["span"]) and "date" not in evidence:
        yield "date"
    for key in ("duration", "attribution"):
        if event[key] is not None and not words(key):
            yield key
    for key in AMOUNTS:
        if key in event["size"] and not words(f"size.{key}"):
            yield f"size.{key}"
    for number, _ in enumerate(event["size"].get("counts", ())):
        if not words(f"size.counts.{number}"):
            yield f"size.counts.{number}"
    if not evidence.get("confidence", {}).get("because"):
        yield "confidence"


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    own = (source / "tests" / "quality" / "data" / "events-dev.tsv").read_text("utf-8").splitlines()
    texts = [line.split("\t")[-1] for line in own if line and not line.startswith("#")]
    reports = shared / "data" / "dev" / "events" / "muc4" / "dev.json"
    if reports.is_file():
        texts += [json.loads(line)["doctext"] for line in reports.read_text("utf-8").splitlines()]
    written = folder / "texts"
    written.mkdir()
    for number, text in enumerate(texts):
        (written / f"{number:04}.txt").write_text(text + "\n", "utf-8")
    inputs = [written] + [path for path in (source / "examples" / "corpus", shared / "seeds") if path.is_dir()]
    records = analyse(inputs, folder / "out.ncf")
    articles = [record for record in records if record["record"] == "article"]
    events = [(article, event) for article in articles for event in article["events"]]
    wrong = [(article, event, what) for article, event in events for what in check(article, event)]
    for article, event, what in wrong[:20]:
        print(f"{article['uri']}: {event['event']} \"{article['text'][slice(*event['trigger'])]}\": {what}")
    print(f"{len(events)} events in {len(articles)} texts, {len(wrong)} fields without a span or an inference")
    assert events and not wrong

    # What the record states, explain prints: the words of each piece of evidence, by event record.
    known = {article["id"]: article for article in articles}
    for record in [record for record in records if record["record"] == "event"][:200:10]:
        shown = json.loads(subprocess.run([tool, "explain", str(folder / "out.ncf"), "--event", record["id"], "--json"],
                                          capture_output=True, text=True, check=True).stdout)
        assert shown["record"]["id"] == record["id"]
        for report, given in zip(record["reports"], shown["reports"], strict=True):
            event = known[report["article"]]["events"][report["event"]]
            text = known[report["article"]]["text"]
            stated = [{**item, "text": text[slice(*item["span"])]} if "span" in item else item for item in event["evidence"]]
            assert given["event"]["evidence"] == stated, record["id"]
