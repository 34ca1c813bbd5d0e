"""What dictionaries and patterns have in common: files of the user's by which events are coded, and their mistakes."""

from __future__ import annotations

import os
import warnings
from typing import Any, Callable, TypeVar

from ._check import path_of
from ._errors import SkippedWarning
from ._record import Diagnostic
from ._sequence import Records


class Rules:
    """A file or folder of the user's that is open. Subclasses say how it is opened and what the folder is called."""

    __slots__ = ("_path", "_native", "__weakref__")

    def __init__(self, path: str | os.PathLike[str] | bytes, open_native: Callable[[bytes, Any], Any]) -> None:
        self._path = path_of(path)
        self._native = open_native(self._path, None)

    @property
    def diagnostics(self) -> Records[Diagnostic]:
        """The mistakes in it, each with file, line, column and reason; those beyond 10,000 are not kept."""
        handle = self._native
        return Records("diagnostic", lambda index: Diagnostic(None, index, handle.diagnostic(index)),
                       range(handle.diagnostic_count()))

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self._path,))

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {noun}" for noun, count in self._native.counts().items())
        return f"<{type(self).__name__} {os.fsdecode(self._path)!r}: {counts}>"


Kind = TypeVar("Kind", bound=Rules)


def native_of(value: Any, kind: type[Kind], called: str, stacklevel: int) -> Any:
    """The private object of what is open, or of what is read from a path, whose mistakes give a warning."""
    if value is None:
        return None
    if isinstance(value, kind):
        return value._native
    opened = kind(value)  # type: ignore[call-arg]
    found = opened.diagnostics
    if len(found):
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        warnings.warn(f"the {called} have mistakes: {found[0]}{more}; see {kind.__name__}(path).diagnostics", SkippedWarning,
                      stacklevel=stacklevel + 1)
    return opened._native
