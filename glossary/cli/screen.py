"""The screen of a walk: a line that says where one is, the candidate, the keys; all in one page.

What does not fit the height is a page further. Each drawing goes over the one before, line by line
from the top, so that nothing flickers, and a window of another size is simply drawn anew. It is
the alternate screen of the terminal: what stood there before comes back at the end.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import click

from glossary.cli import options
from glossary.cli.keyboard import END, INTERRUPT, Keyboard, name
from glossary.cli.line import Line
from glossary.deciding.review import Question, Walk
from glossary.showing.card import card, flow
from glossary.showing.tables import cells, clean, clip, fold, paint

#: Seconds between two looks whether the window has another size.
LOOK = 0.25

#: The keys: what they are called, and what they do.
KEYS = (
    ("a", "approve", "It is right: its preferred terms are the ones to use."),
    ("r", "reject", "It is wrong, or no term: mining does not bring it back."),
    ("f", "forbid", "It is in use, but must not be used."),
    ("s", "skip", "Later: it comes last the next time."),
    ("e", "form", "Choose the preferred form, by its number or written out."),
    ("n", "note", "Write a note."),
    ("d", "domain", "Name the domain."),
    ("m", "merge", "Merge it into another concept, by its number or a term of it."),
    ("x", "split", "Split off a form that means something else."),
    ("u", "undo", "Undo the last decision, and the one before, and so on."),
    ("b", "back", "Go back without deciding; also k, up or left."),
    ("j", "next", "Go on without deciding; also down or right."),
    ("o", "more", "Show all occurrences, or the first few again."),
    ("?", "help", "Show this."),
    ("q", "quit", "Quit; everything decided is kept. Also Ctrl-C and Ctrl-D."),
)

#: Other names of keys.
ALIASES = {"k": "b", "up": "b", "left": "b", "down": "j", "right": "j"}

#: The keys that quit.
QUIT = ("q", INTERRUPT, END)

_ENTER = "\x1b[?1049h"
_LEAVE = "\x1b[?7h\x1b[?25h\x1b[?1049l"

#: Hide the cursor, cut off what is too long, go to the first line.
_BEGIN = "\x1b[?25l\x1b[?7l\x1b[H"
_CURSOR = "\x1b[?25h"
_WIPE = "\x1b[2K"


def help_lines(width: int) -> list[str]:
    """Say what each key does.

    >>> help_lines(40)[:3]
    ['a  approve  It is right: its preferred', '            terms are the ones to use.', \
'r  reject   It is wrong, or no term:']
    """
    lines = []
    for key, title, text in KEYS:
        head, *rest = fold(text, max(width - 12, 20))
        lines += [f"{key}  {title:<7}  {head}", *(" " * 12 + line for line in rest)]
    return lines


def frame(
    walk: Walk, size: tuple[int, int], color: bool, top: int = 0, helping: bool = False
) -> tuple[list[str], int]:
    """Give the lines of the screen, as many as it has, and where its next page begins: 0 is the
    first. *size* is its width and height in cells, *top* the first line of the candidate."""
    width, height = size
    below = _keys(walk, width, height)
    told = [line for line in fold(clean(walk.message), width)[:3] if line]
    below[:0] = [paint(line, "mark", color) for line in told or [""]]
    body = _body(walk, width, color, helping)
    room = max(height - len(below) - 2, 1)
    shown, after = body[top:top + room], 0
    if len(body) > top + room:
        after = top + room - 1
        more = f"… {len(body) - after} more lines: space"
        shown[-1] = paint(clip(more, width), "dim", color)
    elif top:
        shown = body[-room:]
    title = walk.shown.name if walk.shown and top and not helping else ""
    blank = [""] * (room - len(shown))
    lines = [_status(walk, width, title, color), "", *shown, *blank, *below]
    return lines[:height], after


def _status(walk: Walk, width: int, title: str, color: bool) -> str:
    """Say where one is, what is shown (*title*, where that is on another page), what was done."""
    at, count = walk.position
    left, right = clip(f"{at} of {count}  {clean(title)}".rstrip(), width), walk.tally()
    gap = width - cells(left) - cells(right)
    line = f"{left}{' ' * gap}{right}" if gap > 1 else left + " " * (width - cells(left))
    return f"\x1b[7m{line}\x1b[0m" if color else line.rstrip()


def _keys(walk: Walk, width: int, height: int) -> list[str]:
    if walk.question:
        return [*fold(walk.question.text + "; Esc leaves it as it is", width), ""]
    lines = list(flow(((f"{key} {title}", "") for key, title, _ in KEYS), width, color=False))
    return lines if len(lines) <= height // 5 else [clip("? help  q quit", width)]


def _body(walk: Walk, width: int, color: bool, helping: bool) -> list[str]:
    if helping:
        return help_lines(width)
    if walk.shown is None:
        return fold("That was the last one. u undoes the last decision, b goes back, q quits.",
                    width)
    return card(walk.shown, width, color, walk.full)


class Screen:
    """A walk on a terminal that obeys control sequences."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._top, self._after = 0, 0
        self._helping = False
        self._prepared = False

    def run(self) -> None:
        """Let a person walk until they quit."""
        with _alternate(), Keyboard() as keyboard:
            while True:
                key = name(self._key(keyboard))
                if key in (" ", "pagedown", "pageup"):
                    self._top = 0 if key == "pageup" else self._after
                elif key and not self._press(keyboard, key):
                    return

    def _key(self, keyboard: Keyboard, line: Line | None = None) -> str:
        """Draw, with the *line* that is typed, and wait for a key; draw anew when the window has
        another size."""
        while True:
            size = _size()
            self._draw(size)
            if line:
                text, column = line.view(size[0] - 3)
                click.echo(f"\r{_WIPE}> {text}\r\x1b[{column + 2}C{_CURSOR}", nl=False,
                           color=True)
            while _size() == size:
                if key := keyboard.read(LOOK):
                    return key
                self._prepare()

    def _press(self, keyboard: Keyboard, key: str) -> bool:
        """Do what *key* asks; False: quit."""
        self._top = 0
        if self._helping or key == "?":
            self._helping = not self._helping
            return key not in (INTERRUPT, END)
        if key in QUIT:
            return False
        self._walk.press(ALIASES.get(key, key))
        return not self._walk.question or self._ask(keyboard, self._walk.question)

    def _ask(self, keyboard: Keyboard, question: Question) -> bool:
        """Ask for the line that a key wants; False: quit."""
        line = Line(question.initial)
        while (key := self._key(keyboard, line)) not in (INTERRUPT, END):
            if line.press(key):
                self._walk.answer(line.text)
                return True
        return False

    def _prepare(self) -> None:
        """Load what the first undo needs, which takes a second, while a card is read."""
        if not self._prepared:
            from aligner.script import simplify
            from glossary.merging.likeness import officialness

            officialness("한", simplify("漢"))
            self._prepared = True

    def _draw(self, size: tuple[int, int]) -> None:
        color = bool(options.screen()["color"])
        lines, self._after = frame(self._walk, size, color, self._top, self._helping)
        click.echo(_BEGIN + "\r\n".join(_WIPE + line for line in lines) + "\x1b[J", nl=False,
                   color=True)


def _size() -> tuple[int, int]:
    """Give the columns and the lines of the terminal."""
    width, height = shutil.get_terminal_size()
    return max(width, 20), max(height, 5)


@contextmanager
def _alternate() -> Iterator[None]:
    click.echo(_ENTER, nl=False, color=True)
    try:
        yield
    finally:
        click.echo(_LEAVE, nl=False, color=True)
