"""Event patterns of the user's own."""

from __future__ import annotations

import os
from typing import Any

from ._lib import native
from ._rules import Rules, native_of


class Patterns(Rules):
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

    __slots__ = ()

    def __init__(self, path: str | os.PathLike[str] | bytes) -> None:
        super().__init__(path, native.open_patterns)

    @property
    def path(self) -> str:
        """The file or folder that they were read from."""
        return os.fsdecode(self._path)

    @property
    def counts(self) -> dict[str, int]:
        """How much they have: ``files``, and rows without a mistake of ``patterns idioms words``."""
        counts: dict[str, int] = self._native.counts()
        return counts


def patterns_of(value: Any, stacklevel: int) -> native.Patterns | None:
    """The private object of patterns that are open, or of such in a file or folder, whose mistakes give a warning."""
    opened: native.Patterns | None = native_of(value, Patterns, "patterns", stacklevel + 1)
    return opened
