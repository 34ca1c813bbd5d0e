"""Dictionaries of event coding."""

from __future__ import annotations

import os
from typing import Any

from ._lib import native
from ._rules import Rules, native_of


class Dictionary(Rules):
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

    __slots__ = ()

    def __init__(self, folder: str | os.PathLike[str] | bytes) -> None:
        super().__init__(folder, native.open_dictionary)

    @property
    def folder(self) -> str:
        """The folder that it was read from."""
        return os.fsdecode(self._path)

    @property
    def counts(self) -> dict[str, int]:
        """How much it has: ``files actors agents verbs patterns discards issues``; of phrases with their synonyms, plurals
        and forms."""
        counts: dict[str, int] = self._native.counts()
        return counts


def dictionary_of(value: Any, stacklevel: int) -> native.Dictionary | None:
    """The private object of a dictionary that is open, or of one in a folder, whose mistakes give a warning."""
    opened: native.Dictionary | None = native_of(value, Dictionary, "dictionaries", stacklevel + 1)
    return opened
