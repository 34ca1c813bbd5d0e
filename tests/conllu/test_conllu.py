"""What is written as CoNLL-U keeps to the rules of Universal Dependencies and reads back. usage: test_conllu.py NEWSCORPUS SOURCE"""
import gzip
import json
import os
import subprocess
import sys
import tempfile
import unittest

import ud_format

TOOL, SOURCE = map(os.path.abspath, sys.argv[1:3])
PARITY = os.path.join(SOURCE, "tests", "parity")


def run(*arguments, **more):
    return subprocess.run([TOOL, *arguments], capture_output=True, encoding="utf-8", **more)


def convert(path, to, data=None):
    done = run("convert", path, "--to", to, "-o", "-", input=data)
    assert done.returncode == 0, done.stderr
    return done.stdout


def articles(ncf):
    return [r for r in map(json.loads, ncf.splitlines()) if r["record"] == "article"]


def pieces(article):
    """What CoNLL-U keeps of an article, without offsets: words with their columns, sentences, names."""
    text, tokens = article["text"], article["tokens"]
    columns = {k: v for k, v in tokens.items() if k not in ("start", "end") and any(x is not None for x in v)}
    return {"words": [text[s:e] for s, e in zip(tokens["start"], tokens["end"])], "columns": columns,
            "sentences": [text[s:e] for s, e in article["sentences"]],
            "names": [(text[slice(*m["span"])], m["type"]) for m in article.get("mentions", []) if m["form"] == "name"]}


class Conllu(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ncf, cls.conllu = (os.path.join(cls.folder.name, name) for name in ("corpus.ncf", "corpus.conllu"))
        for path in (cls.ncf, cls.conllu):
            done = run("analyze", os.path.join(SOURCE, "examples", "corpus"), "-o", path)
            assert done.returncode == 0, done.stderr

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def read(self, path):
        with open(path, encoding="utf-8", newline="") as f:
            return f.read()

    def test_rules_of_the_format(self):
        written = {"analysed": self.read(self.conllu)}
        for name in ("sample.ncf", "sample.conllu"):
            written[name] = convert(os.path.join(PARITY, name), "conllu")
        for name, text in written.items():
            self.assertIn("\n1\t", text, name)
            self.assertEqual(ud_format.check_file(text), [], name)

    def test_rules_hold_for_tokens_that_break_them(self):
        tokens = {"start": [0, 2, 2, 7, 8, 12, 12], "end": [3, 5, 5, 7, 11, 13, 16], "lemma": ["a\tb", "", None, " c ", "d\ne", "x  y", "_"],
                  "upos": ["NOUN"] * 7, "feats": ["b=A|A=B", None, "", "A=B", "B=1|a=2|A=1", None, None],
                  "head": [1, 2, 0, -1, -1, 6, 5], "deprel": ["dep", "dep", "dep", "root", "root", "dep", "dep"]}
        article = {"record": "article", "id": "a\nb /c", "title": "one\ntwo", "text": "one\ttwo\u00a0\u200b\nabc defgh", "byline": ["A;B", "C"],
                   "sentences": [[0, 8], [8, 12], [12, 17]], "tokens": tokens}
        text = convert("-", "conllu", '{"record":"corpus","ncf":1}\n' + json.dumps(article))
        problems = [p for p in ud_format.check_file(text) if "FEATS is" not in p ]
        self.assertEqual(problems, [], text)
        self.assertEqual(convert("-", "conllu", text).count("\n# sent_id"), 3)

    def test_what_was_written_reads_back(self):
        first = articles(self.read(self.ncf))
        again = articles(convert(self.conllu, "ncf"))
        self.assertEqual([a["id"] for a in first], [a["id"] for a in again])
        for a, b in zip(first, again):
            self.assertEqual(pieces(a), pieces(b))
            for key in ("uri", "title", "outlet", "byline", "published", "language"):
                self.assertEqual(a[key], b[key])
        self.assertEqual(convert(self.conllu, "conllu"), self.read(self.conllu))
        self.assertEqual(convert(self.ncf, "conllu"), self.read(self.conllu))

    def test_white_space_reads_back(self):
        text = " One  two\nthree.\tFour\u00a0five. \n\n\nSix seven.\n"
        spans = [(m, m + len(w)) for w in text.replace(".", " . ").split() for m in [text.index(w)] if w != "."]
        dots = [(i, i + 1) for i, c in enumerate(text) if c == "."]
        spans = sorted(spans + dots)
        sentences = [[1, 16], [17, 27], [31, 41]]
        record = {"record": "article", "id": "a", "text": text, "sentences": sentences,
                  "tokens": {"start": [s for s, e in spans], "end": [e for s, e in spans]}}
        written = convert("-", "conllu", '{"record":"corpus","ncf":1}\n' + json.dumps(record))
        self.assertEqual(ud_format.check_file(written), [])
        again = articles(convert("-", "ncf", written))[0]
        self.assertEqual(again["text"], text[1:])

    def test_formats_by_name_and_by_option(self):
        for name in ("x.conllu", "x.conllu.gz", "x.other"):
            path = os.path.join(self.folder.name, name)
            done = run("convert", self.ncf, "-o", path, *(("--to", "conllu") if name == "x.other" else ()))
            self.assertEqual(done.returncode, 0, done.stderr)
            with (gzip.open if name.endswith(".gz") else open)(path, "rt", encoding="utf-8") as f:
                self.assertEqual(f.read(), self.read(self.conllu), name)
            self.assertEqual(len(articles(convert(path, "ncf"))), len(articles(self.read(self.ncf))))
        path = os.path.join(self.folder.name, "ncf.conllu")
        self.assertEqual(run("convert", self.ncf, "--to", "ncf", "-o", path).returncode, 0)
        self.assertTrue(self.read(path).startswith('{"record":"corpus"'))
        done = run("convert", self.ncf, "--to", "xml", "-o", "-")
        self.assertEqual(done.returncode, 2)
        self.assertIn("xml", done.stderr)

    def test_articles_that_were_not_analysed_are_refused(self):
        path = os.path.join(self.folder.name, "none.conllu")
        done = run("convert", os.path.join(PARITY, "texts"), "-o", path)
        self.assertEqual(done.returncode, 2)
        self.assertIn("NC303", done.stderr)
        self.assertFalse(os.path.exists(path))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
