#!/usr/bin/env python3
"""Makes data/given_names.tsv and data/surnames.tsv.

    names.py CENSUS-FOLDER DATA-FOLDER

CENSUS-FOLDER holds dist.male.first, dist.female.first and dist.all.last of the United States Census Bureau (1990, public
domain), as the PyPI package names 0.3.0 ships them. The names of the rest of the world are in given_names.txt and
surnames.txt beside this script. DATA-FOLDER/common_words.tsv must be there.
"""
import os
import sys

FIRST_SHARE = 0.004  # per cent of the population below which a census given name is left out
LAST_COUNT = 6000    # census surnames taken
# Names that are words too, though the name is what a capital usually means.
WORDS_TOO = set("""art bill bob bond brown bush carter chance chip christian church clay coffee cook cooper cross day dean drew
 dick english fisher ford forest fox frank french german glass gold grace gray green hall harry heath hill hunt hunter iris
 jack john joy king lance law lee lily little love major mark marsh mason may mercy miller mine nick norm north olive park
 parker pat paul piper pope porter potter price rich rob rock ruby rusty sage sandy short silver sky smith snow south spring
 star stone storm street strong sue sunny swift taylor temple trace turner victor walker wall ward warren way weaver web west
 white wild winter wise wood woods young april june august dawn destiny eve faith ginger hazel heather holly ivy jasmine
 melody misty opal pearl poppy robin rosemary scarlett sierra sunday trinity violet king prince duke earl baron bishop pastor
 noble royal justice judge marshal sheriff bell ball banks barber berry best bird black block blue book bowl branch bread
 bridges bull burns case cash castle chambers chase child clock close cloud cole cotton craft crane crow daily dear deal doll
 drew drum fair field fields fish flag flood flowers foot free frost game gates good hand hands hardy hart hay head henry high
 hood house horn ice jewel key kind knight lake land lane light lines lion lord loud lynch march mayor meadow money moon moss
 nail new noon nose page pages penny pine pool poor post power pride quick rains rice ring rivers roads rose rush sands school
 sea self sharp shell shepherd ship singer small spear speed steel stern still summers sweet tall tower towns train trees
 valley vine wade wagner waters weeks wells wheat wheeler wind window wolf worth yard camp chief main man ash beach bean""".split())
PARTICLES = set("da de del della der di do dos du el la las le los van von den das".split())

GIVEN_HEAD = """#! case: exact
# Given names of the world. Sources: United States Census Bureau, name files of 1990 (public domain); own compilation of
# names from other parts of the world (tools/lexicon-sources/given_names.txt). Made by tools/lexicon-sources/names.py.
# phrases     the name
# gender      m, f, or u where both bear it
# region      where it is usual; the first found
# frequency   per cent of the people of that gender in the census; empty elsewhere
# word        "yes" when it is a common English word too (Will, Hope, May)
phrases\tgender\tregion\tfrequency\tword"""

LAST_HEAD = """#! case: exact
# Very common surnames. Sources: United States Census Bureau, name files of 1990 (public domain); own compilation of surnames
# of other parts of the world (tools/lexicon-sources/surnames.txt). Made by tools/lexicon-sources/names.py.
# phrases     the name
# region      where it is usual; the first found
# frequency   per cent of the people in the census; empty elsewhere
# word        "yes" when it is a common English word too (Brown, Young, Long)
phrases\tregion\tfrequency\tword"""


def census(path):
    with open(path, encoding="ascii") as lines:
        for line in lines:
            name, share = line.split()[:2]
            # McDonald and the like; other inner capitals cannot be told.
            name = name.capitalize()
            if name.startswith("Mc") and len(name) > 4:
                name = "Mc" + name[2:].capitalize()
            yield name, float(share)


def listed(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line[0] == "#":
                continue
            label, names = line.split(":", 1)
            for name in names.split():
                if name.lower() not in PARTICLES and name[0].isupper():
                    yield label.split(), name


def main():
    source, data = sys.argv[1:]
    here = os.path.dirname(os.path.abspath(__file__))
    common = {}
    with open(os.path.join(data, "common_words.tsv"), encoding="utf-8") as lines:
        for line in lines:
            if line[0] != "#" and not line.startswith("phrases\t"):
                word, count, upos = line.rstrip("\n").split("\t")
                common[word] = int(count)

    def word(name):
        return "yes" if common.get(name.lower(), 0) > 2 or name.lower() in WORDS_TOO else ""

    given = {}  # name: [genders in the list, region, share of men, share of women]
    for (gender, region), name in listed(os.path.join(here, "given_names.txt")):
        given.setdefault(name, [set(), region, 0.0, 0.0])[0].add(gender)
    plain = {name.lower() for name in given}
    for column, file in ((2, "dist.male.first"), (3, "dist.female.first")):
        for name, share in census(os.path.join(source, file)):
            if name not in given:
                # A rare census name that is a word is more often the word.
                if share < FIRST_SHARE or name.lower() in common and share < 0.02 or len(name) < 3 or name.lower() in plain:
                    continue
                given[name] = [set(), "english", 0.0, 0.0]
            given[name][column] = share
    with open(os.path.join(data, "given_names.tsv"), "w", encoding="utf-8") as out:
        print(GIVEN_HEAD, file=out)
        for name in sorted(given):
            genders, region, men, women = given[name]
            if "u" in genders or genders == {"m", "f"}:
                genders = {"u"}
            elif men > 5 * women and "f" not in genders:
                genders = {"m"}
            elif women > 5 * men and "m" not in genders:
                genders = {"f"}
            elif men and women and not genders:
                genders = {"u"}
            gender = genders.pop() if len(genders) == 1 else "u"
            share = max(men, women)
            print(name, gender, region, f"{share:g}" if share else "", word(name), sep="\t", file=out)

    last = {}
    for rank, (name, share) in enumerate(census(os.path.join(source, "dist.all.last"))):
        if rank >= LAST_COUNT:
            break
        if len(name) > 2 and not (name.lower() in common and share < 0.01):
            last.setdefault(name, ["english", share])
    for (region,), name in listed(os.path.join(here, "surnames.txt")):
        last.setdefault(name, [region, 0.0])
    with open(os.path.join(data, "surnames.tsv"), "w", encoding="utf-8") as out:
        print(LAST_HEAD, file=out)
        for name in sorted(last):
            region, share = last[name]
            print(name, region, f"{share:g}" if share else "", word(name), sep="\t", file=out)


main()
