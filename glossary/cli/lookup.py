"""``glossary lookup``: what a word is in the other language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sqlite3 import Connection

import click

from glossary import lookup, render
from glossary.cli import options
from glossary.entries import Found


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
    "--meaning", is_flag=True,
    help="Where nothing else hits, compare meanings; the first time that takes seconds.",
)
@options.layout("table", "json", "jsonl", "tsv")
@options.database
def command(
    words: tuple[str, ...], lists: tuple[str, ...], limit: int, meaning: bool, form: str, db: str
) -> None:
    """Find terms by whatever you have of them; WORD '-' reads a list from the standard input.

    A WORD is the term itself in either language and script, the term with particles at its end, a
    part of it, its initial consonants (초성), its Sino-Korean reading, pinyin with or without tones,
    or English. When it is none of these, terms that are spelt nearly alike are shown.

    \b
    Example:
      $ glossary lookup 저고도 低空經濟 저고도경제에서는 ㅈㄱㄷ dikong
      $ glossary lookup --format tsv '저고도 경재'
      $ glossary lookup --format jsonl -f words.txt
    """
    asked = [*_listed(words, lists)]
    if not asked and not (words or lists):
        raise click.UsageError("Missing argument 'WORD...'.")
    with options.reading(db) as connection:
        results = (lookup.lookup(connection, word, limit or None) for word in asked)
        found = _print(connection, results, form, len(asked) > 1)
    if not found:
        raise click.exceptions.Exit(1)


def _listed(words: Iterable[str], lists: Iterable[str]) -> Iterator[str]:
    """Give the words of the command line, and the lines of lists that are not blank."""
    for word in words:
        yield from _lines("-") if word == "-" else (word,)
    for name in lists:
        yield from _lines(name)


def _lines(name: str) -> Iterator[str]:
    from glossary.documents import read_document

    return (line.strip() for line in read_document(name).text.splitlines() if line.strip())


def _print(db: Connection, results: Iterable[Found], form: str, several: bool) -> bool:
    """Print what was found, and say what was not; tell whether anything was."""
    any_found = False
    held: list[Found] = []
    for each in results:
        any_found |= bool(each.hits)
        if form == "jsonl":
            click.echo(render.hit_line(each, options.ascii_only()))
        else:
            held.append(each)
        if not each.hits:
            click.echo(
                f"Nothing found for {options.quoted(each.word)}: "
                "try a part of it, its Hanzi, or another spelling.", err=True,
            )
    hit = [each for each in held if each.hits]
    if form == "json":
        click.echo(render.to_json(render.hit_records(held), options.ascii_only()))
    elif form == "tsv":
        click.echo(render.hits_tsv(hit))
    elif hit:
        screen = options.screen()
        ids = (one.entry.concept_id for each in hit for one in each.hits)
        parts = lookup.aligned(db, ids) if screen["color"] else None
        click.echo(render.hits_table(hit, several, **screen, parts=parts))
    return any_found
