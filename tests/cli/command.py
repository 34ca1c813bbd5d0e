"""The command: exit statuses, help, files that stay whole, JSON that parses. usage: command.py NEWSCORPUS CORPUS"""
import gzip
import json
import os
import pty
import subprocess
import sys
import tempfile
import unittest

TOOL, CORPUS = map(os.path.abspath, sys.argv[1:3])
PATTERNS = os.path.join(os.path.dirname(CORPUS), "patterns")
TREES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "parity", "trees.ncf")
DICTIONARIES = os.path.join(os.path.dirname(TREES), "dictionaries")
CODING = os.path.join(os.path.dirname(TREES), "coding")
MEANING = os.path.join(os.path.dirname(TREES), "meaning.ncf")
COMMANDS = ("analyze", "articles", "entities", "events", "show", "report", "export", "convert", "check", "lint", "model", "explain", "names")


def run(*arguments, **more):
    return subprocess.run([TOOL, *arguments], capture_output=True, text=True, **more)


class Command(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ncf = cls.path("corpus.ncf")
        done = run("analyze", CORPUS, "-o", cls.ncf)
        assert done.returncode == 0, done.stderr
        with open(cls.ncf, encoding="utf-8") as f:
            cls.records = [json.loads(line) for line in f]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    def write(self, name, data):
        with open(self.path(name), "wb") as f:
            f.write(data)
        return self.path(name)

    def test_help_and_version(self):
        self.assertIn("newscorpus 0.", run("--version").stdout)
        self.assertEqual(run("--help").returncode, 0)
        for name in COMMANDS:
            self.assertIn(name, run("help").stdout)
            shown = run("help", name)
            self.assertEqual((shown.returncode, shown.stdout), (0, run(name, "--help").stdout))
            self.assertTrue(shown.stdout.startswith("usage: newscorpus " + name))
            self.assertIn(".SH SYNOPSIS", run("help", "--man", name).stdout)

    def test_names(self):
        done = run("names", "Bill Whitfield", "William Whitfield")
        self.assertEqual(done.returncode, 0)
        self.assertTrue(done.stdout.startswith("one  score 1.000"), done.stdout)
        self.assertIn("same-name", done.stdout)
        told = json.loads(run("names", "--json", "--type", "LOC", "Iran", "Iraq").stdout)
        self.assertEqual(told["verdict"], "apart")
        names = "Serhiy Bondarenko\nEU\tORG\nSergei Bondarenko\tPER\t\tMasc\r\nEuropean Union\tORG\nAna Ilic"
        done = run("names", "--list", "-", input=names)
        self.assertEqual([line.split("\t")[:3] for line in done.stdout.splitlines()], [["1", "3", "one"], ["2", "4", "one"]])
        keys = run("names", "--list", "-", "--keys", input=names).stdout.splitlines()
        self.assertEqual({line.split("\t")[0] for line in keys}, set("12345"))
        for arguments, text in ((("names", "one"), ""), (("names", "a", "b", "--type", "X"), ""), (("names", "a", "b", "--keys"), ""),
                                (("names", "--list", self.path("missing")), ""), (("names", "--list", "-"), "Ana\tX\n"), (("names", "--list", "-"), "\n")):
            done = run(*arguments, input=text)
            self.assertEqual((done.returncode, done.stdout), (2, ""), arguments)
            self.assertTrue(done.stderr)

    def test_wrong_usage_is_status_2_and_says_what(self):
        for arguments, word in (((), "usage"), (("fly",), "fly"), (("--fly",), "--fly"), (("events", "--fly", "x"), "--fly"), (("events",), "no corpus"),
                                (("events", "a", "b"), "one"), (("analyze", CORPUS), "-o"), (("analyze", "-o", "x"), "input"),
                                (("analyze", CORPUS, "-o"), "value"), (("analyze", CORPUS, "-o", self.path("u"), "--threads", "many"), "many"),
                                (("analyze", CORPUS, "-o", self.path("u"), "--published", "soon"), "soon"), (("show", self.ncf), "id"),
                                (("help", "fly"), "fly"), (("check", "--quiet=yes", self.ncf), "no value"), (("show", self.ncf, "V0", "--json=1"), "no value"),
                                (("analyze", CORPUS, "-o", self.path("u"), "--strict=no"), "no value"), (("events", self.ncf, "--json=no"), "no value"), (("--color=blue", "help"), "blue")):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(word, done.stderr, arguments)
        self.assertFalse(os.path.exists(self.path("u")))

    def test_models(self):
        model = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "parity", "sample.ncm")
        shown = run("model", model)
        self.assertEqual(shown.returncode, 0)
        self.assertIn('a model for "en"', shown.stdout)
        described = json.loads(run("model", model, "--json").stdout)
        self.assertEqual(described["size"], os.path.getsize(model))
        self.assertEqual(described["about"]["name"], "a sample for tests")
        self.assertEqual([s["name"] for s in described["sections"]], ["about", "sample"])
        self.assertEqual(run("analyze", CORPUS, "--model", model, "-o", self.path("m.ncf"), "--stages", "tokens").returncode, 0)
        with open(model, "rb") as f:
            data = bytearray(f.read())
        data[-1] ^= 1
        for bad, number in ((self.path("gone.ncm"), 400), (CORPUS, 400), (self.write("bad.ncm", data), 401),
                            (self.write("cut.ncm", data[:100]), 401)):
            for arguments in (("model", bad), ("analyze", CORPUS, "-o", self.path("none.ncf"), "--model", bad)):
                done = run(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertIn(f"[NC{number}]", done.stderr)
                self.assertIn(os.path.basename(bad), done.stderr)
        self.assertFalse(os.path.exists(self.path("none.ncf")))
        self.assertIn("one model", run("model", model, model).stderr)

    def test_lists_print_each_record(self):
        for command, kind in (("articles", "article"), ("entities", "entity"), ("events", "event")):
            lines = [json.loads(line) for line in run(command, self.ncf, "--json").stdout.splitlines()]
            self.assertEqual(lines, [r for r in self.records if r["record"] == kind])
            self.assertGreater(len(lines), 10)
            table = run(command, self.ncf).stdout.splitlines()
            self.assertEqual(len(table), len(lines) + 1)
            self.assertEqual(len(run(command, self.ncf, "-n", "3", "--json").stdout.splitlines()), 3)
        people = run("entities", self.ncf, "--type", "PER", "--json").stdout.splitlines()
        self.assertTrue(people and all(json.loads(p)["type"] == "PER" for p in people))

    def test_export(self):
        events = [r for r in self.records if r["record"] == "event"]
        for name, columns in (("plover", 1), ("petrarch2", 11), ("phoenix", 26), ("gdelt", 61), ("gdelt-mentions", 16)):
            output = self.path("events." + name)
            done = run("export", self.ncf, "--to", name, "-o", output)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            with open(output, encoding="utf-8") as f:
                text = f.read()
            self.assertEqual(text, run("export", self.ncf, "--to", name, "-o", "-").stdout)
            self.assertEqual({len(line.split("\t")) for line in text.split("\n")[:-1]}, {columns})
            if name == "plover":
                self.assertEqual([json.loads(line)["id"] for line in text.splitlines()], [r["id"] for r in events if not r["event"].startswith("X_")])
            else:
                self.assertEqual(len(run("export", "--to", name, "--columns").stdout.splitlines()), columns)
        bare = self.path("bare.ncf")
        run("analyze", CORPUS, "--no-link", "-o", bare)
        for arguments, word in (((self.ncf, "--to", "csv", "-o", "-"), "csv"), ((self.ncf, "-o", "-"), "--to"), ((self.ncf, "--to", "gdelt"), "-o"),
                                (("--to", "gdelt", "-o", "-"), "corpus file"), (("--to", "plover", "--columns"), "no table"),
                                ((bare, "--to", "gdelt", "-o", self.path("none.tsv")), "[NC304]")):
            done = run("export", *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(word, done.stderr)
        self.assertFalse(os.path.exists(self.path("none.tsv")))

    def test_show_knows_articles_entities_and_events(self):
        article = next(r for r in self.records if r["record"] == "article" and r["events"])
        shown = run("show", self.ncf, article["id"]).stdout
        self.assertIn(article["title"] or article["text"].split("\n")[0][:30], shown)
        self.assertIn("because", shown)
        for r in self.records:
            if r["record"] in ("entity", "event"):
                self.assertEqual(json.loads(run("show", self.ncf, r["id"], "--json").stdout), r)
                break
        entity = next(r for r in self.records if r["record"] == "entity")
        self.assertIn(entity["id"], run("show", self.ncf, entity["name"]).stdout)
        self.assertEqual(run("show", self.ncf, "nobody").returncode, 2)

    def test_show_says_what_and_why(self):
        shown = run("show", MEANING, "m1").stdout
        for line in ("E1  ORG  Kremlin  RUS GOV Neut", "    as Kremlin = RUS, The Kremlin = RUS (same-name)",
                     '    was treasurer of Red Ladder NGO  because apposition, by "the treasurer of the Red Ladder"',
                     "a4  PER  Her driver (never named) Masc", '    is driver of Jane Roe  because possessive, by "Her driver"',
                     "Jane Roe (direct, she added, because verb-after): The Kremlin told me ‘no’,",
                     "Kremlin (direct, The Kremlin told, within another, because verb-before): no",
                     'Tuesday  DATE  2025-12-02  because weekday, by "said"', "twice every week  SET  P1W EVERY 2X  because set",
                     'five to seven  5 to 7  miner  killed  because count, by "killed"'):
            self.assertIn(line + "\n", shown)
        shown = run("show", MEANING, "Jane Roe").stdout
        self.assertIn("    is resident  RUS  by \"Jane Roe\"\n", shown)
        self.assertIn("    says (indirect): five to seven miners were killed\n", shown)

    def test_lint_names_what_is_wrong_in_dictionaries(self):
        done = run("lint", DICTIONARIES)
        self.assertEqual(done.returncode, 1)
        self.assertEqual([line.split(": ")[1].rsplit("/", 1)[1] for line in done.stderr.splitlines()],
                         ["sample.actors.txt:8:17", "sample.verbs.txt:3:10", "sample.verbs.txt:15:1"])
        self.assertIn("3 files, 6 actors, 3 agents, 20 forms of verbs, 1 pattern, 0 discards, 0 issues; 3 mistakes", done.stdout)
        self.assertEqual(run("lint", "-q", DICTIONARIES).stdout, "")
        os.mkdir(self.path("sound"))
        self.write("sound/a.actors.txt", b"RURITANIA [RUR]\n")
        done = run("lint", self.path("sound"))
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("1 file, 1 actor, 0 agents", done.stdout)
        self.assertIn("all good", done.stdout)
        for arguments, word in (((), "no file or folder"), ((self.path("none"),), "[NC440]"), ((CORPUS,), "[NC441]")):
            done = run("lint", *arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(word, done.stderr)

    def test_patterns_of_the_users_own(self):
        done = run("lint", PATTERNS)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("all good", done.stdout)
        self.write("wrong.tsv", b"phrases\ttype\tpos\tframe\nraid\tASAULT\tverb\to=r\nsell\tX_SALE\tverb\to=r\n")
        done = run("lint", self.path("wrong.tsv"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("wrong.tsv:2:6: error: ", done.stderr)
        self.assertIn("1 file, 1 pattern, ", done.stdout)
        news, coded = os.path.join(PATTERNS, "company-news.txt"), self.path("company.ncf")
        self.assertEqual(run("analyze", news, "--patterns", PATTERNS, "-o", coded).returncode, 0)
        listed = run("events", coded).stdout
        for words in ("X_ACQUISITION", "X_APPOINTMENT", "X_LAYOFFS", "CONCEDE"):
            self.assertIn(words, listed)
        self.assertRegex(listed, r"2026-03-03 +X_ACQUISITION +occurred +1 +Norvik Shipping -> Halden Marine")
        self.assertEqual(len(run("events", coded, "--type", "X_LAYOFFS").stdout.splitlines()), 2)
        self.assertEqual(run("convert", coded, "-o", self.path("again.ncf")).returncode, 0)
        with open(coded, "rb") as one, open(self.path("again.ncf"), "rb") as other:
            self.assertEqual(one.read(), other.read())
        self.assertNotIn("X_", run("export", coded, "--to", "plover", "-o", "-").stdout)
        self.assertIn('"event":["X_LAYOFFS"]', run("export", coded, "--to", "plover-x", "-o", "-").stdout)
        self.assertEqual(run("analyze", news, "--patterns", PATTERNS, "--only-patterns", "-o", coded).returncode, 0)
        self.assertNotIn("CONCEDE", run("events", coded).stdout)
        done = run("analyze", news, "--patterns", self.path("wrong.tsv"), "-o", coded)
        self.assertIn("1 mistake in the patterns; newscorpus lint", done.stderr)
        done = run("explain", "--patterns", PATTERNS, news)
        self.assertIn("because     patterns:acquire/verb+object", done.stdout)
        done = run("analyze", news, "--patterns", self.path("none"), "-o", coded)
        self.assertEqual(done.returncode, 2)
        self.assertIn("[NC480]", done.stderr)

    def test_dictionaries_belong_to_the_coder_cameo(self):
        coded = self.path("coded.ncf")
        for arguments, word in ((("--coder", "cameo"), "needs dictionaries"), (("--dictionaries", DICTIONARIES), "for the coder cameo"),
                                (("--coder", "own"), "plover and cameo"), (("--coder", "cameo", "--dictionaries", CORPUS), "[NC441]")):
            done = run("analyze", CODING + ".txt", "-o", coded, *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(word, done.stderr)
        self.assertFalse(os.path.exists(coded))
        done = run("analyze", CODING + ".txt", "-o", coded, "--coder", "cameo", "--dictionaries", DICTIONARIES)
        self.assertEqual(done.returncode, 0)
        self.assertIn("3 mistakes in the dictionaries; newscorpus lint %s names them" % DICTIONARIES, done.stderr)

    def test_codes_of_dictionaries_are_shown(self):
        linked = self.path("codes.ncf")
        with open(CODING + ".ncf", encoding="utf-8") as f:
            records = f.read()
        self.write("codes.ncf", (records + '{"record":"event","id":"V0","event":"X_OTHER","cameo":"019","actor":[{"code":"RURGOV","entity_text":"Ruritania"}],'
                                 '"recipient":[{"code":"GRK","entity_text":"Graustark"}],"reports":[{"article":"c1","event":0}]}\n').encode())
        self.assertIn("X_OTHER 019P occurred  who Žanis, Ruritania (RURGOV)  whom Graustark (GRK)", run("show", linked, "c1").stdout)
        shown = run("show", linked, "V0").stdout
        self.assertRegex(shown, r"code +019P\n")
        self.assertRegex(shown, r"who +Ruritania  RURGOV\n")
        self.assertRegex(run("events", linked).stdout, r"V0 +X_OTHER +019P +occurred")
        self.assertIn("coded 019P", run("report", linked, "-o", "-").stdout)

    def test_show_tokens(self):
        lines = run("show", TREES, "t1", "--tokens").stdout.splitlines()
        self.assertEqual(lines[0].split(), "SENT ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL".split())
        self.assertEqual(lines[2].split(), "1 2 Ada Ada PROPN _ Number=Sing 4 nsubj".split())
        self.assertEqual(lines[4].split(), "1 4 met meet VERB _ Mood=Ind|Tense=Past|VerbForm=Fin 0 root".split())
        self.assertEqual(len({line.index("PROPN") for line in lines if " PROPN " in line}), 1)
        self.assertEqual(run("show", TREES, "t3", "--tokens").stdout.splitlines()[1].split(), "1 1 No _ _ _ _ _ _".split())
        with open(TREES, encoding="utf-8") as f:
            articles = [json.loads(line) for line in f][1:]
        for article in articles:
            tokens = [json.loads(line) for line in run("show", TREES, article["id"], "--tokens", "--json").stdout.splitlines()]
            for name in ("lemma", "upos", "feats", "deprel"):
                self.assertEqual([token[name] for token in tokens], article["tokens"][name])
            self.assertEqual([-1 if token["head"] is None else token["head"] for token in tokens], article["tokens"]["head"])
            self.assertEqual([article["text"][s:e] for s, e in (t["span"] for t in tokens)], [t["form"] for t in tokens])
        self.assertEqual(run("show", self.ncf, "E0", "--tokens").returncode, 2)

    def test_show_trees(self):
        lines = run("show", TREES, "t1", "--tree").stdout.splitlines()
        self.assertEqual(lines[1:8], ["met VERB root", "├─ Ada PROPN nsubj", "│  ├─ Minister NOUN compound", "│  └─ Brun PROPN flat",
                                      "├─ pilots NOUN obj", "│  ├─ the DET det", "│  └─ striking VERB amod"])
        self.assertEqual(run("show", TREES, "t3", "--tree").stdout.splitlines(), ["No tree"])
        broken = run("show", TREES, "t2", "--tree").stdout.splitlines()
        self.assertEqual(broken[1:6], ["These PRON dep", "└─ heads NOUN dep", "   └─ go VERB dep", "      └─ round ADV dep", "! PUNCT dep"])
        self.assertEqual(run("show", TREES, "t1", "--tree", "--json").returncode, 2)
        deep = {"record": "article", "id": "d", "text": "a " * 50000, "sentences": [[0, 99999]],
                "tokens": {"start": list(range(0, 100000, 2)), "end": list(range(1, 100001, 2)), "head": [-1, *range(49999)]}}
        shown = run("show", self.write("deep.ncf", ('{"record":"corpus","ncf":1}\n' + json.dumps(deep)).encode()), "d", "--tree").stdout
        self.assertEqual(len(shown.splitlines()), 50001)
        self.assertLess(len(shown), 200 * 50001)

    def test_colours_only_on_a_terminal(self):
        self.assertNotIn("\x1b", run("events", self.ncf).stdout)
        self.assertIn("\x1b", run("--color=always", "events", self.ncf).stdout)

    def test_a_progress_bar_only_on_a_terminal(self):
        self.assertNotIn("\r", run("convert", CORPUS, "-o", self.path("p.ncf")).stderr)
        main, other = pty.openpty()
        done = subprocess.run([TOOL, "analyze", CORPUS, "-o", self.path("p.ncf")], stderr=other, stdout=subprocess.PIPE)
        os.close(other)
        shown = os.read(main, 65536)
        os.close(main)
        self.assertEqual(done.returncode, 0)
        self.assertIn(b"\r", shown)

    def test_reading_back_changes_nothing(self):
        with open(self.ncf, "rb") as f:
            wanted = f.read()
        for name in ("copy.ncf", "copy.ncf.gz", "copy.ncf.zst"):
            self.assertEqual(run("convert", self.ncf, "-o", self.path(name)).returncode, 0)
            back = subprocess.run([TOOL, "convert", self.path(name), "-o", "-"], capture_output=True)
            self.assertEqual(back.stdout, wanted)
            self.assertEqual(run("check", self.path(name)).returncode, 0)
        with gzip.open(self.path("copy.ncf.gz")) as f:
            self.assertEqual(f.read(), wanted)

    def test_several_linked_files_give_their_articles(self):
        other = self.path("other.ncf")
        text = self.write("other.txt", b"Talks\n\nAna Ilic met Bo Lund in Oslo on Friday.\n")
        self.assertEqual(run("analyze", text, "-o", other).returncode, 0)
        for files in ((self.ncf, other), (other, self.ncf)):
            done = run("convert", *files, "-o", self.path("both.ncf"))
            self.assertEqual((done.returncode, "[NC238]" in done.stderr), (0, True))
            with open(self.path("both.ncf"), encoding="utf-8") as f:
                kinds = [json.loads(line)["record"] for line in f]
            articles = sum(r["record"] == "article" for r in self.records) + 1
            self.assertEqual(kinds, ["corpus"] + ["article"] * articles)

    def test_standard_input(self):
        text = "Talks in Oslo\n\nAna Ilic met Bo Lund in Oslo on Friday.\n"
        done = run("analyze", "-", "-o", "-", "--published", "2025-05-04", input=text)
        self.assertEqual(done.returncode, 0)
        article = json.loads(done.stdout.splitlines()[1])
        self.assertEqual((article["text"], article["published"], article["published_from"]), (text, "2025-05-04", "option"))

    def test_what_is_skipped_is_named_and_the_rest_goes_on(self):
        good = json.dumps({"record": "article", "id": "a", "text": "Good."})
        path = self.write("mixed.ncf", ('{"record":"corpus","ncf":1}\n%s\n{"record":"article"\n%s\n' % (good, good.replace('"a"', '"b"'))).encode())
        for command in (("analyze", path, "-o", self.path("m.ncf")), ("convert", path, "-o", self.path("m.ncf")), ("check", path)):
            done = run(*command)
            self.assertEqual(done.returncode, 1, command)
            self.assertIn("mixed.ncf:3:", done.stderr)
        with open(self.path("m.ncf")) as f:
            self.assertEqual([json.loads(line).get("id") for line in f], [None, "a", "b"])

    def test_strict_stops_and_leaves_the_old_file(self):
        path = self.write("bad.ncf", b'{"record":"corpus","ncf":1}\n{"record":"article"\n')
        out = self.write("old.ncf", b"old")
        done = run("analyze", path, "-o", out, "--strict")
        self.assertEqual(done.returncode, 2)
        self.assertIn("bad.ncf:2:", done.stderr)
        with open(out, "rb") as f:
            self.assertEqual(f.read(), b"old")
        self.assertEqual([n for n in os.listdir(self.folder.name) if n.startswith("old.ncf")], ["old.ncf"])

    def test_an_empty_folder_is_an_empty_corpus(self):
        os.makedirs(self.path("empty"), exist_ok=True)
        done = run("analyze", self.path("empty"), "-o", self.path("e.ncf"))
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path("e.ncf")) as f:
            self.assertEqual(len(f.readlines()), 1)

    def test_nothing_to_read_or_nowhere_to_write_is_status_2(self):
        self.assertEqual(run("analyze", self.path("missing"), "-o", self.path("n.ncf")).returncode, 2)
        self.assertEqual(run("analyze", CORPUS, "-o", self.path("no/such/n.ncf")).returncode, 2)
        self.assertEqual(run("events", self.path("missing")).returncode, 2)
        self.assertEqual(run("report", self.ncf, "-o", self.path("no/such/r.html")).returncode, 2)

    def test_what_a_terminal_would_obey_is_shown(self):
        name = "\x1b[2J\x9b.txt"
        os.makedirs(self.path("odd"), exist_ok=True)
        self.write(os.path.join("odd", name), b"")
        done = run("analyze", self.path("odd"), "-o", self.path("odd.ncf"))
        self.assertIn("\\x1B[2J\\x9B.txt", done.stderr)
        text = "A\x1b[31m title\n\nAna\x9b Ilic met Bo\x7f Lund in Oslo.\n"
        article = {"record": "article", "id": "a\x1b", "title": text[:11], "outlet": "\x9bO", "text": text, "blocks": [["paragraph", 0, len(text)]]}
        path = self.write("odd.ncf", (json.dumps({"record": "corpus", "ncf": 1}) + "\n" + json.dumps(article) + "\n").encode())
        for command in (("show", path, "a\x1b"), ("articles", path)):
            done = run(*command)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("Ana" if command[0] == "show" else "titl", done.stdout)
            self.assertFalse(set("\x1b\x9b\x7f") & set(done.stdout + done.stderr), done.stdout)

    def test_when_nothing_was_read_nothing_is_written(self):
        path = self.write("bad.ncf", b"{\n{\n")
        for command in ("analyze", "convert"):
            self.assertEqual(run(command, path, "-o", self.path("none.ncf")).returncode, 2)
            self.assertFalse(os.path.exists(self.path("none.ncf")))

    def test_a_report_can_go_to_a_device_and_replaces_a_file_whole(self):
        self.assertEqual(run("report", self.ncf, "-o", "/dev/null").returncode, 0)
        self.assertFalse(os.path.isfile("/dev/null"))
        page = self.write("page.html", b"old")
        self.assertEqual(run("report", self.ncf, "-o", page).returncode, 0)
        with open(page, encoding="utf-8") as f:
            self.assertIn("</html>", f.read())

    def test_no_link_leaves_linked_records_out(self):
        run("analyze", CORPUS, "-o", self.path("n.ncf"), "--no-link")
        with open(self.path("n.ncf")) as f:
            records = [json.loads(line) for line in f]
        self.assertEqual({r["record"] for r in records}, {"corpus", "article"})
        self.assertEqual([r.get("id") for r in records], [r.get("id") for r in self.records if r["record"] in ("corpus", "article")])

    def test_stages_limit_the_analysis(self):
        self.assertEqual(run("analyze", CORPUS, "-o", self.path("s.ncf"), "--stages=tokens,times").returncode, 0)
        with open(self.path("s.ncf")) as f:
            article = next(r for r in map(json.loads, f) if r["record"] == "article")
        self.assertTrue(article["tokens"]["start"] and "times" in article)
        self.assertFalse({"mentions", "quotes", "events"} & {key for key, value in article.items() if value})
        for wrong in ("", "tokens,", "all", "tokens times"):
            done = run("analyze", CORPUS, "-o", self.path("t.ncf"), "--stages", wrong)
            self.assertEqual((done.returncode, "no stage" in done.stderr), (2, True))

    @unittest.skipIf(run("model").returncode, "built without a model")
    def test_events_are_explained(self):
        text = "The driver survived a heart attack. Police arrested two smugglers in Lima on Monday."
        shown = run("explain", text, "--published", "2025-12-10").stdout
        self.assertIn("[idiom]", shown)
        self.assertIn("because     triggers:arrest/verb+object", shown)
        self.assertIn("date        2025-12-08", shown)
        file = self.write("two words.txt", text.encode())
        for source, given in ((text, None), (file, None), ("-", text)):
            lines = [json.loads(line) for line in run("explain", "--json", source, input=given).stdout.splitlines()]
            self.assertEqual([tried["why"] for tried in lines[0]["not_coded"]], ["idiom"])
            self.assertEqual([event["event"] for event in lines[1]["events"]], ["COERCE"])
        for wrong in ((), ("no-such-file",), (text, text), (file, "--event", "V0"), (file, "--event", "V0", "--published", "2025-12-10")):
            self.assertEqual(run("explain", *wrong).returncode, 2)
        corpus = self.path("coded.ncf")
        run("analyze", file, "-o", corpus)
        event = json.loads(run("events", corpus, "--json").stdout.splitlines()[0])["id"]
        told = run("explain", corpus, "--event", event).stdout
        self.assertTrue(told.startswith(f"{event}  COERCE arrest, occurred, confidence 0."), told)
        self.assertIn("    Police arrested two smugglers in Lima on Monday.\n", told)
        self.assertIn('      arrested    2, "two" 52-55 [count]\n', told)
        self.assertEqual(json.loads(run("explain", corpus, "--event", event, "--json").stdout)["record"]["id"], event)
        with open(corpus, encoding="utf-8") as f:
            entity = next(record for record in map(json.loads, f) if record["record"] == "entity" and not record.get("unnamed"))
        told = run("explain", corpus, "--entity", entity["id"]).stdout
        self.assertTrue(told.startswith(entity["id"] + "  " + entity["type"] + " "), told)
        self.assertEqual(run("explain", corpus, "--entity", entity["names"][0]["name"]).returncode, 0)
        self.assertEqual(json.loads(run("explain", corpus, "--entity", entity["id"], "--json").stdout)["record"]["id"], entity["id"])
        self.assertEqual(run("explain", corpus, "--entity", "E0").returncode, 2)

    def test_a_full_disk_is_said(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TOOL, "events", self.ncf], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("standard output", done.stderr)

    def test_the_report_is_one_page(self):
        page = run("report", self.ncf, "-o", "-", "--title", "A & B").stdout
        self.assertTrue(page.startswith("<!doctype html>") and page.rstrip().endswith("</html>"))
        self.assertIn("A &amp; B", page)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=0)
