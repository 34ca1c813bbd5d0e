#!/usr/bin/env python3
"""Makes data/nicknames.tsv.

    nicknames.py NAMES-CSV DATA-FOLDER

NAMES-CSV is names.csv of https://github.com/carltonnorthern/nicknames (Apache-2.0), commit
21d75051c39cb022d145388d60c87dc30505228b. Names of other languages are listed below.
"""
import csv
import os
import sys

OWN = """Aleksandr:Sasha,Sanya,Alex Alexander:Alex,Alec,Sandy,Xander,Sasha Vladimir:Vova,Volodya,Vlad Volodymyr:Vova,Volodya
 Dmitry:Dima,Mitya Mikhail:Misha Nikolai:Kolya Sergei:Seryozha Ivan:Vanya Yevgeny:Zhenya Pavel:Pasha Pyotr:Petya
 Konstantin:Kostya Oleg:Oleh Boris:Borya Anastasia:Nastya Tatiana:Tanya Natalia:Natasha Yekaterina:Katya Ekaterina:Katya Maria:Masha
 Yelena:Lena Olga:Olya Svetlana:Sveta Irina:Ira José:Pepe Francisco:Paco,Pancho,Kiko Enrique:Quique Ignacio:Nacho
 Guadalupe:Lupe Dolores:Lola Concepción:Concha Mercedes:Meche Rosario:Charo Eduardo:Lalo Guillermo:Memo Jesús:Chuy
 Roberto:Beto Alberto:Beto Luís:Lula Luiz:Lula Antonio:Toni,Toño Giuseppe:Beppe,Pino Giovanni:Gianni Luigi:Gigi
 Francesco:Franco Salvatore:Toto Johannes:Hans,Hannes Friedrich:Fritz Wilhelm:Willi Heinrich:Heinz Josef:Sepp
 Maximilian:Max Katharina:Kathrin Margarete:Grete Elisabeth:Lisa,Elsa Jacobus:Jaap,Koos Cornelis:Kees Hendrik:Henk
 Johan:Joop Benjamin:Bibi,Benny Yosef:Yossi Yitzhak:Itzik Avraham:Avi Shimon:Shimi Mahmoud:Hamoudi Mohammed:Hamada
 Ioannis:Yannis,Giannis Konstantinos:Kostas Georgios:Giorgos,Yorgos Nikolaos:Nikos Dimitrios:Dimitris Emmanouil:Manolis"""
HEAD = """#! case: exact
#! repeat: allowed
# Short and pet forms of given names. Sources: https://github.com/carltonnorthern/nicknames (Apache-2.0); own compilation for
# other languages than English. Made by tools/lexicon-sources/nicknames.py.
# phrases     the short form
# name        a full form; a short form of several names has a row for each
phrases\tname"""


def main():
    source, data = sys.argv[1:]
    pairs = set()
    with open(source, encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            name, short = row["name1"].strip(), row["name2"].strip()
            if name.isalpha() and short.isalpha() and name != short:
                pairs.add((short.capitalize(), name.capitalize()))
    for entry in OWN.split():
        name, shorts = entry.split(":")
        pairs.update((short, name) for short in shorts.split(","))
    with open(os.path.join(data, "nicknames.tsv"), "w", encoding="utf-8") as out:
        print(HEAD, file=out)
        for short, name in sorted(pairs):
            print(short, name, sep="\t", file=out)


main()
