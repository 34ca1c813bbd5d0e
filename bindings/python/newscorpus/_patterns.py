"""Event patterns of the user's own."""

from __future__ import annotations

import os
import warnings
from typing import Any

from ._check import path_of
from ._errors import SkippedWarning
from ._lib import native
from ._record import Diagnostic
from ._sequence import Records


class Patterns:
    """A file or folder of event patterns, by which :meth:`Corpus.analyze` codes events beside the library's own.

    The files are tables of cells separated by tabs; in a folder, those whose names end in ``.tsv``. Types of another ontology
    have names that begin with ``X_``. Rows with a mistake are left out; :attr:`diagnostics` names each of them. Patterns never
    change and may be used from any number of threads; they are pickled by their path.

    Args:
        path: the file or folder.

    Raises:
        FileError: it cannot be read, or the folder has no file of patterns.
        LimitError: the files are larger than 16 MiB together, or have too many phrases.
    """

    __slots__ = ("_path", "_native", "__weakref__")

    def __init__(self, path: str | os.PathLike[str] | bytes) -> None:
        self._path = path_of(path)
        self._native = native.open_patterns(self._path, None)

    @property
    def path(self) -> str:
        """The file or folder that they were read from."""
        return os.fsdecode(self._path)

    @property
    def counts(self) -> dict[str, int]:
        """How much they have: ``files``, and rows without a mistake of ``patterns idioms words``."""
        return self._native.counts()

    @property
    def diagnostics(self) -> Records[Diagnostic]:
        """The mistakes in them, each with file, line, column and reason; those beyond 10,000 are not kept."""
        handle = self._native
        return Records("diagnostic", lambda index: Diagnostic(None, index, handle.diagnostic(index)),
                       range(handle.diagnostic_count()))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Patterns, (self._path,))

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {noun}" for noun, count in self.counts.items())
        return f"<Patterns {self.path!r}: {counts}>"


def patterns_of(value: Any, stacklevel: int) -> native.Patterns | None:
    """The private object of patterns that are open, or of such in a file or folder, whose mistakes give a warning."""
    if value is None:
        return None
    if isinstance(value, Patterns):
        return value._native
    opened = Patterns(value)
    found = opened.diagnostics
    if len(found):
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        warnings.warn(f"the patterns have mistakes: {found[0]}{more}; see Patterns(path).diagnostics", SkippedWarning,
                      stacklevel=stacklevel + 1)
    return opened._native
