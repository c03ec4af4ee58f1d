"""Keys of a terminal, one at a time without Enter.

On POSIX the terminal is in the mode for single keys as long as a `Keyboard` is open: what is typed
while the screen is drawn waits, and is neither shown nor lost. (`click.getchar`, which changes the
mode for each key anew, loses it; it serves where there is no ``termios``, as on Windows.)
"""

from __future__ import annotations

import os
import re
import sys
from types import TracebackType
from typing import Any

from glossary.lookup.keyboard import to_latin

#: How long to wait, in seconds, for the rest of a sequence that a key sends.
SEQUENCE = 0.05

#: Keys that send more than one character, by the names that this module gives them. The first
#: ones are those of terminals (ECMA-48, xterm), the last those of a Windows console.
NAMES = {
    "\x1b[A": "up", "\x1b[B": "down", "\x1b[C": "right", "\x1b[D": "left",
    "\x1bOA": "up", "\x1bOB": "down", "\x1bOC": "right", "\x1bOD": "left",
    "\x1b[5~": "pageup", "\x1b[6~": "pagedown", "\x1b[3~": "delete",
    "\x1b[H": "home", "\x1b[F": "end", "\x1bOH": "home", "\x1bOF": "end",
    "\x1b[1~": "home", "\x1b[4~": "end",
    "\xe0H": "up", "\xe0P": "down", "\xe0M": "right", "\xe0K": "left",
    "\xe0I": "pageup", "\xe0Q": "pagedown", "\xe0S": "delete", "\xe0G": "home", "\xe0O": "end",
}

#: Ctrl-C, and Ctrl-D or Ctrl-Z.
INTERRUPT, END = "\x03", "\x04"

_SEQUENCE = re.compile("\x1b(?:\\[[0-9;?<]*[@-~]|O.)")


def name(key: str) -> str:
    """Give the letter or the name of what a key sent; "": nothing that anyone would mean.

    On a Korean keyboard a letter has the name of its key.

    >>> name('A'), name('ㅁ'), name('\\x1b[B'), name('\\x1b[15~')
    ('a', 'a', 'down', '')
    """
    if len(key) > 1:
        return NAMES.get(key, "")
    return to_latin(key).lower() if "ㄱ" <= key <= "ㅣ" else key.lower()


class Keyboard:
    """The keys of the terminal that is the standard input."""

    def __init__(self) -> None:
        self._fd = sys.stdin.fileno()
        self._old: list[Any] | None = None

    def __enter__(self) -> Keyboard:
        try:
            import termios
        except ImportError:
            return self
        mode = termios.tcgetattr(self._fd)
        self._old = [*mode]
        mode[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
        termios.tcsetattr(self._fd, termios.TCSADRAIN, mode)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._old is not None:
            import termios

            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._old)

    def read(self, timeout: float | None = None) -> str | None:
        """Give what the next key sends; None: there was none for *timeout* seconds.

        `INTERRUPT` and `END` are keys like others; `END` also says that the terminal is gone.
        """
        if self._old is None:
            return _getchar()
        if not self._is_ready(timeout):
            return None
        key = self._character()
        while key.startswith("\x1b") and len(key) < 16 and self._is_ready(SEQUENCE):
            key += self._character()
            if _SEQUENCE.fullmatch(key) or key[1] not in "[O":
                break
        return key

    def _is_ready(self, timeout: float | None) -> bool:
        from select import select

        return bool(select([self._fd], [], [], timeout)[0])

    def _character(self) -> str:
        """Read one character, byte by byte: what follows may be for somebody else."""
        from codecs import getincrementaldecoder

        decoder = getincrementaldecoder(sys.stdin.encoding or "utf-8")(errors="replace")
        while True:
            try:
                byte = os.read(self._fd, 1)
            except OSError:  # the terminal is gone
                byte = b""
            if not byte:
                return END
            if found := decoder.decode(byte):
                return found


def _getchar() -> str:
    import click

    try:
        return click.getchar()
    except KeyboardInterrupt:
        return INTERRUPT
    except EOFError:
        return END
