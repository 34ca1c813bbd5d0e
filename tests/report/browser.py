"""The report in headless Chromium: what the page holds, that it asks for nothing, what its script does, and that it fits
a narrow screen. Leaves screenshots in the scratch folder. usage: browser.py NEWSCORPUS CORPUS SCRATCH"""
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL, CORPUS, SCRATCH = map(os.path.abspath, sys.argv[1:4])
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if not CHROMIUM:
    print("skipped: no Chromium")
    sys.exit(77)

# Runs in the page after its own script and leaves its findings in an element that the test reads.
PROBE = """<script>(async () => {
  const found = {};
  const all = (q) => [...document.querySelectorAll(q)];
  const next = () => new Promise((r) => setTimeout(r, 30));
  found.sections = all("main > section").map((s) => s.id);
  found.events = all("#events > details").length;
  found.entities = all("#entities tbody tr").length;
  found.articles = all("#articles > details").length;
  found.marks = all("#articles .m").length;
  found.evidence = all("#events blockquote").length;
  found.duplicates = all("[id]").map((e) => e.id).filter((id, i, ids) => ids.indexOf(id) !== i);
  found.broken = all("a[href^='#']").map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id));
  found.outside = all("[src],link[href]").length;
  found.nodes = all("#graph circle").length;
  found.wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  found.injected = window.injected || 0;
  found.unlabelled = all("input,svg").filter((e) => !e.labels?.length && !e.getAttribute("aria-label")).length;
  const filter = document.getElementById("filter");
  found.filterShown = !filter.closest("p").hidden;
  filter.value = "zzzz nothing has this";
  filter.dispatchEvent(new Event("input"));
  found.afterFilter = all(".item:not([hidden])").length;
  filter.value = "";
  filter.dispatchEvent(new Event("input"));
  found.afterClearing = all(".item[hidden]").length;
  const target = all("#events > details")[1] || all("#articles > details")[0];
  location.hash = "#" + target.id;
  await next();
  found.openedByLink = target.open;
  const one = all(".cast > li").find((li) => all(`#${CSS.escape(li.closest(".article").id)} .text [data-e="${li.dataset.e}"]`).length > 1);
  if (one) {
    one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    found.outlined = all(".same").length;
    found.outlinedElsewhere = all(".same").filter((e) => e.dataset.e !== one.dataset.e || e.closest(".article") !== one.closest(".article")).length;
    document.body.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    found.outlinedAfter = all(".same").length;
  }
  found.lists = all(".layer").map((list) => [list.querySelector("summary").textContent, list.querySelectorAll(".cast > li, tbody tr").length]);
  document.activeElement.blur();
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
  found.focusedByKey = document.activeElement.tagName;
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }));
  found.slashFocuses = document.activeElement === filter;
  found.background = getComputedStyle(document.body).backgroundColor;
  const out = document.createElement("pre");
  out.id = "probe";
  out.textContent = JSON.stringify(found);
  document.body.append(out);
})();</script></body>"""


def chromium(page, *arguments):
    with tempfile.TemporaryDirectory() as profile:
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
                   "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                   "--user-data-dir=" + profile, "--virtual-time-budget=3000", *arguments, "file://" + page]
        return subprocess.run(command, capture_output=True, text=True, timeout=120)


