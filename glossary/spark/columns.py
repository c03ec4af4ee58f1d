"""Values of the project as rows of a table, and back: the types say how.

A dataclass or a named tuple is a struct of its fields, a tuple an array, so Parquet holds what a
worker gave under the names that the types have; a field that is added to a type is a column more.
"""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T")

_NAMES: dict[type, str] = {
    bool: "boolean", int: "bigint", float: "double", str: "string", bytes: "binary"}


def schema(kind: type) -> str:
    """Give the columns of a struct in the language of Spark's schemas.

    >>> from aligner.types import Span
    >>> schema(Span)
    '`start` bigint, `end` bigint'
    """
    return ", ".join(f"`{name}` {_ddl(hint)}" for name, hint in _hints(kind))


def to_row(value: Any, kind: Any) -> Any:
    """Give *value* of the type *kind* as plain tuples (structs), lists (arrays) and scalars.

    Half of a surrogate pair, which no UTF-8 holds, becomes U+FFFD.

    >>> from aligner.types import Segment
    >>> to_row((Segment('그룹', '集团', 'meaning', 0.5),), tuple[Segment, ...])
    [('그룹', '集团', 'meaning', 0.5)]
    """
    kind = _bare(kind)
    if value is None:
        return None
    if kind is str:
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode(
            "utf-16", "replace")
    if kind in _NAMES:
        return kind(value)  # numpy's scalars are none that Java knows
    if _is_struct(kind):
        return tuple([to_row(getattr(value, name), hint) for name, hint in _hints(kind)])
    return [to_row(each, get_args(kind)[0]) for each in value]


def from_row(row: Any, kind: type[_T]) -> _T:
    """Give the value of which `to_row` made *row*.

    >>> from aligner.types import Span
    >>> from_row((1, 2), Span)
    Span(start=1, end=2)
    """
    found: _T = _value(row, kind)
    return found


def _value(row: Any, kind: Any) -> Any:
    kind = _bare(kind)
    if row is None:
        return None
    if kind in _NAMES:
        return bytes(row) if kind is bytes else row
    if _is_struct(kind):
        return kind(*[_value(each, hint) for each, (_, hint) in zip(row, _hints(kind))])
    return tuple([_value(each, get_args(kind)[0]) for each in row])


def _ddl(hint: Any) -> str:
    kind = _bare(hint)
    if kind in _NAMES:
        return _NAMES[kind]
    if _is_struct(kind):
        inside = ",".join(f"`{name}`:{_ddl(hint)}" for name, hint in _hints(kind))
        return f"struct<{inside}>"
    return f"array<{_ddl(get_args(kind)[0])}>"


def _is_struct(kind: Any) -> bool:
    return is_dataclass(kind) or hasattr(kind, "_fields")


@lru_cache(maxsize=1 << 8)
def _bare(hint: Any) -> Any:
    """Give the type without None, and that of the values of a literal."""
    if get_origin(hint) in (Union, types.UnionType):
        hint, = (each for each in get_args(hint) if each is not type(None))
    return type(get_args(hint)[0]) if get_origin(hint) is Literal else hint


@lru_cache(maxsize=1 << 6)
def _hints(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Give the fields of a struct with their types, in their order."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else kind._fields
    return tuple((name, hints[name]) for name in names)
