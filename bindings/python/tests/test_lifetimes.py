"""Objects outlive what they came from, in every order, and nothing stays behind."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import newscorpus as nc
import pytest

GETTERS: dict[str, Callable[[nc.Corpus], Any]] = {
    "articles": lambda c: c.articles,
    "article": lambda c: c.articles[0],
    "article by id": lambda c: c.articles["a2"],
    "slice": lambda c: c.articles[1:],
    "iterator": lambda c: next(iter(c.articles)),
    "reversed": lambda c: next(reversed(c.articles)),
    "text": lambda c: c.articles[0].text,
    "blocks": lambda c: c.articles[0].blocks,
    "block": lambda c: c.articles[0].blocks[0],
    "sentence": lambda c: c.articles[0].sentences[1],
    "tokens of a sentence": lambda c: c.articles[0].sentences[1].tokens,
    "token": lambda c: c.articles[0].tokens[1],
    "slice of tokens": lambda c: c.articles[0].tokens[3:6],
    "columns": lambda c: c.articles[0].tokens.columns(),
    "column": lambda c: c.articles[0].tokens.columns().head.tolist(),
    "children": lambda c: c.articles[0].tokens[2].children,
    "path": lambda c: c.articles[0].tokens[2].path_to(c.articles[0].tokens[0]),
    "root": lambda c: c.articles[0].sentences[0].root,
    "sentence of a token": lambda c: c.articles[0].tokens[7].sentence,
    "head": lambda c: c.articles[0].tokens[1].head,
    "starts": lambda c: c.articles[0].tokens.starts.tolist(),
    "time": lambda c: c.articles[0].times[0],
    "quantity": lambda c: c.articles[0].quantities[0],
    "mention": lambda c: c.articles[0].mentions[0],
    "mention's entity": lambda c: c.articles[0].mentions[0].entity,
    "quote": lambda c: c.articles[0].quotes[0],
    "speaker": lambda c: c.articles[0].quotes[0].speaker,
    "event mention": lambda c: c.articles[0].events[0],
    "event mention's actors": lambda c: c.articles[0].events[0].actors,
    "event mention's record": lambda c: c.articles[0].events[0].record,
    "event mention's size": lambda c: c.articles[0].events[1].size.counts,
    "article's entities": lambda c: c.articles[0].entities,
    "chained": lambda c: c.mentions,
    "entity": lambda c: c.entities["E1"],
    "names": lambda c: c.entities[0].names,
    "entity's mentions": lambda c: c.entities[0].mentions,
    "event": lambda c: c.events[0],
    "actors": lambda c: c.events[0].actors,
    "actor's entity": lambda c: c.events[0].actors[0].entity,
    "place": lambda c: c.events[0].place,
    "reports": lambda c: [report.event for report in c.events[0].reports],
    "differences": lambda c: c.events[0].differences[0].values,
    "story": lambda c: c.stories[0],
    "story's articles": lambda c: c.stories[0].articles,
    "diagnostics": lambda c: c.diagnostics,
}


@pytest.mark.parametrize("name", GETTERS)
def test_orders_of_death(name: str, content: str) -> None:
    get = GETTERS[name]
    kept = nc.loads(content)
    wanted = repr(get(kept))
    parent = nc.loads(content)
    child = get(parent)
    del parent
    gc.collect()
    assert repr(child) == wanted
    assert child == get(kept) or name == "columns"
    parent = nc.loads(content)
    child = get(parent)
    del child
    gc.collect()
    assert repr(get(parent)) == wanted


def test_stages_share_without_dangling(content: str) -> None:
    corpus = nc.loads(content)
    analyzed = corpus.analyze(threads=1)
    text = analyzed.articles[0]
    del corpus, analyzed
    gc.collect()
    assert text.text.startswith("Envoys") and isinstance(text.to_json(), str)


def test_a_column_keeps_the_corpus(content: str) -> None:
    column = nc.loads(content).articles[0].tokens.columns().head
    assert column is not None
    gc.collect()
    noise = [nc.loads(content) for _ in range(20)]
    wanted = noise[0].articles[0].tokens.columns().head
    del noise
    gc.collect()
    assert column == wanted and column.readonly and column.format == "i"
    part = column[3:5]
    del column
    gc.collect()
    assert part.tolist() == wanted[3:5].tolist()


def test_corpora_are_freed(content: str) -> None:
    corpus = nc.loads(content)
    reference = weakref.ref(corpus)
    article = corpus.articles[0]
    objects = [article, corpus.events[0], corpus.mentions]
    del corpus, article
    assert reference() is not None
    del objects
    assert reference() is None, "nothing but the objects held it: no cycles"


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="memory is not shown here")
def test_no_leaks(content: str) -> None:
    corpus = nc.loads(content)
    article = corpus.articles[0]
    data = content.encode()
    bad = b'{"record":"corpus","ncf":1}\n{"record":'

    def cheap() -> None:
        article.mentions[0].to_dict()
        corpus.entities.get("Adler")
        corpus.entities.get("nobody")
        article._native.text()
        article.tokens.starts
        article.tokens.columns().head
        article.tokens.columns().strings
        article._native.tree().children(0)
        article.sentences[0]._repr_html_()
        try:
            article.mentions[99]
        except IndexError:
            pass

    def dear() -> None:
        nc.loads(data).articles[0].to_json()
        nc.read_text("text").analyze(threads=1, link=False, stages=["tokens"])
        list(nc.stream([], batch=1))
        failing: list[Callable[[], object]] = [
            lambda: nc.loads(bad, strict=True), lambda: nc.concat([corpus, corpus]),
            lambda: corpus.analyze(threads=1, progress=lambda done, total: True)]
        for wrong in failing:
            try:
                wrong()
            except nc.Error:
                pass

    def watched() -> list[int]:
        return [sys.getrefcount(each) for each in (None, nc.Corpus, nc.Article, nc.Mention, nc.FormatError)]

    def rounds(count: int) -> None:
        for _ in range(count):
            for _ in range(50):
                cheap()
            dear()

    rounds(40)
    gc.collect()
    counts, memory = watched(), resident()
    rounds(350)
    gc.collect()
    assert all(abs(after - before) < 200 for before, after in zip(counts, watched())), (counts, watched())
    assert resident() - memory < 8 << 20


def run(code: str, *args: str) -> subprocess.CompletedProcess[str]:
    package = str(Path(nc.__file__).parents[1])
    return subprocess.run([sys.executable, "-X", "dev", "-c", code, *args], capture_output=True, text=True, timeout=120,
                          env={**os.environ, "PYTHONPATH": package})


def test_the_interpreter_ends_in_any_order(sample: Path) -> None:
    code = """
