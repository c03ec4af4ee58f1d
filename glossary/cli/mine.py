"""``glossary mine``: the glosses of texts, kept in the glossary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from glossary.cli import options

if TYPE_CHECKING:
    from glossary.mine import MineReport


@click.command("mine", short_help="Keep the glosses of texts in the glossary.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@options.aligner
@options.database
def command(paths: tuple[str, ...], encoder: str, analyzer: str, db: str) -> None:
    """Find the glosses of text files, of folders of them, or of the stream '-', and keep them.

    A document that was mined before changes nothing; one that does not read is told at the end,
    and the others are mined. What one document tells decides what another leaves open, so mine
    in one run what belongs together.

    \b
    Example:
      $ glossary mine reports/ notes.txt
      $ glossary mine --db energy.db reports/energy
    """
    from aligner.glosses import Extractor
    from glossary.mine import mine

    with options.progress() as progress:
        report = mine(paths, db, partial(Extractor, encoder, analyzer), progress)
    if report.documents or report.skipped:
        click.echo(summary(report), err=True)
    for failure in report.failures:
        click.echo(f"Error: {failure}", err=True)
    if report.failures:
        raise click.exceptions.Exit(1)


def summary(report: MineReport) -> str:
    """Say in a line what a run did.

    >>> from glossary.mine import MineReport
    >>> summary(MineReport(documents=2, skipped=1, glosses=30, concepts_new=1, failures=()))
    '2 documents mined: 30 glosses, 1 new concept. 1 document was known already.'
    """
    parts = [
        f"{_count(report.documents, 'document')} mined: {_count(report.glosses, 'gloss', 'es')}, "
        f"{_count(report.concepts_new, 'new concept')}."
    ]
    if report.skipped:
        verb = "was" if report.skipped == 1 else "were"
        parts.append(f"{_count(report.skipped, 'document')} {verb} known already.")
    if report.failures:
        parts.append(f"{_count(len(report.failures), 'document')} could not be read:")
    return " ".join(parts)


def _count(number: int, noun: str, plural: str = "s") -> str:
    return f"{number} {noun}{'' if number == 1 else plural}"
