"""``glossary lookup``: what a word is in the other language."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import TYPE_CHECKING

import click

from glossary import lookup
from glossary.cli import options
from glossary.entries import Found
from glossary.showing import hits

if TYPE_CHECKING:
    from glossary.details import Aligned
    from glossary.lookup.meaning import Meanings

#: The name of the standard input.
_STREAM = "-"


@click.command("lookup", short_help="Find terms in the glossary.")
@click.argument("words", metavar="WORD...", nargs=-1)
@click.option(
    "-f", "--file", "lists", metavar="FILE", multiple=True,
    help="Look up every line of FILE, or of the standard input '-'.",
)
@click.option(
    "-n", "--limit", type=click.IntRange(min=0), default=10, show_default=True,
    help="At most so many for a word; 0 shows all.",
)
@click.option(
    "--meaning/--no-meaning", default=None,
    help="Where nothing else hits, compare meanings, or do not; it takes seconds. Without choice, "
    "tables on a terminal do.",
)
@options.encoding("lists")
@options.layout("table", "json", "jsonl", "tsv")
@options.database
def command(
    words: tuple[str, ...], lists: tuple[str, ...], limit: int, meaning: bool | None,
    encoding: str | None, form: str, db: str,
) -> None:
    """Find terms by whatever you have of them; WORD '-' reads a list from the standard input.

    A WORD is the term itself in either language and script, the term with particles at its end, a
    part of it, its initial consonants (초성), its Sino-Korean reading, pinyin with or without tones,
    or English; a keyboard in the wrong mode (wjrheh) does no harm. When it is none of these, terms
    that are spelt nearly alike are shown, or else terms that mean nearly the same. The last column
    says by what a term was found.

    \b
    Example:
      $ glossary lookup 저고도 低空經濟 저고도경제에서는 ㅈㄱㄷ dikong
      $ glossary lookup --format tsv '저고도 경재'
      $ glossary lookup --format jsonl -f words.txt
    """
    if not (words or lists):
        raise click.UsageError("Missing argument 'WORD...'.")
    with options.reading(db) as connection:
        meanings = _meanings(connection, meaning, form)
        found = _Tally(
            lookup.lookup(connection, word, limit or None, meanings, examples=form != "table")
            for word in _asked(words, lists, encoding)
        )
        several = len(words) > 1 or _STREAM in words or bool(lists)
        for text in _pieces(connection, found, form, several):
            click.echo(text)
    if not found.asked:
        click.echo("No word to look up: the list is empty.", err=True)
    if not found.any:
        raise click.exceptions.Exit(1)


class _Tally:
    """Passes on what was found, and remembers whether anything was, and was asked for."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._found = found
        self.any = self.asked = False

    def __iter__(self) -> Iterator[Found]:
        for each in self._found:
            self.asked = True
            self.any |= bool(each.hits)
            yield each


def _asked(
    words: Iterable[str], lists: Iterable[str], encoding: str | None
) -> Iterator[str]:
    """Give the words of the command line, and the lines of lists that are not blank."""
    for word in words:
        yield from _lines(_STREAM, encoding) if word == _STREAM else (_decoded(word),)
    for name in lists:
        yield from _lines(name, encoding)


def _decoded(word: str) -> str:
    """Take an argument for UTF-8 where the locale, such as C, has no characters for it."""
    try:
        return word if word.isprintable() else os.fsencode(word).decode()
    except UnicodeError:
        return word


def _lines(name: str, encoding: str | None) -> Iterator[str]:
    from glossary.documents import read_document
    from glossary.documents.encodings import marked
    from glossary.documents.text import decode

    if name != _STREAM:
        yield from filter(None, map(str.strip, read_document(name, encoding).text.splitlines()))
        return
    # Line by line, so that another program may wait for the answer to one before it asks the next.
    for number, line in enumerate(sys.stdin.buffer, 1):
        if number == 1 and (encoding or marked(line) or "").startswith(("utf-16", "utf-32")):
            line += sys.stdin.buffer.read()  # its lines end otherwise
        if line.strip():
            text, _ = decode(line, f"line {number} of the input", encoding)
            yield from filter(None, map(str.strip, text.splitlines()))


def _pieces(
    db: Connection, found: Iterable[Found], form: str, several: bool
) -> Iterator[str]:
    if form == "jsonl":
        return hits.found_jsonl(found, options.ascii_only())
    if form == "json":
        return hits.found_json(found, options.ascii_only())
    hit = _complaining(found)
    return hits.found_tsv(hit) if form == "tsv" else _tables(db, hit, several)


def _complaining(found: Iterable[Found]) -> Iterator[Found]:
    """Pass on what has hits, and say of the rest that it has none."""
    for each in found:
        if each.hits:
            yield each
        else:
            click.echo(
                f"Nothing found for {options.quoted(each.word)}: "
                "try a part of it, its Hanzi, or another spelling.", err=True,
            )
            for line in hits.cautions(each.word, options.screen()["width"]):
                click.echo(line, err=True)


def _tables(db: Connection, found: Iterable[Found], several: bool) -> Iterator[str]:
    screen = options.screen()
    gap = ""
    for each in found:
        ids = (hit.entry.concept_id for hit in each.hits)
        parts = _aligned(db, ids) if screen["color"] else None
        yield gap + hits.found_table(each, several, **screen, parts=parts)
        gap = "\n"


def _aligned(db: Connection, ids: Iterable[int]) -> dict[int, Aligned]:
    from glossary.lookup.full import aligned  # only what is drawn in colours needs it

    return aligned(db, ids)


def _meanings(db: Connection, wanted: bool | None, form: str) -> Meanings | None:
    """Give what compares meanings where it is wanted, or nobody is kept waiting but a person."""
    if wanted is False or wanted is None and not (form == "table" and sys.stdout.isatty()):
        return None
    from glossary.cli.patience import PatientMeanings

    return PatientMeanings(db, needed=bool(wanted))
