"""Made-up news for measuring: articles of some 2.5 KB with many names, places and dates, several of them on one happening.

usage: python made_news.py COUNT >FILE.ncf

Every article can be made alone: happening h is drawn from h, what article i tells of it from i.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

_HEADS = "Al An Bar Bel Car Dar El Fer Gar Hal Iv Jor Kal Lor Mar Nor Or Pal Quin Ros Sal Tor Ul Var Wil Yar Zel Bran Cor Dun".split()
_MIDDLES = "a e i o u an en in on ar er or al el il am em is os at".split()
_TAILS = "ba den dric fel gan ha kin lan man mov nik per ric son ta ton va vic wen zi dez lund ström kova ński".split()
_GIVEN = ("Anna Bilal Carlos Dagmar Elif Femi Grace Hiroshi Ingrid Jamal Katarzyna Leila Mehmet Nadia Oleksandr Priya Quentin Rosa Samuel Tatiana Ulrich "
          "Vera Wanjiru Yusuf Zoë Peter Maria John Susan David Laura Michael Elena Thomas Aisha").split()
_COUNTRIES = [("Norway", "Norwegian", "Oslo"), ("Kenya", "Kenyan", "Nairobi"), ("Chile", "Chilean", "Santiago"), ("Mali", "Malian", "Bamako"),
              ("Japan", "Japanese", "Tokyo"), ("Poland", "Polish", "Warsaw"), ("Ukraine", "Ukrainian", "Kyiv"), ("Brazil", "Brazilian", "Brasília"),
              ("Egypt", "Egyptian", "Cairo"), ("India", "Indian", "New Delhi"), ("Canada", "Canadian", "Ottawa"), ("Ghana", "Ghanaian", "Accra"),
              ("Iraq", "Iraqi", "Baghdad"), ("Mexico", "Mexican", "Mexico City"), ("Nepal", "Nepalese", "Kathmandu"), ("Peru", "Peruvian", "Lima"),
              ("Spain", "Spanish", "Madrid"), ("Greece", "Greek", "Athens"), ("Vietnam", "Vietnamese", "Hanoi"), ("Colombia", "Colombian", "Bogotá")]
_BODIES = "Council Commission Institute Union Federation Party Bank Company Agency Foundation".split()
_THINGS = ("grain exports|a ceasefire|fishing rights|the release of prisoners|visas|a gas pipeline|river water|steel tariffs|refugees|a railway|vaccines|"
           "electricity|land reform|wages|the draft budget|an airport|school fees|copper mining|coastal patrols|a customs union").split("|")
_JOBS = ("foreign minister|prime minister|defence minister|police chief|governor|mayor|spokesman|trade envoy|opposition leader|army commander|union leader|"
         "hospital director|judge|prosecutor|economist|engineer").split("|")

_LEADS = {
    "meeting": "{a.adjective} {a.job} {a.name} met {b.adjective} {b.job} {b.name} in {town} on {when} to discuss {thing}.",
    "call": "{a.name}, the {a.adjective} {a.job}, spoke by phone with {b.name} of {b.country} on {when} about {thing}.",
    "attack": "Gunmen attacked a checkpoint in {town} on {when} and killed at least {n} soldiers, {a.adjective} {a.job} {a.name} said.",
    "protest": "Thousands of people marched through {town} on {when} against {thing}, and police arrested {n} of them.",
    "accident": "A bus and a lorry collided near {town} on {when}; {n} people died and {m} were injured, officials said.",
    "sanctions": "{a.country} imposed sanctions on {b.country} on {when} over {thing}, {a.job} {a.name} announced.",
    "aid": "{a.country} sent {n} tonnes of food to {town} on {when}, the {body} said.",
    "arrest": "Police in {town} arrested {b.name}, a former {b.job}, on {when} on charges of bribery.",
    "accusation": "{a.name}, {a.adjective} {a.job}, accused {b.country} on {when} of breaking the agreement on {thing}.",
    "strike": "Workers of the {body} went on strike in {town} on {when} after talks on {thing} had failed.",
}
_MORE = [
    "\"We will not give up {thing},\" {a.last} told reporters in {town}.", "{b.last} said the decision was a mistake.",
    "The {body} called on both sides to return to the negotiating table.", "It was the {nth} such event since {month}.",
    "{c.name}, a {c.job} who was there, said that at least {m} people had come.", "Analysts say {thing} has cost {a.country} ${n} million a year.",
    "{b.country} rejected the charge and recalled its ambassador.", "The {a.adjective} government declined to comment.",
    "{d.name} of the {body} warned that prices could rise by {n} per cent.", "Two witnesses described how the crowd left {town} towards the river.",
    "{c.last} had visited {b.country} in {month} and met {d.name} there.", "The parliament in {capital} will vote on {thing} next week.",
    "According to {d.last}, the talks lasted for three hours.", "Schools and shops in {town} stayed closed until the evening.",
    "{a.last}, who is {age}, has been {a.job} since 20{year}.", "Rescue workers searched for survivors through the night.",
    "\"It could have been worse,\" said {d.name}, who lives nearby.", "A court in {capital} is to hear the case on {later}.",
    "{b.name} denied any involvement and promised an inquiry.", "The {body2} has offered to send observers to {town}.",
    "Rain is expected in most of the north, with temperatures of up to {n} degrees.", "Last year {m} people were displaced in the same province.",
    "{c.name} and {d.name} signed a letter of support for {a.last}.", "Exports to {b.country} fell by {n} per cent in {month}.",
]


class _Person:
    def __init__(self, number: int) -> None:
        draw = random.Random(number * 2 + 1)
        self.last = _word(draw)
        self.name = f"{draw.choice(_GIVEN)} {self.last}"
        self.country, self.adjective, self.capital = draw.choice(_COUNTRIES)
        self.job = draw.choice(_JOBS)


def _word(draw: random.Random) -> str:
    return draw.choice(_HEADS) + draw.choice(_MIDDLES) * (draw.random() < 0.7) + draw.choice(_TAILS)


def _happening(number: int, people: int) -> dict[str, Any]:
    draw = random.Random(number * 2)
    a, b, c, d = (_Person(draw.randrange(people)) for _ in range(4))
    day = date(2022, 1, 1) + timedelta(days=draw.randrange(1000))
    return {"kind": draw.choice(list(_LEADS)), "a": a, "b": b, "c": c, "d": d, "town": _word(draw), "capital": a.capital,
            "thing": draw.choice(_THINGS), "body": f"{_word(draw)} {draw.choice(_BODIES)}", "body2": f"{a.adjective} {draw.choice(_BODIES)}",
            "n": draw.randrange(3, 90), "m": draw.randrange(20, 900), "day": day, "later": f"{day + timedelta(days=40):%d %B}".lstrip("0"),
            "month": f"{day - timedelta(days=90):%B}", "nth": draw.choice(["second", "third", "fourth", "fifth"]), "age": draw.randrange(35, 80),
            "year": f"{draw.randrange(10, 21)}"}


def article(index: int, count: int) -> tuple[str, str, str, str]:
    """Id, title, day and text of an article among `count`."""
    draw = random.Random(-index - 1)
    facts = _happening(draw.randrange(max(1, count // 4)), max(50, count // 4))
    published = facts["day"] + timedelta(days=draw.randrange(3))
    when = draw.choice([f"{facts['day']:%A}", f"{facts['day'].day} {facts['day']:%B %Y}", f"{facts['day']:%A}"])
    title = f"{facts['a'].last} and {facts['thing']} in {facts['town']}"
    sentences = [_LEADS[facts["kind"]], *draw.sample(_MORE, draw.randrange(14, 23))]
    if draw.random() < 0.4:  # what happened elsewhere
        other = _happening(draw.randrange(max(1, count // 4)), max(50, count // 4))
        facts2 = other | {"when": f"{other['day'].day} {other['day']:%B %Y}"}
        tail = [" ".join(text.format(**facts2) for text in (_LEADS[other["kind"]], *draw.sample(_MORE, 4)))]
    else:
        tail = []
    lines = [text.format(when=when, **facts) for text in sentences]
    paragraphs = [" ".join(lines[at:at + 3]) for at in range(0, len(lines), 3)] + tail
    return f"made{index:08}", title, published.isoformat(), "\n\n".join([title, *paragraphs])


def lines(count: int) -> Iterator[str]:
    yield '{"record":"corpus","ncf":1}'
    for index in range(count):
        id, title, published, text = article(index, count)
        yield json.dumps({"record": "article", "id": id, "title": title, "published": published, "text": text}, ensure_ascii=False)


if __name__ == "__main__":
    for line in lines(int(sys.argv[1])):
        sys.stdout.buffer.write((line + "\n").encode())
