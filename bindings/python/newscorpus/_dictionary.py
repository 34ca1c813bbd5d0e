"""Dictionaries of event coding."""

from __future__ import annotations

import os
import warnings
from typing import Any

from ._check import path_of
from ._errors import SkippedWarning
from ._lib import native
from ._record import Diagnostic
from ._sequence import Records


class Dictionary:
    """A folder of dictionaries in the syntax of TABARI and PETRARCH, by which :meth:`Corpus.analyze` codes events.

    What a file is, its name tells: it has ``verb``, ``actor``, ``agent``, ``discard`` or ``issue`` in it. Lines that are not
    as they should be are left out; :attr:`diagnostics` names each of them. A dictionary never changes and may be used from
    any number of threads; it is pickled by its folder.

    Args:
        folder: the folder.

    Raises:
        FileError: the folder or a file in it cannot be read, or no file is a dictionary.
        LimitError: the files are larger than 64 MiB together.
    """

    __slots__ = ("_folder", "_native", "__weakref__")

    def __init__(self, folder: str | os.PathLike[str] | bytes) -> None:
        self._folder = path_of(folder)
        self._native = native.open_dictionary(self._folder, None)

    @property
    def folder(self) -> str:
        """The folder that it was read from."""
        return os.fsdecode(self._folder)

    @property
    def counts(self) -> dict[str, int]:
        """How much it has: ``files actors agents verbs patterns discards issues``; of phrases with their synonyms, plurals
        and forms."""
        return self._native.counts()

    @property
    def diagnostics(self) -> Records[Diagnostic]:
        """The mistakes in it, each with file, line, column and reason; those beyond 10,000 are not kept."""
        handle = self._native
        return Records("diagnostic", lambda index: Diagnostic(None, index, handle.diagnostic(index)),
                       range(handle.diagnostic_count()))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Dictionary, (self._folder,))

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {noun}" for noun, count in self.counts.items())
        return f"<Dictionary {self.folder!r}: {counts}>"


def dictionary_of(value: Any, stacklevel: int) -> native.Dictionary | None:
    """The private object of a dictionary that is open, or of one in a folder, whose mistakes give a warning."""
    if value is None:
        return None
    if isinstance(value, Dictionary):
        return value._native
    opened = Dictionary(value)
    found = opened.diagnostics
    if len(found):
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        warnings.warn(f"the dictionaries have mistakes: {found[0]}{more}; see Dictionary(folder).diagnostics", SkippedWarning,
                      stacklevel=stacklevel + 1)
    return opened._native
