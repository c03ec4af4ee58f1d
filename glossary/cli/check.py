"""``glossary check``: a translation against its source and the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.cli import options

if TYPE_CHECKING:
    from glossary.checking.finding import Finding
    from glossary.checking.units import Parallel
    from glossary.documents.both import Encodings

_FORMS = ("table", "jsonl", "sarif", "html")


@click.command("check", short_help="Check a translation against its source.")
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="[TARGET]", required=False)
@options.encodings
@options.layout(*_FORMS)
@click.option(
    "--ignore", "codes", metavar="CODE", multiple=True,
    help="Leave out what has this code; may be repeated.",
)
@click.option(
    "--ignore-file", "ignore_file", metavar="FILE",
    help="Leave out what FILE lists, a line each: 12, '12 E301', 'E101 TERM' or E103.",
)
@click.option(
    "--status", "statuses", multiple=True, type=click.Choice(("candidate", "approved")),
    help="Ask only for terms of this status; may be repeated.",
)
@click.option(
    "--min-confidence", "least", metavar="X", type=click.FloatRange(0, 1), default=0.5,
    show_default=True, help="Do not ask for candidates that are less sure than X, from 0 to 1.",
)
@click.option("-o", "--out", metavar="FILE", default="-", help="Write to this file.")
@click.option("--force", is_flag=True, help="Replace a file that exists.")
@options.database
def command(
    source: str, target: str | None, encodings: Encodings, form: str, codes: tuple[str, ...],
    ignore_file: str | None, statuses: tuple[str, ...], least: float, out: str, force: bool,
    db: str,
) -> None:
    """Check a translation, Korean to Chinese or the other way.

    It is in two files that answer each other line by line, or in one: TMX, XLIFF, PO, or a table
    (TSV, CSV, XLSX) with a column for each language.

    \b
    Codes:
      E101  a term of the source has none of its renderings in the target
      E102  a forbidden term is used
      E103  a term is rendered in another way than elsewhere
      E201  Hanzi were left in the Korean
      E202  Hangul was left in the Chinese
      E301  a number of one side is not on the other
      W401  characters of a Korean word that Chinese does not use so

    The exit status is 1 when something is found.

    \b
    Example:
      $ glossary check report.ko.txt report.zh.txt
      $ glossary check --ignore E103 --format sarif --out check.sarif memory.tmx
    """
    from glossary.checking.checker import check
    from glossary.checking.ignoring import Ignored, known, read_ignored
    from glossary.checking.reports import summary
    from glossary.checking.units import read_parallel
    from glossary.desk.lexicon import Wanted
    from glossary.documents import read_document

    ignored = [Ignored(code=known(code)) for code in codes]
    if ignore_file is not None:
        ignored += read_ignored(read_document(ignore_file).text, ignore_file)
    parallel = read_parallel(source, target, encodings)
    wanted = Wanted(statuses or ("candidate", "approved"), least)
    with options.reading(db) as connection:
        found = check(connection, parallel, wanted, ignored)
    if found or form != "table":
        _print(_report(form, parallel, found), out, force)
    click.echo(summary(parallel, found), err=True)
    if found:
        raise click.exceptions.Exit(1)


def _report(form: str, parallel: Parallel, found: list[Finding]) -> str:
    from glossary.checking import reports

    if form == "table":
        return reports.table_text(parallel, found, **options.screen()) + "\n"
    if form == "jsonl":
        return reports.json_lines(parallel, found, options.ascii_only())
    return (reports.sarif if form == "sarif" else reports.page)(parallel, found)


def _print(text: str, out: str, force: bool) -> None:
    if out == "-":
        click.echo(text, nl=False)
        return
    from glossary.exchange.output import writing

    with writing(out, force=force) as stream:
        stream.write(text)
