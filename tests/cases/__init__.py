"""The cases of the tests, as tables."""

from __future__ import annotations

from pathlib import Path


def cases(name: str, columns: int) -> list[tuple[str, ...]]:
    """Read a table of cases; missing fields at the end of a line are empty."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    fields = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(*line, *[""] * (columns - len(line))) for line in fields]


def unescape(text: str) -> str:
    r"""Turn the escapes of a table (``\n``, ``\u200b``) into what they stand for."""
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape")
