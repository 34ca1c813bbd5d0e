"""Exceptions, and wrong arguments of every kind."""

from __future__ import annotations

import itertools
import pickle
from pathlib import Path
from typing import Any

import newscorpus as nc
import pytest
from newscorpus._lib import native


def test_the_classes() -> None:
    assert issubclass(nc.FileError, OSError) and issubclass(nc.OutOfMemoryError, MemoryError)
    assert issubclass(nc.FormatError, ValueError) and issubclass(nc.ArgumentError, ValueError)
    assert issubclass(nc.EncodingError, nc.FormatError)
    assert issubclass(nc.SkippedWarning, UserWarning)
    for name in nc.__all__:
        kind = getattr(nc, name)
        if name.endswith("Error"):
            assert issubclass(kind, nc.Error) and kind.__doc__


def test_errors_say_where(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")
    with pytest.raises(nc.FileError) as caught:
        nc.read(missing)
    error = caught.value
    assert (error.status, error.source) == ("ERR_IO", missing) and error.message and error.diagnostic > 0
    assert missing in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is nc.FileError and again.__dict__ == error.__dict__ and str(again) == str(error)
    with pytest.raises(nc.FormatError) as bad:
        nc.loads('{"record":"corpus","ncf":1}\n{"record":"article","id":7}\n', strict=True)
    assert bad.value.line == 2 and bad.value.column > 1 and bad.value.offset > 27 and bad.value.record == 2


def test_limits() -> None:
    deep = '{"record":"corpus","ncf":1}\n{"record":"article","id":"x","text":"t","more":' + "[" * 100 + "]" * 100 + "}\n"
    with pytest.raises(nc.LimitError):
        nc.loads(deep, strict=True)
    assert nc.loads(deep, strict=True, max_depth=200).articles[0].id == "x"
    with pytest.raises(nc.LimitError):
        nc.loads("x" * 2000, format="text", strict=True, max_record=1000)
    with pytest.raises(nc.Error):
        nc.loads('{"record":"corpus","ncf":99}\n', strict=True, format="ncf")


def test_wrong_arguments_are_named(corpus: nc.Corpus, tmp_path: Path) -> None:
    cases: list[tuple[type[Exception], str, Any]] = [
        (TypeError, "paths", lambda: nc.read(5)),  # type: ignore[arg-type]
        (TypeError, "str", lambda: nc.read([5])),  # type: ignore[list-item]
        (ValueError, "null", lambda: nc.read("a\0b")),
        (TypeError, "published", lambda: nc.read(tmp_path, published=5)),  # type: ignore[arg-type]
        (TypeError, "max_depth", lambda: nc.read(tmp_path, max_depth="5")),  # type: ignore[arg-type]
        (ValueError, "max_depth", lambda: nc.read(tmp_path, max_depth=-1)),
        (ValueError, "max_record", lambda: nc.read(tmp_path, max_record=1 << 64)),
        (TypeError, "threads", lambda: corpus.analyze(threads=1.5)),  # type: ignore[arg-type]
        (ValueError, "threads", lambda: corpus.analyze(threads=1 << 40)),
        (ValueError, "nosuch", lambda: corpus.analyze(stages=["nosuch"])),
        (TypeError, "stages", lambda: corpus.analyze(stages="tokens")),
        (ValueError, "stages", lambda: corpus.analyze(stages=[])),
        (TypeError, "PathLike", lambda: corpus.analyze(model=5)),  # type: ignore[arg-type]
        (ValueError, "null", lambda: nc.model_json("a\0b")),
        (ValueError, "nosuch", lambda: corpus.analyze(coder="nosuch")),
        (ValueError, "cameo needs", lambda: corpus.analyze(coder="cameo")),
        (TypeError, "PathLike", lambda: corpus.analyze(dictionaries=5, coder="cameo")),  # type: ignore[arg-type]
        (ValueError, "null", lambda: nc.Dictionary("a\0b")),
        (OSError, "nowhere", lambda: nc.Dictionary("/nowhere")),
        (TypeError, "progress", lambda: corpus.analyze(progress=5)),  # type: ignore[arg-type]
        (ValueError, "rar", lambda: corpus.write(tmp_path / "x", compression="rar")),
        (ValueError, "xml", lambda: nc.loads("x", format="xml")),
        (TypeError, "data", lambda: nc.loads(5)),  # type: ignore[arg-type]
        (TypeError, "text", lambda: nc.read_text(b"x")),  # type: ignore[arg-type]
        (TypeError, "title", lambda: nc.read_text("x", title=5)),  # type: ignore[arg-type]
        (TypeError, "title", lambda: corpus.report(title=5)),  # type: ignore[arg-type]
    ]
    for kind, words, call in cases:
        with pytest.raises(kind, match=words):
            call()


VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1 << 31, 1 << 32, 1 << 63, 1 << 64, -(1 << 70), 1.5, float("nan"), "", "a1", "a\0b", "\ud800", b"",
    b"\xff\0", bytearray(3), (), [], {}, object(), print, int, range(3), memoryview(b"abcd")[::2],
)


def test_generated_calls_never_crash(corpus: nc.Corpus) -> None:
    article = corpus.articles[0]
    calls = 0

    def attempt(function: Any, *args: Any, **named: Any) -> None:
        nonlocal calls
        calls += 1
        try:
            function(*args, **named)
        except (Exception, nc.SkippedWarning):
            pass

    for value in VALUES:
        for name in ("format", "name", "strict", "published", "max_depth", "max_record", "max_total", "max_ratio"):
            attempt(nc.loads, "text", **{name: value})
        for name in ("id", "title", "outlet", "uri", "published"):
            attempt(nc.read_text, "text", **{name: value})
        for name in ("link", "threads", "stages", "model", "dictionaries", "coder"):
            attempt(corpus.analyze, progress=False, **({"threads": 1, "link": False} | {name: value}))
        attempt(corpus.report, title=value)
        attempt(nc.model_json, value)
        attempt(nc.Dictionary, value)
        attempt(nc.concat, value)
        attempt(nc.concat, [value, corpus])
        for part in ("articles", "entities", "events", "stories", "diagnostics", "tokens", "mentions"):
            attempt(getattr(corpus, part).__getitem__, value)
            attempt(getattr(corpus, part).__contains__, value)
            attempt(getattr(corpus, part).__getitem__, slice(value, value, value))
        if value not in ("", "a1"):
            attempt(nc.read, value)
    raw = nc.loads(corpus.to_json())._native
    for first, second in itertools.product(VALUES, VALUES):
        for function in (article._native.item, raw.article, raw.entity, raw.find_entity, raw.joined, raw.link,
                         raw.event_json, native.new_sources().add_path):
            attempt(function, first)
            attempt(function, first, second)
        attempt(native.new_sources().add_bytes, first, second, 0)
        attempt(native.new_sources().add_bytes, "x", first, second)
        attempt(native.new_sources().add_article, first, second, None, None, None, None)
        attempt(native.open_reader, first, second, None, 0, 0, 0, 0, 0)
        attempt(native.open_reader, native.new_sources(), False, first, second, 0, 0, 0, 0)
        attempt(native.Article.item, first, second, 0)
        attempt(native.Corpus.analyze, raw, first, second, None)
        attempt(native.Reader.next, first, second, None)
    assert calls >= 5000
    assert corpus.articles[0].text == article.text
