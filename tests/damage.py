"""The ways in which Hanzi vanish from Korean pages, to damage clean pages with.

CP949 knows the traditional Hanja of Korea only. A page that went through it lost every other
character (`dropped`), or has a sign (`replaced`) or a numeric reference (`referenced`) in its
place. An editor puts what the font lacks into elements of their own; then whole runs of known and
unknown characters get lost here and there (`run_lost`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from random import Random

from aligner.text import is_hanzi

#: The content of a bracket.
_INSIDE = re.compile(r"(?<=[(（])[^()（）\n]+(?=[)）])")


def is_unknown(char: str) -> bool:
    """Tell whether CP949 lacks a Chinese character."""
    return is_hanzi(char) and not char.encode("cp949", "ignore")


def _each(text: str, change: Callable[[str], str]) -> str:
    return "".join(change(c) if is_unknown(c) else c for c in text)


def dropped(text: str) -> str:
    """Drop what CP949 lacks."""
    return _each(text, lambda char: "")


def replaced(text: str, sign: str = "?") -> str:
    """Put a sign for each character that CP949 lacks."""
    return _each(text, lambda char: sign)


def shrunk(text: str) -> str:
    """Put one question mark for each row of characters that CP949 lacks."""
    return "".join(
        "?" if unknown else "".join(row) for unknown, row in groupby(text, is_unknown))


def referenced(text: str) -> str:
    """Put a numeric reference for each character that CP949 lacks."""
    return _each(text, lambda char: f"&#{ord(char)};")


def run_lost(text: str, random: Random, share: float = 0.25) -> str:
    """Lose some runs of known and of unknown Hanzi inside brackets, never all of a bracket."""
    def lose(inside: re.Match[str]) -> str:
        runs = ["".join(row) for _, row in groupby(inside.group(), is_unknown)]
        kept = "".join(run for run in runs if random.random() > share)
        return kept if any(map(is_hanzi, kept)) else inside.group()
    return _INSIDE.sub(lose, text)
