"""Threads, progress and interrupts."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import newscorpus as nc
import pytest

TEXT = "OSLO, Dec 6 (Wire) - Officials met in Oslo on Friday. \"We agreed,\" said Ann Other. Three people were hurt.\n\n"


def big(count: int = 400) -> nc.Corpus:
    lines = ['{"record":"corpus","ncf":1}']
    escaped = (TEXT * 20).replace("\n", "\\n").replace('"', '\\"')
    lines += [f'{{"record":"article","id":"n{i}","text":"{escaped}"}}' for i in range(count)]
    return nc.loads("\n".join(lines) + "\n", strict=True)


def test_many_threads_share_a_corpus(corpus: nc.Corpus) -> None:
    wanted = corpus.to_json()

    def work(i: int) -> bool:
        article = corpus.articles[i % 2]
        same = corpus.to_json() == wanted and article.mentions[0].name == "Zoë Adler"
        return same and nc.loads(wanted) == corpus and len(corpus.analyze(threads=1 + i % 3)) == 2

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(64)))


def test_results_do_not_depend_on_threads() -> None:
    corpus = big(40)
    one = corpus.analyze(threads=1).to_json()
    assert all(corpus.analyze(threads=threads).to_json() == one for threads in (2, 8))


def test_other_threads_run_meanwhile() -> None:
    corpus, ticks, stop = big(), [0], threading.Event()

    def tick() -> None:
        while not stop.is_set():
            ticks[0] += 1
            stop.wait(0.0005)

    thread = threading.Thread(target=tick)
    thread.start()
    before = ticks[0]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(10)
    try:
        corpus.analyze(threads=1, link=False, progress=False)
        during = ticks[0] - before
    finally:
        sys.setswitchinterval(interval)
        stop.set()
        thread.join()
    assert during > 0


def test_one_reader_in_two_threads_is_busy_or_ends(sample: Path) -> None:
    for _ in range(20):
        stream = nc.stream([sample] * 1, batch=1)
        results: list[object] = []

        def take() -> None:
            try:
                results.extend(article.id for batch in stream for article in batch.articles)
            except (nc.BusyError, ValueError) as error:
                results.append(error)

        threads = [threading.Thread(target=take) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {"a1", "a2"} >= {result for result in results if isinstance(result, str)}


def test_progress_is_called_on_the_calling_thread() -> None:
    seen: list[tuple[int, int, int]] = []
    big().analyze(threads=4, progress=lambda done, total: seen.append((done, total, threading.get_ident())))
    assert seen and {thread for *_, thread in seen} == {threading.get_ident()}
    assert all(0 <= done <= total or total == 0 for done, total, _ in seen)
    assert all(isinstance(done, int) and isinstance(total, int) for done, total, _ in seen)


def test_progress_cancels_and_its_errors_pass(tmp_path: Path) -> None:
    corpus = big()
    file = tmp_path / "corpus.ncf"

    def broken(done: int, total: int) -> None:
        raise LookupError("mine")

    calls: list[Callable[[nc.Progress], object]] = [
        lambda progress: corpus.analyze(progress=progress), lambda progress: corpus.link(progress=progress),
        lambda progress: corpus.write(file, progress=progress)]
    for call in calls:
        with pytest.raises(LookupError, match="mine"):
            call(broken)
        with pytest.raises(nc.CancelledError):
            call(lambda done, total: True)
    assert not file.exists()
    seen: list[tuple[int, int]] = []
    corpus.write(file, progress=lambda done, total: seen.append((done, total)))
    assert seen[0] == (0, len(corpus)) and seen[-1] == (len(corpus), len(corpus)) and len(nc.read(file)) == len(corpus)


def test_progress_may_use_the_library(corpus: nc.Corpus) -> None:
    def nested(done: int, total: int) -> None:
        assert corpus.articles[0].mentions[0].text == "Zoë Adler"
        assert nc.loads(corpus.to_json()) == corpus

    big(50).analyze(progress=nested)


def test_an_interrupt_cancels() -> None:
    corpus = big(2000)
    timer = threading.Timer(0.05, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        for _ in range(1000):
            corpus.analyze(threads=2, progress=False)
    timer.join()
    assert len(corpus) == 2000


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bars_are_for_terminals(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from newscorpus import _progress

    big(20).analyze()
    assert capsys.readouterr() == ("", "")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with _progress.shown(False, "read") as report:
        assert report is None
    bar = _progress._Bar("read")
    bar._start = bar._last = 0.0
    bar(5, 10)
    bar.close()
    assert "read" in terminal.getvalue() and "5/10" in terminal.getvalue() and terminal.getvalue().endswith("\r\x1b[K")
    with _progress.shown(None, "read") as report:
        assert report is not None
        report(1, 2)
