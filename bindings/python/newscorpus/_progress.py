"""Progress: a bar where a person is watching, nothing anywhere else.

The library calls back on the thread that made the long call, never from a worker.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Union

#: ``None`` (a bar where a person is watching), ``True``, ``False``, or a function of ``(done, total)`` whose true
#: result cancels; ``total`` is 0 while it is not known.
Progress = Union[None, bool, Callable[[int, int], object]]


def _in_notebook() -> bool:
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return shell is not None and "IPKernelApp" in getattr(shell, "config", {})


class _Bar:
    """A bar of our own on standard error."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._start = self._last = time.monotonic()
        self._drawn = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._start < 0.5 or now - self._last < 0.1:
            return
        self._last = now
        self._drawn = True
        if total:
            filled = min(30, 30 * done // total)
            shown = f"{'█' * filled}{'░' * (30 - filled)} {done}/{total}"
        else:
            shown = f"{done} articles"
        print(f"\r{self._label} {shown}", end="\x1b[K", file=sys.stderr, flush=True)

    def close(self) -> None:
        if self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


class _Tqdm:
    """tqdm's bar, when it is installed."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def __call__(self, done: int, total: int) -> None:
        self._bar.total = total or None
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        self._bar.close()


def _bar(label: str) -> _Bar | _Tqdm:
    try:
        module = import_module("tqdm.notebook" if _in_notebook() else "tqdm")
        return _Tqdm(module.tqdm(desc=label, unit=" articles", leave=False, delay=0.5))
    except ImportError:
        return _Bar(label)


@contextmanager
def shown(progress: Progress, label: str) -> Iterator[Callable[[int, int], object] | None]:
    """Gives what the private module calls while a long call runs."""
    if callable(progress):
        yield progress
        return
    if progress is not None and not isinstance(progress, bool):
        raise TypeError(f"progress is a {type(progress).__name__}, neither None, a bool nor a function")
    watched = sys.stderr is not None and sys.stderr.isatty()
    if progress is False or (progress is None and not watched and not _in_notebook()):
        yield None
        return
    bar = _bar(label)
    try:
        yield bar
    finally:
        bar.close()