import sys, atexit
import newscorpus as nc
corpus = nc.read(sys.argv[1])
stream = nc.stream(sys.argv[1], batch=1)
next(stream)
article, mention, event = corpus.articles[0], corpus.mentions[0], corpus.events[0]
atexit.register(lambda: print(mention.text, event.type))
class Late:
    def __del__(self):
        try:
            article.text, article.to_json()
        except Exception:
            pass
sys.late = Late()
loop = [corpus, article]; loop.append(loop)
del corpus
"""
    done = run(code, str(sample))
    assert (done.returncode, done.stdout.strip()) == (0, "Zoë Adler CONSULT"), done.stderr
    assert "Error" not in done.stderr


def test_forked_children_work(sample: Path) -> None:
    code = """
import os, sys
import newscorpus as nc
corpus = nc.read(sys.argv[1])
corpus.analyze(threads=4)
children = []
for i in range(4):
    pid = os.fork()
    if not pid:
        again = nc.read(sys.argv[1])
        ok = again == corpus and len(corpus.analyze(threads=2)) == 2
        del again
        os._exit(0 if ok else 3)
    children.append(pid)
print([os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children], len(corpus.analyze(threads=2)))
"""
    done = run(code, str(sample))
    assert done.stdout.strip() == "[0, 0, 0, 0] 2", done.stderr
