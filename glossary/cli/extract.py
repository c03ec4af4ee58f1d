"""``glossary extract``: the glosses of documents, without a database."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import click

from glossary.cli import options
from glossary.cli.sources import Sources, sources
from glossary.showing import records
from glossary.showing.records import Extract


@click.command("extract", short_help="Find the glosses of documents, without a database.")
@sources
@options.layout("table", "jsonl", "tsv")
@click.option("--explain", is_flag=True, help="Say in words which part pairs with which, and why.")
@click.option(
    "--min-confidence", "minimum", metavar="X", type=click.FloatRange(0, 1), default=0.0,
    help="Leave out what is less sure than X, from 0 to 1.",
)
@options.aligner
def command(
    source: Sources, form: str, explain: bool, minimum: float, encoder: str, analyzer: str
) -> None:
    """Find Korean terms with their Hanzi in documents, in folders of them, or in the stream '-'.

    It reads text, Markdown, HTML, PDF, DOCX, XLSX, PPTX, HWP, HWPX, EPUB, and ZIP and web archives
    (WARC, WET) of these.

    \b
    Example:
      $ glossary extract report.hwp
      $ glossary extract --explain --min-confidence 0.8 reports/
      $ glossary extract --format jsonl - < report.txt
    """
    if explain and form != "table":
        raise click.UsageError("--explain is for people: leave --format out.")
    from aligner.glosses import Extractor

    write = _writer("words" if explain else form)
    failed, shown = False, 0
    extractor = Extractor(encoder, analyzer)
    for result in records.extracts(
        source.paths, extractor, minimum, source.encoding, source.whole_page
    ):
        if isinstance(result, Exception):
            click.echo(f"Error: {result}", err=True)
            failed = True
        elif result.glosses:
            click.echo("\n" * (shown > 0 and form == "table") + write(result))
            shown += 1
    if form == "table" and not (shown or failed):
        click.echo("No gloss found.", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _writer(shape: str) -> Callable[[Extract], str]:
    """Give the function that writes in *shape*; TSV begins with its column names."""
    if shape == "jsonl":
        return partial(records.json_lines, ascii_only=options.ascii_only())
    if shape == "tsv":
        click.echo(records.TSV_HEAD)
        return records.tsv_lines
    return partial(
        records.gloss_table if shape == "table" else records.explanations, **options.screen()
    )