def probe(page, *arguments):
    with open(page, encoding="utf-8") as f:
        text = f.read()
    path = page + ".probe.html"
    with open(path, "w", encoding="utf-8") as f:
        f.write(text.replace("</body>", PROBE))
    done = chromium(path, "--dump-dom", *arguments)
    m = re.search(r'<pre id="probe">(.*?)</pre>', done.stdout, re.S)
    assert m, done.stderr[-2000:]
    return json.loads(html.unescape(m[1]))


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.makedirs(SCRATCH, exist_ok=True)
        cls.ncf, cls.page = os.path.join(SCRATCH, "corpus.ncf"), os.path.join(SCRATCH, "report.html")
        for command in (["analyze", "-q", CORPUS, "-o", cls.ncf], ["report", cls.ncf, "-o", cls.page, "--title", "Examples"]):
            done = subprocess.run([TOOL, *command], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
        with open(cls.ncf, encoding="utf-8") as f:
            cls.records = [json.loads(line) for line in f]
        cls.found = probe(cls.page, "--window-size=1280,900")

    def count(self, kind):
        return sum(r["record"] == kind for r in self.records)

    def test_every_record_is_there(self):
        self.assertEqual(self.found["sections"], ["stories", "events", "timeline", "graph", "entities", "articles"])
        for kind, name in (("event", "events"), ("entity", "entities"), ("article", "articles")):
            self.assertEqual(self.found[name], self.count(kind))
        self.assertEqual(self.found["evidence"], sum(len(r["reports"]) for r in self.records if r["record"] == "event"))
        self.assertGreater(self.found["marks"], 100)
        self.assertGreater(self.found["nodes"], 5)

    def test_the_page_is_whole(self):
        self.assertEqual((self.found["duplicates"], self.found["broken"], self.found["outside"], self.found["unlabelled"]), ([], [], 0, 0))

    def test_the_script_filters_opens_and_steps(self):
        self.assertTrue(self.found["filterShown"])
        self.assertEqual((self.found["afterFilter"], self.found["afterClearing"]), (0, 0))
        self.assertTrue(self.found["openedByLink"])
        self.assertEqual(self.found["focusedByKey"], "SUMMARY")
        self.assertTrue(self.found["slashFocuses"])

    def test_articles_list_what_their_layers_say(self):
        articles = [r for r in self.records if r["record"] == "article"]
        wanted = [len(a[layer]) for a in articles for layer in ("entities", "quotes", "times", "quantities") if a[layer]]
        self.assertEqual([rows for _, rows in self.found["lists"]], wanted)
        self.assertTrue(all(summary.split()[0] == str(rows) for summary, rows in self.found["lists"]))
        self.assertGreater(self.found["outlined"], 2)
        self.assertEqual((self.found["outlinedElsewhere"], self.found["outlinedAfter"]), (0, 0))

    def test_a_narrow_screen_needs_no_scrolling_sideways(self):
        self.assertEqual(self.found["wide"], 0)
        self.assertEqual(probe(self.page, "--window-size=500,900")["wide"], 0)

    def test_dark_is_dark(self):
        dark = probe(self.page, "--blink-settings=preferredColorScheme=0")
        self.assertNotEqual(dark["background"], self.found["background"])

    def test_markup_in_articles_stays_text(self):
        evil = '<script>window.injected=1</script><img src=x onerror="window.injected=1">"\'&amp;'
        lines = [json.dumps(r) for r in (
            {"record": "corpus", "ncf": 1},
            {"record": "article", "id": evil, "uri": evil, "title": evil, "outlet": evil, "text": evil + " and more",
             "blocks": [["paragraph", 0, len(evil)]], "sentences": [[0, len(evil)]],
             "mentions": [{"span": [0, 8], "type": "PER", "form": "name", "entity": "E0"}]},
            {"record": "entity", "id": "E0", "type": "PER", "name": evil, "names": [{"name": evil, "count": 1, "articles": [evil]}],
             "country": None, "sector": evil, "roles": [evil], "articles": [evil], "mentions": 1},
            {"record": "story", "id": "S0", "articles": [evil], "title": evil, "first": None, "last": None})]
        ncf, page = os.path.join(SCRATCH, "evil.ncf"), os.path.join(SCRATCH, "evil.html")
        with open(ncf, "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
        done = subprocess.run([TOOL, "report", ncf, "-o", page, "--title", evil], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = probe(page)
        self.assertEqual((found["injected"], found["outside"], found["articles"], found["entities"]), (0, 0, 1, 1))

    def test_screenshots(self):
        for name, arguments in (("wide", ["--window-size=1280,2400"]), ("narrow", ["--window-size=500,2000"]),
                                ("dark", ["--window-size=1280,1600", "--blink-settings=preferredColorScheme=0"])):
            path = os.path.join(SCRATCH, name + ".png")
            chromium(self.page, "--screenshot=" + path, *arguments)
            self.assertGreater(os.path.getsize(path), 20000)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=0)
