"""What the scripts that read files of the Unihan database share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

HEADER = ("From the Unicode Han Database (Unihan), (c) Unicode, Inc., under the Unicode licence, "
          "https://www.unicode.org/license.txt")


def char(code: str) -> str:
    """Turn ``U+4E00`` into the character."""
    return chr(int(code[2:], 16))


def fields(path: str) -> Iterator[tuple[str, str, str]]:
    """Give character, name of the field, and value for each line of a Unihan file."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                yield char(code), name, value


def version(path: str) -> str:
    """Give the name and version that the head of a Unihan file states."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# Unicode version:"):
                return f"{Path(path).name}, {line[2:].strip()}"
    raise SystemExit(f"{path}: no line '# Unicode version:', so this is no Unihan file")
