"""Exceptions and warnings, one class for each kind of failure that the library distinguishes."""

from __future__ import annotations

from typing import Any


class Error(Exception):
    """The base of all errors of this package.

    Attributes:
        status: the library's name of the failure, such as ``"ERR_SYNTAX"``.
        message: one line with the reason and the remedy.
        diagnostic: the permanent number of the diagnostic, or 0.
        source: the file, or ``""``.
        record: which record of the source, from 1, or 0.
        line: line, from 1, or 0.
        column: byte column, from 1, or 0.
        offset: byte offset in the (decompressed) source.
    """

    status: str = "ERROR"
    message: str = ""
    diagnostic: int = 0
    source: str = ""
    record: int = 0
    line: int = 0
    column: int = 0
    offset: int = 0

    def __init__(self, message: str = "", **where: Any) -> None:
        super().__init__(message)
        self.message = message
        self.__dict__.update(where)

    def __str__(self) -> str:
        place = self.source
        if self.line:
            place += f":{self.line}" + (f":{self.column}" if self.column else "")
        return f"{place}: {self.message}" if place and not self.message.startswith(self.source) else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return (_restore, (type(self), self.message, dict(self.__dict__)))


class ArgumentError(Error, ValueError):
    """An argument is not usable."""

    status = "ERR_ARG"


class OutOfMemoryError(Error, MemoryError):
    """There was no memory."""

    status = "ERR_NOMEM"


class FileError(Error, OSError):
    """The operating system refused to read or write; the message names the file and the reason."""

    status = "ERR_IO"


class FormatError(Error, ValueError):
    """The input is not what its format says."""

    status = "ERR_SYNTAX"


class EncodingError(FormatError):
    """The input is not text in a known encoding."""

    status = "ERR_ENCODING"


class LimitError(Error):
    """A limit on size, depth or count is exceeded."""

    status = "ERR_LIMIT"


class UnsupportedError(Error):
    """The format, its version or the option is not supported."""

    status = "ERR_UNSUPPORTED"


class BusyError(Error):
    """Another call is using the same reader."""

    status = "ERR_BUSY"


class CancelledError(Error):
    """The progress function asked to stop."""

    status = "ERR_CANCELLED"


class StateError(Error):
    """The object is past the point where the call makes sense."""

    status = "ERR_STATE"


class SkippedWarning(UserWarning):
    """Reading skipped something; ``corpus.diagnostics`` says what and why."""


_CLASSES: dict[str, type[Error]] = {
    kind.status: kind
    for kind in (ArgumentError, OutOfMemoryError, FileError, FormatError, EncodingError, LimitError, UnsupportedError,
                 BusyError, CancelledError, StateError)
}


def _restore(kind: type[Error], message: str, state: dict[str, Any]) -> Error:
    error = kind(message)
    error.__dict__.update(state)
    return error


def from_library(status: str, diagnostic: int, record: int, offset: int, line: int, column: int, source: str,
                 message: str) -> Error:
    """Makes the exception of a status; the private module raises what this returns."""
    return _CLASSES.get(status, Error)(message or status, status=status, diagnostic=diagnostic, record=record,
                                       offset=offset, line=line, column=column, source=source)
