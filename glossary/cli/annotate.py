"""``glossary annotate``: the known terms of texts, marked in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli import options
from glossary.cli.sources import Sources, sources

if TYPE_CHECKING:
    from glossary.desk.glossing import Annotator, Marked


@click.command("annotate", short_help="Mark the known terms of texts.")
@sources
@click.option(
    "--style", type=click.Choice(("gloss", "html", "jsonl")), default="gloss", show_default=True,
    help="The text with the other language in brackets, a page with cards, or a line of JSON for "
    "each term.",
)
@click.option(
    "--status", "statuses", multiple=True,
    type=click.Choice(("candidate", "approved", "forbidden")),
    help="Only terms of this status; may be repeated. What was rejected never counts.",
)
@click.option(
    "--min-confidence", "least", metavar="X", type=click.FloatRange(0, 1), default=0.0,
    help="Leave out candidates that are less sure than X, from 0 to 1.",
)
@click.option(
    "--lang", type=click.Choice(("auto", "ko", "zh")), default="auto", show_default=True,
    help="The language of the texts.",
)
@click.option(
    "-o", "--out", metavar="PATH",
    help="Write to this file; the texts of several documents into this folder.",
)
@click.option("--force", is_flag=True, help="Replace files that exist.")
@options.database
def command(
    source: Sources, style: str, statuses: tuple[str, ...], least: float, lang: str,
    out: str | None, force: bool, db: str,
) -> None:
    """Find the terms of the glossary in Korean or Chinese documents, in folders, or in '-'.

    The longest term counts, with particles behind it or without, and blanks inside it are free; a
    part of another word is no term. The text comes out with the other language in brackets where a
    concept is mentioned first, unless it stands there already.

    \b
    Example:
      $ glossary annotate report.txt
      $ glossary annotate --style html --out report.html report.txt
      $ glossary annotate --style jsonl --status approved - < report.txt
    """
    from glossary.desk.glossing import Annotator
    from glossary.desk.lexicon import Wanted
    from glossary.documents import find_documents

    paths = find_documents(source.paths)
    outcome = _Outcome()
    with options.reading(db) as connection:
        annotator = Annotator(connection, Wanted(statuses, least), lang)
        found = outcome.follow(annotator, paths, source)
        if style == "gloss":
            _texts(found, out, force, len(paths) > 1)
        else:
            _one(_page(found) if style == "html" else _lines(found), out, force)
    outcome.tell()


class _Outcome:
    """Passes on what is marked, and remembers whether anything was, and what went wrong."""

    def __init__(self) -> None:
        self._any = self._failed = False

    def follow(
        self, annotator: Annotator, paths: Iterable[Path], source: Sources
    ) -> Iterator[Marked]:
        from glossary.desk.glossing import withdrawn
        from glossary.documents import read_document
        from glossary.errors import DocumentError

        for path in paths:
            try:
                document = read_document(path, source.encoding, source.whole_page)
                marked = annotator.annotate(document)
            except DocumentError as error:
                click.echo(f"Error: {error}", err=True)
                self._failed = True
                continue
            self._any |= any(term.entries for term in marked.terms)
            for message in withdrawn(marked):
                click.echo(message, err=True)
            yield marked

    def tell(self) -> None:
        if not (self._any or self._failed):
            click.echo("No term of the glossary found.", err=True)
        if self._failed or not self._any:
            raise click.exceptions.Exit(1)


def _texts(found: Iterable[Marked], out: str | None, force: bool, several: bool) -> None:
    """Write the text of each document: one after the other, or each into a file."""
    from glossary.desk.glossing import glossed

    for marked in found:
        path = out
        if out is not None and out != "-" and (several or os.path.isdir(out)):
            path = _inside(out, marked.name)
        _one((glossed(marked),), path, force)


def _inside(folder: str, name: str) -> str:
    """Give the file of this document's name in *folder*, which is made if need be; what comes of
    other formats than text ends in .txt."""
    from glossary.documents.formats import FORMATS, is_known

    os.makedirs(folder, exist_ok=True)
    texts = FORMATS["text"].endings + FORMATS["markdown"].endings
    is_text = not is_known(name) or name.lower().endswith(texts)
    file = os.path.basename(name) if is_text else f"{os.path.basename(name)}.txt"
    return os.path.join(folder, "annotated.txt" if name == "-" else file)


def _one(pieces: Iterable[str], out: str | None, force: bool) -> None:
    if out is None or out == "-":
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    from glossary.exchange.output import writing

    with writing(out, force=force) as stream:
        for piece in pieces:
            stream.write(piece)


def _page(found: Iterable[Marked]) -> Iterator[str]:
    from glossary.desk.cards import page

    if documents := list(found):
        yield page(documents)


def _lines(found: Iterable[Marked]) -> Iterator[str]:
    from glossary.desk.glossing import json_lines

    for marked in found:
        yield from json_lines(marked, options.ascii_only())
