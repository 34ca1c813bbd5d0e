"""Sequences of records that are made when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ._record import Spanned

if TYPE_CHECKING:
    import pandas

    from ._article import Article

T = TypeVar("T")
D = TypeVar("D")
S = TypeVar("S", bound=Spanned)


def pandas_or_fail() -> Any:
    """The package pandas, or what to do about its absence."""
    try:
        import pandas
    except ImportError as error:
        raise ImportError("to_pandas() needs the package pandas: pip install pandas") from error
    return pandas


class Records(Sequence[T]):
    """An immutable sequence of typed objects: ``len``, indexes (negative ones too), slices, iteration.

    Objects are made on access, so a long sequence costs nothing until it is used; a slice is a view of the same kind.
    """

    __slots__ = ("_noun", "_make", "_indexes")

    def __init__(self, noun: str, make: Callable[[int], T], indexes: range) -> None:
        self._noun = noun
        self._make = make
        self._indexes = indexes

    def _view(self, indexes: range) -> Records[T]:
        return Records(self._noun, self._make, indexes)

    def __len__(self) -> int:
        return len(self._indexes)

    @overload
    def __getitem__(self, key: int, /) -> T: ...
    @overload
    def __getitem__(self, key: slice, /) -> Records[T]: ...
    def __getitem__(self, key: int | slice, /) -> T | Records[T]:
        if isinstance(key, slice):
            return self._view(self._indexes[key])
        try:
            index = self._indexes[key]
        except IndexError:
            raise IndexError(f"{self._noun} index {key} is out of range: there are {len(self)}") from None
        return self._make(index)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._indexes)

    def __reversed__(self) -> Iterator[T]:
        return map(self._make, reversed(self._indexes))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Records):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = [repr(item) for item in self[:6]]
        if len(self) > 6:
            shown.append(f"… {len(self) - 6} more")
        return "[" + ",\n ".join(shown) + "]"

    def to_pandas(self) -> pandas.DataFrame:
        """Gives a pandas ``DataFrame`` with a row for each object and a column for each of its plain fields.

        Raises:
            ImportError: pandas is not installed.
        """
        rows = [item._row() for item in self]  # type: ignore[attr-defined]
        table: pandas.DataFrame = pandas_or_fail().DataFrame.from_records(rows)
        return table


class Named(Records[T]):
    """A sequence whose objects are also found by a string, such as an id."""

    __slots__ = ("_find",)

    def __init__(self, noun: str, make: Callable[[int], T], indexes: range, find: Callable[[str], int | None]) -> None:
        super().__init__(noun, make, indexes)
        self._find = find

    def _view(self, indexes: range) -> Named[T]:
        return Named(self._noun, self._make, indexes, self._find)

    def _found(self, key: str) -> int | None:
        index = self._find(key)
        return index if index in self._indexes else None

    @overload
    def __getitem__(self, key: int | str, /) -> T: ...
    @overload
    def __getitem__(self, key: slice, /) -> Records[T]: ...
    def __getitem__(self, key: int | str | slice, /) -> T | Records[T]:
        if not isinstance(key, str):
            return super().__getitem__(key)
        index = self._found(key)
        if index is None:
            raise KeyError(f"there is no {self._noun} {key!r}")
        return self._make(index)

    @overload
    def get(self, key: str, /) -> T | None: ...
    @overload
    def get(self, key: str, default: D, /) -> T | D: ...
    def get(self, key: str, default: D | None = None, /) -> T | D | None:
        """Gives the object of a string, or ``default`` when there is none."""
        index = self._found(key)
        return default if index is None else self._make(index)

    def __contains__(self, key: object) -> bool:
        return self._found(key) is not None if isinstance(key, str) else super().__contains__(key)


class Layer(Records[S]):
    """One layer of an article: a sequence of its objects, and their offsets in bulk."""

    __slots__ = ("_article", "_kind", "_number")

    def __init__(self, article: Article, noun: str, kind: type[S], number: int, indexes: range) -> None:
        super().__init__(noun, lambda index: kind(article, index, article._native.item(number, index)), indexes)
        self._article = article
        self._kind = kind
        self._number = number

    def _view(self, indexes: range) -> Layer[S]:
        return Layer(self._article, self._noun, self._kind, self._number, indexes)

    def _part(self, column: memoryview) -> memoryview:
        """What of a whole column belongs to this view of the layer."""
        view = self._indexes
        if view == range(len(column)):
            return column
        stop = view.stop if view.stop >= 0 else None
        return column[view.start:stop:view.step]

    def _column(self, which: int) -> memoryview:
        return self._part(memoryview(self._article._native.columns(self._number)[which]).cast("I"))

    @property
    def starts(self) -> memoryview:
        """The first code point of each object: unsigned 32-bit integers, read in one call."""
        return self._column(0)

    @property
    def ends(self) -> memoryview:
        """The code point after the last of each object: unsigned 32-bit integers, read in one call."""
        return self._column(1)


class Chained(Records[T]):
    """The sequences of several owners, one after the other, as one."""

    __slots__ = ("_owners", "_layer")

    def __init__(self, noun: str, parts: Sequence[Any], layer: str) -> None:
        self._owners = parts
        self._layer = layer
        ends: list[int] = []
        total = 0
        for part in parts:
            total += len(getattr(part, layer))
            ends.append(total)

        # The part that was used last is kept, so that going through all of them makes each but once.
        last: tuple[int, Sequence[T]] = (-1, ())

        def make(index: int) -> T:
            nonlocal last
            owner = bisect_right(ends, index)
            number, items = last
            if number != owner:
                items = getattr(parts[owner], layer)
                last = (owner, items)
            return items[index - (ends[owner - 1] if owner else 0)]

        super().__init__(noun, make, range(total))

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(getattr(owner, self._layer) for owner in self._owners)
