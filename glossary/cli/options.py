"""What several subcommands share: their options, the open database, the way to print."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, TypeVar

import click

from glossary.connect import explain, open_reader
from glossary.showing.tables import clean, clip

_F = TypeVar("_F", bound=Callable[..., Any])

#: Cells of a line where no terminal tells its width.
WIDTH = 80

#: To the head of the line, and wipe it.
CLEAR = "\r\x1b[K"

#: Seconds of a run after which its pace tells something.
GUESS = 3.0

#: The longest word that a message repeats.
LONG = 40


def database(function: _F) -> _F:
    """Add ``--db``, the file of the glossary."""
    option = click.option(
        "--db", metavar="FILE", default="glossary.db", show_default=True, envvar="GLOSSARY_DB",
        show_envvar=True, help="The glossary.",
    )
    return option(function)


def narrowed(function: _F) -> _F:
    """Add the options that take part of the concepts only: ``kinds``, ``confidence``, ``path``."""
    from glossary.lookup.queue import KINDS  # a look-up does without

    for option in (
        click.option(
            "--document", "path", metavar="PATH",
            help="Only what was found in this document or folder."),
        click.option(
            "--confidence", metavar="MIN-MAX", default="0-1", show_default=True,
            callback=confidence_range, help="Only what is so sure."),
        click.option(
            "--kind", "kinds", type=click.Choice(KINDS), multiple=True,
            help="Only pairs of this kind; may be given several times."),
    ):
        function = option(function)
    return function


def handed_out(function: _F) -> _F:
    """Add ``--bom`` and ``--force``, for a table that is written to the argument FILE."""
    for option in (
        click.option("--force", is_flag=True, help="Replace FILE if it exists."),
        click.option(
            "--bom/--no-bom", default=None,
            help="Begin with a byte-order mark, by which Excel knows UTF-8; by default a table in "
            "a file does, a stream does not."),
    ):
        function = option(function)
    return function


def layout(*forms: str) -> Callable[[_F], _F]:
    """Add ``--format``; the first of *forms* is the default."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True,
        help="How to print.",
    )


def encoder(function: _F) -> _F:
    """Add ``--encoder``, the judge of meaning."""
    option = click.option(
        "--encoder", metavar="NAME", default="offline", show_default=True,
        help="What compares meanings: offline, st:MODEL (a model of sentence-transformers, by "
        "its name or folder), or none, to go by sound alone.",
    )
    return option(function)


def aligner(function: _F) -> _F:
    """Add ``--encoder``, and ``--analyzer``, which cuts the Korean."""
    analyzer = click.option(
        "--analyzer", metavar="NAME", default="mecab", show_default=True,
        help="What cuts the Korean: mecab, or one that needs Java and is slower: okt, komoran, "
        "hannanum or kkma.",
    )
    return encoder(analyzer(function))


def encoding(what: str) -> Callable[[_F], _F]:
    """Add ``--encoding``, the codec of *what*; None: it is found out."""
    return click.option(
        "--encoding", metavar="NAME", callback=_codec,
        help=f"The encoding of {what}, such as cp949; else that of each is found out.",
    )


def encodings(function: _F) -> _F:
    """Add ``--encoding`` for two texts side by side; ``encodings`` has the codec of each."""
    option = click.option(
        "--encoding", "encodings", metavar="NAME", multiple=True, callback=_codecs,
        help="The encoding of both texts, such as cp949; given twice, of the one and the other. "
        "Else that of each is found out.",
    )
    return option(function)


def _codec(context: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    from glossary.documents.encodings import meant

    found = meant(name)
    if found is None:
        raise click.BadParameter(
            f"{quoted(name)} is no known encoding: utf-8, utf-16, cp949 and gb18030 are")
    return found


def _codecs(
    context: click.Context, parameter: click.Parameter, names: tuple[str, ...]
) -> tuple[str | None, str | None]:
    if len(names) > 2:
        raise click.BadParameter("two texts have two encodings: name one or two")
    found = [_codec(context, parameter, name) for name in names or (None,)]
    return found[0], found[-1]


def confidence_range(
    context: click.Context, parameter: click.Parameter, text: str
) -> tuple[float, float]:
    """Read a range from 0 to 1, such as 0.3-0.7, 0.3- or -0.7."""
    low, dash, high = text.partition("-")
    try:
        found = float(low or 0), float(high or 1)
    except ValueError:
        found = 1.0, 0.0
    if not dash or not 0 <= found[0] <= found[1] <= 1:
        raise click.BadParameter(f"{quoted(text)} is no range from 0 to 1 such as 0.3-0.7")
    return found


@contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """Open the glossary at *path* for reading, and explain what SQLite says meanwhile."""
    connection = open_reader(path)
    try:
        yield connection
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        connection.close()


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None] | None]:
    """Give what shows how far a run is, on a line of stderr that goes away at its end.

    None where stderr is no terminal, or one that cannot clear a line.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return

    start = time.monotonic()

    def tell(done: int, total: int, name: str) -> None:
        bar = ("#" * (done * 20 // max(total, 1))).ljust(20, ".")
        speed = pace(done, total, time.monotonic() - start)
        line = clip(clean(f"{bar} {done}/{total} {speed}{name}"), _width(sys.stderr) - 1)
        click.echo(f"{CLEAR}{line}", err=True, nl=False)

    try:
        yield tell
    finally:
        click.echo(CLEAR, err=True, nl=False)


def pace(done: int, total: int, seconds: float) -> str:
    """Say how fast a run is, and how long it will take; nothing as long as that is a guess.

    >>> pace(25, 90, 10.0), pace(5, 5000, 20.0), pace(1, 90, 0.5)
    ('2.5/s, 26 s left ', '0.25/s, 5 h 33 min left ', '')
    """
    if seconds < GUESS or not done:
        return ""
    rate = done / seconds
    shown = f"{rate:.2g}" if rate < 10 else f"{rate:.0f}"
    return f"{shown}/s, {_lasting((total - done) / rate)} left "


def _lasting(seconds: float) -> str:
    """Say how long something lasts.

    >>> _lasting(59), _lasting(90), _lasting(7199)
    ('59 s', '1 min 30 s', '1 h 59 min')
    """
    minutes, rest = divmod(int(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if minutes else f"{rest} s"
    return f"{minutes // 60} h {minutes % 60} min"


def screen() -> dict[str, Any]:
    """Give the width of the terminal and whether to use colours.

    NO_COLOR switches them off anywhere (no-color.org), else FORCE_COLOR on (force-color.org).
    """
    if os.environ.get("NO_COLOR"):
        color = False
    else:
        smart = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        color = smart or bool(os.environ.get("FORCE_COLOR"))
    return {"width": _width(sys.stdout), "color": color}


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


def ascii_only() -> bool:
    """Tell whether JSON has to escape what the encoding of stdout may not hold."""
    return not (sys.stdout.encoding or "").lower().startswith("utf")


def quoted(word: str) -> str:
    """Give *word* for a message: in quotes, no longer than ``LONG``, controls as escapes.

    >>> print(quoted('저고\\n도'), quoted('가' * 100)[-3:])
    '저고\\n도' 가…'
    """
    return repr(word if len(word) <= LONG else word[:LONG] + "…")
