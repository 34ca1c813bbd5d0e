"""The trainer as a user meets it: a model of a toy treebank analyses an article; the same data give the same bytes; mistakes
are named. usage: toy.py NEWSCORPUS-TRAIN NEWSCORPUS TREEBANKS"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

TRAIN, TOOL, DATA = map(os.path.abspath, sys.argv[1:4])
ARTICLE = "La ministra visitó Lima el viernes.\n\nLa empresa cerró la fábrica en marzo.\n"


def data(name):
    return os.path.join(DATA, "es_toy-" + name)


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True)


class Toy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.model, cls.scores = cls.path("es.ncm"), cls.path("scores.json")
        cls.done = cls.train(cls.model, "--epochs", "120", "--json", cls.scores)
        assert cls.done.returncode == 0, cls.done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def train(cls, model, *more):
        return run(TRAIN, "-o", model, "--language", "es", "--train", data("train.conllu"), "--dev", data("dev.conllu"),
                   "--names-train", data("train.iob2"), "--names-dev", data("dev.iob2"), *more)

    def score(self, measure):
        with open(self.scores, encoding="utf-8") as f:
            return [s["score"] for s in json.load(f) if s["measure"] == measure and s["epoch"] == 0][-1]

    def test_learns(self):
        self.assertEqual(self.score("lemmas"), 100)
        self.assertEqual(self.score("features"), 100)
        self.assertGreater(self.score("UPOS"), 85)
        self.assertGreater(self.score("UAS"), 70)
        self.assertGreater(self.score("heads of persons"), 60)
        self.assertGreater(self.score("right choices"), 60)
        self.assertIn("lemmas", self.done.stdout)

    def test_analyses(self):
        with open(self.path("a.txt"), "w", encoding="utf-8") as f:
            f.write(ARTICLE)
        done = run(TOOL, "analyze", self.path("a.txt"), "-o", self.path("a.ncf"), "--no-link", "--model", self.model)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path("a.ncf"), encoding="utf-8") as f:
            article = [r for r in map(json.loads, f) if r["record"] == "article"][0]
        tokens, text = article["tokens"], article["text"]
        words = [text[s:e] for s, e in zip(tokens["start"], tokens["end"])]
        self.assertEqual(words[:7], ["La", "ministra", "visitó", "Lima", "el", "viernes", "."])
        self.assertEqual(tokens["upos"][:7], ["DET", "NOUN", "VERB", "PROPN", "DET", "NOUN", "PUNCT"])
        self.assertEqual(tokens["lemma"][:7], ["el", "ministra", "visitar", "Lima", "el", "viernes", "."])
        self.assertEqual(tokens["head"][2], -1)
        self.assertEqual(tokens["head"][1], 2)
        self.assertEqual(tokens["deprel"][1], "nsubj")
        mentions = {text[slice(*m["span"])]: (m["type"], m["form"]) for m in article["mentions"]}
        self.assertEqual(mentions["La ministra"], ("PER", "nominal"))
        for first, end in ((0, 7), (7, len(words))):  # each sentence is a tree of its own
            self.assertEqual([h for h in tokens["head"][first:end] if not (h == -1 or first <= h < end)], [])

    def test_same_bytes(self):
        one, other = self.path("1.ncm"), self.path("2.ncm")
        for model, threads in (one, "1"), (other, "4"):
            self.assertEqual(self.train(model, "--epochs", "2", "--quiet", "--threads", threads).returncode, 0)
        with open(one, "rb") as a, open(other, "rb") as b:
            self.assertEqual(a.read(), b.read())
        self.assertEqual(self.train(other, "--epochs", "2", "--quiet", "--seed", "7").returncode, 0)
        with open(one, "rb") as a, open(other, "rb") as b:
            self.assertNotEqual(a.read(), b.read())

    def test_parts(self):
        part = self.path("part.ncm")
        self.assertEqual(self.train(part, "--only", "morphology", "--ablate", "trees").returncode, 0)
        self.assertLess(os.path.getsize(part), os.path.getsize(self.model))
        done = self.train(part, "--only", "morphology", "--base", self.model)
        self.assertEqual(done.returncode, 0, done.stderr)
        told = run(TOOL, "model", part)
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn("network", told.stdout)
        other = self.path("other.conllu")
        with open(other, "w", encoding="utf-8") as f:
            f.write("1\tAh\tah\tINTJ\t_\t_\t0\troot\t_\t_\n\n")
        done = run(TRAIN, "-o", part, "--train", other, "--only", "morphology", "--base", self.model)
        self.assertEqual(done.returncode, 2)
        self.assertIn("labels", done.stderr)

    def test_says_how_it_was_made(self):
        odd, model = self.path('a "treebank" \\.conllu'), self.path("odd.ncm")
        with open(data("train.conllu"), "rb") as f, open(odd, "wb") as out:
            out.write(f.read())
        self.assertEqual(run(TRAIN, "-o", model, "--train", odd, "--dev", odd, "--only", "morphology", "--fraction", ".5").returncode, 0)
        told = run(TOOL, "model", model).stdout
        about = json.loads(told[told.index("{"):])
        self.assertEqual(about["train"]["files"], [os.path.basename(odd)])
        self.assertEqual((about["seed"], about["fraction"], about["ablated"]), (1, 0.5, []))
        self.assertEqual(about["scores"][0]["data"], os.path.basename(odd))

    def test_learning_curve(self):
        done = run(TRAIN, "--train", data("train.conllu"), "--dev", data("dev.conllu"), "--only", "morphology", "--learning-curve")
        self.assertEqual(done.returncode, 0, done.stderr)
        for share in ("12.5 %", "25.0 %", "50.0 %", "100.0 %"):
            self.assertIn(share, done.stdout)

    def test_mistakes(self):
        wrong, model = self.path("wrong.conllu"), self.path("never.ncm")
        with open(wrong, "w", encoding="utf-8") as f:
            f.write("# text = Sí\n1\tSí\tsí\tINTJ\t_\t_\t5\troot\t_\t_\n\n")
        done = run(TRAIN, "-o", model, "--train", wrong)
        self.assertEqual(done.returncode, 2)
        self.assertIn("wrong.conllu:2:", done.stderr)
        for arguments in ([], ["--train"], ["-o", model], ["-o", model, wrong], ["-o", model, "--train", wrong, "--ablate", "nothing"],
                          ["-o", model, "--train", wrong, "--fraction", "2"], ["-o", model, "--train", wrong, "--only", "x"], ["--what"]):
            done = run(TRAIN, *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr.startswith("newscorpus-train: "), done.stderr)
        self.assertFalse(os.path.exists(model))
        self.assertFalse(os.path.exists(self.path("never.ncm.part")))

    def test_help(self):
        done = run(TRAIN, "--help")
        self.assertEqual(done.returncode, 0)
        for word in ("--names-train", "morphology", "--ablate", "analogies"):
            self.assertIn(word, done.stdout)
        self.assertIn(".SH OPTIONS", run(TRAIN, "--man").stdout)
        self.assertRegex(run(TRAIN, "--version").stdout, r"^newscorpus-train \d+\.\d+\.\d+ ")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
