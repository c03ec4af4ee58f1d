"""A line that is typed: its text, the place of the cursor, and what keys do to both.

The keys are those of shells: arrows, Home and End (or Ctrl-A, Ctrl-E), Backspace and Delete, Ctrl-U
and Ctrl-K (all before or behind the cursor), Ctrl-W (the word before it), Enter, and Escape, which
gives up. It knows no terminal; ``readline`` would want one in a mode of its own.
"""

from __future__ import annotations

from glossary.cli.keyboard import NAMES
from glossary.showing.tables import cells

#: What keys that are one character are called.
_CONTROLS = {
    "\r": "enter", "\n": "enter", "\x1b": "escape", "\x7f": "backspace", "\x08": "backspace",
    "\x01": "home", "\x05": "end", "\x15": "before", "\x0b": "behind", "\x17": "word",
}


class Line:
    """A line with the cursor at its end.

    >>> line = Line('저고도')
    >>> [line.press(key) for key in ('\\x7f', '공', '\\r')], line.text
    ([False, False, True], '저고공')
    """

    def __init__(self, text: str = "") -> None:
        self.text = text
        self._at = len(text)

    def press(self, key: str) -> bool:
        """Do what *key*, as the terminal sends it, asks; tell whether the line is ready.

        Who gives up leaves an empty text.
        """
        name = _CONTROLS.get(key) or NAMES.get(key, "")
        if name == "escape":
            self.text, self._at = "", 0
        elif name in ("left", "right", "home", "end"):
            self._move(name)
        elif name:
            self._remove(name)
        elif len(key) == 1 and key.isprintable():
            self._replace(self._at, self._at, key)
        return name in ("enter", "escape")

    def view(self, width: int) -> tuple[str, int]:
        """Give what of the text fits *width* cells, and in which of them the cursor stands.

        >>> Line('저고도 경제').view(20), Line('저고도 경제').view(6)
        (('저고도 경제', 11), (' 경제', 5))
        """
        start = self._at
        while start and cells(self.text[start - 1:self._at]) < width:
            start -= 1
        end = self._at
        while end < len(self.text) and cells(self.text[start:end + 1]) < width:
            end += 1
        return self.text[start:end], cells(self.text[start:self._at])

    def _move(self, name: str) -> None:
        places = {"left": self._at - 1, "right": self._at + 1, "home": 0, "end": len(self.text)}
        self._at = min(max(places[name], 0), len(self.text))

    def _remove(self, name: str) -> None:
        at = self._at
        word = len(self.text[:at].rstrip().rpartition(" ")[0])
        ranges = {
            "backspace": (max(at - 1, 0), at), "delete": (at, at + 1), "before": (0, at),
            "behind": (at, len(self.text)), "word": (word + 1 if word else 0, at),
        }
        if name in ranges:
            self._replace(*ranges[name], "")

    def _replace(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self._at = start + len(text)
