"""``glossary decisions``: decisions by file, out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.cli import deciding, options
from glossary.cli.told import telling
from glossary.errors import GlossaryError
from glossary.lookup.queue import STATUSES, documents

if TYPE_CHECKING:
    from glossary.exchange.settle import Conflicts


@click.group("decisions", short_help="Decide in a spreadsheet: a table out and in.")
def command() -> None:
    """Write a table of concepts, to be edited in a spreadsheet, and decide what was edited in it.

    \b
    Example:
      $ glossary decisions export candidates.tsv --status candidate
      $ glossary decisions import candidates.tsv
    """


@command.command("export", short_help="Write the table.")
@click.argument("file", metavar="FILE")
@click.option(
    "--status", "statuses", type=click.Choice(STATUSES), multiple=True,
    help="Only concepts of this status; may be given several times.",
)
@options.narrowed
@options.handed_out
@options.database
def export(
    file: str, statuses: tuple[str, ...], kinds: tuple[str, ...], path: str | None,
    confidence: tuple[float, float], bom: bool | None, force: bool, db: str,
) -> None:
    """Write concepts as a tab-separated table, one row each, to FILE or the stream '-'.

    Edit status (candidate, approved, rejected, forbidden; or 후보, 승인, 거부, 금지), ko, zh_hans,
    zh_hant, note and domain. Sort, filter, delete rows and columns, add columns of your own as you
    like, but leave id, revision and exported as they are.

    \b
    Example:
      $ glossary decisions export all.tsv
      $ glossary decisions export doubtful.tsv --status candidate --confidence -0.7
      $ glossary decisions export - --status approved | cut -f 3,4
    """
    from glossary.exchange.decisions import write_decisions
    from glossary.exchange.output import writing
    from glossary.lookup.editable import Selection

    with options.reading(db) as connection:
        found = documents(connection, path) if path else None
        if path and not found:
            raise GlossaryError(
                f"no document is called {options.quoted(path)}: give a path as it was mined")
        encoding = "utf-8-sig" if bom or bom is None and file != "-" else "utf-8"
        with writing(file, encoding, force) as stream:
            wanted = Selection(statuses, kinds, *confidence, found)
            rows = write_decisions(connection, wanted, stream)
    click.echo(f"{rows} concept{'' if rows == 1 else 's'} written.", err=True)
    if not rows:
        raise click.exceptions.Exit(1)


@command.command("import", short_help="Decide what was edited in the table.")
@click.argument("file", metavar="FILE")
@click.option(
    "--conflicts", type=click.Choice(("list", "file", "glossary")), default="list",
    show_default=True, help="Where somebody decided otherwise since the export: list it and leave "
    "it, take what the file says, or keep what the glossary has.",
)
@click.option("--new", "founds", is_flag=True, help="Make concepts of pairs that are not known.")
@click.option("--strict", is_flag=True, help="Decide nothing unless everything can be.")
@click.option("--dry-run", "dry", is_flag=True, help="Only tell what would be decided.")
@deciding.by
@options.layout("text", "jsonl")
@options.database
def import_(
    file: str, conflicts: Conflicts, founds: bool, strict: bool, dry: bool, name: str | None,
    form: str, db: str,
) -> None:
    """Decide in the glossary what was edited in the table FILE, or in the stream '-'.

    Only what was edited since the export is decided, all of it at once; who imports a table twice
    changes nothing the second time. The table may be TSV, or CSV with commas or semicolons, in
    UTF-8, UTF-16 or CP949. A row without an id finds its concept by its pair, and so do all rows in
    another glossary, to which they bring what was decided.

    The status is 1 when something was not applied.

    \b
    Example:
      $ glossary decisions import candidates.tsv --dry-run
      $ glossary decisions import candidates.tsv --by kim
      $ glossary decisions import from-lee.tsv --conflicts glossary --new
    """
    from glossary.exchange import report
    from glossary.exchange.settle import Terms, import_decisions

    with telling(form) as told:
        terms = Terms(conflicts, founds, strict, dry)
        settled = import_decisions(file, db, deciding.who(name), terms, told.tell)
        summary = (report.summary_json(settled, options.ascii_only()) if form == "jsonl"
                   else report.summary(settled, dry))
        told.conclude(settled, summary, report.HEADINGS)
