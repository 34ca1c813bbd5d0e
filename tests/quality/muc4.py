"""Holds events above floors on reports of terrorist incidents (MUC-4): whether the happening of a report is found, and its parties;
and whether reports without one stay silent. Skipped where the data is absent. usage: muc4.py NEWSCORPUS PROJECT

The reports are all in small letters. A template of a report names an incident, its perpetrators and its targets.
  fitting type  an event that occurred, of a type that fits an incident: ASSAULT (in PLOVER kidnapping is one, too), for a robbery or
                hijacking COERCE as well, for a forced stoppage of work PROTEST as well
  with a party  it has an actor or recipient that shares a content word, but for its plural, with a perpetrator or target of a template of
                that incident; a template that names nobody asks for the type alone. What an actor is called anywhere in the report
                counts, as in the templates.
  silent        of reports without template: no ASSAULT occurred; and none but between those who bear arms, which MUC-4 left out: what
                befalls soldiers, police and guerrillas or whole countries, and fighting without a target"""
import json
import os
import re
import subprocess
import sys
import tempfile

from annotated import dev
from figures import judge, skip, tool

FIT = {"robbery": ("ASSAULT", "COERCE"), "hijacking": ("ASSAULT", "COERCE"), "forced work stoppage": ("ASSAULT", "COERCE", "PROTEST")}
EMPTY = set("the a an of in on at to and or for by with from its his her their some several one two three four five six seven eight nine ten "
            "member group people person de la el los las del".split())
ARMED = set("soldier troop army military guerrilla rebel police policeman force battalion brigade patrol garrison marine guard officer helicopter terrorist "
            "unit convoy commander lieutenant sergeant colonel contra guerilla barrack combatant fighter contras sandinist insurgent regiment enemy".split())
path = sys.argv[3] if len(sys.argv) > 3 else os.path.join(dev, "events", "muc4", "dev.json")


def content(text):
    words = (w[:-1] if w.endswith("s") and len(w) > 3 else w for w in re.findall(r"\w+", text.lower()))
    return {w for w in words if len(w) > 1} - EMPTY


def analysed(reports):
    with tempfile.TemporaryDirectory() as folder:
        given, taken = os.path.join(folder, "given.ncf"), os.path.join(folder, "taken.ncf")
        with open(given, "w", encoding="utf-8") as f:
            f.write('{"record":"corpus","ncf":1}\n')
            for report in reports:
                f.write(json.dumps({"record": "article", "id": report["docid"], "text": report["doctext"]}) + "\n")
        subprocess.run([tool, "analyze", given, "-o", taken, "-q", "--no-link"], check=True)
        with open(taken, encoding="utf-8") as f:
            return {a["id"]: a for a in map(json.loads, f) if a["record"] == "article"}


def called(article, side):
    """What the participants of one side are called: in the event, and by the article's other mentions of them."""
    text, mentions = article["text"], article["mentions"]
    names = {e["id"]: e["name"] or "" for e in article["entities"]}
    here = [mentions[x["mention"]] for x in side]
    entities = {m["entity"] for m in here if m["entity"]}
    all_of = here + [m for m in mentions if m["entity"] in entities and m["form"] != "pronoun"]
    return [text[slice(*m["span"])] for m in all_of] + [names.get(e, "") for e in entities]


def happened(event):
    return event["status"] in ("occurred", "ongoing")


def found(article, template):
    """Whether an event fits a template by its type, and by a party too."""
    wanted = [[s[0] for part in parts for mentions in template[part] for s in mentions] for parts in (("PerpInd", "PerpOrg"), ("Target", "Victim"))]
    fitting = [e for e in article["events"] if happened(e) and e["event"] in FIT.get(template["incident_type"], ("ASSAULT",))]
    party = any(content(x) & content(y) for e in fitting for side, names in zip(("actor", "recipient"), wanted)
                for x in called(article, e[side]) for y in names)
    return bool(fitting), party or (bool(fitting) and not any(wanted))


def is_civil(article, event):
    """Whether somebody but those who bear arms, or something, is attacked."""
    sectors = {e["id"]: (e["sector"], e["type"] == "LOC" and e["country"]) for e in article["entities"]}
    for x in event["recipient"]:
        m = article["mentions"][x["mention"]]
        sector, country = sectors.get(m["entity"], (None, None))
        if not content(article["text"][slice(*m["span"])]) & ARMED and sector not in ("MIL", "REB", "COP") and not country:
            return True
    return False


if not os.path.exists(path):
    skip("no reports at " + path)
with open(path, encoding="utf-8") as f:
    reports = [json.loads(line) for line in f]
articles = analysed(reports)
told = [[found(articles[r["docid"]], t) for t in r["templates"]] for r in reports if r["templates"]]
empty = [articles[r["docid"]] for r in reports if not r["templates"]]
assaults = [[e for e in a["events"] if e["event"] == "ASSAULT" and happened(e)] for a in empty]
share = lambda flags: 100 * sum(flags) / len(flags)
judge([("reports with a template: fitting type", share([any(t for t, _ in r) for r in told]), 88),
       ("the same with a party", share([any(p for _, p in r) for r in told]), 65),
       ("reports without: no assault", share([not e for e in assaults]), 50),
       ("none but between the armed", share([not any(is_civil(a, x) for x in e) for a, e in zip(empty, assaults)]), 67)])
