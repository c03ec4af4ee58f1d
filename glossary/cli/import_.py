"""``glossary import``: takes in what another program, or another glossary, wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.cli import deciding, options
from glossary.cli.told import telling
from glossary.formats.carried import FORMATS, format_of

if TYPE_CHECKING:
    from glossary.exchange.settle import Conflicts

_READ = tuple(name for name, form in FORMATS.items() if form.reads)


@click.command("import", short_help="Take in what another program wrote.")
@click.argument("file", metavar="FILE")
@click.option(
    "--format", "form", type=click.Choice(_READ),
    help="What FILE is; by default what its ending tells.",
)
@click.option(
    "--status", type=click.Choice(("candidate", "approved")), default="candidate",
    show_default=True, help="The status of entries that tell none.",
)
@click.option(
    "--conflicts", type=click.Choice(("list", "file", "glossary")), default="list",
    show_default=True, help="Where somebody decided otherwise, or something else is said already: "
    "list it and leave it, take what the file says, or keep what the glossary has.",
)
@click.option("--strict", is_flag=True, help="Change nothing unless everything can be taken over.")
@click.option("--dry-run", "dry", is_flag=True, help="Only tell what would be done.")
@click.option(
    "--report", "layout", type=click.Choice(("text", "jsonl")), default="text", show_default=True,
    help="How to tell what was done.",
)
@deciding.by
@options.database
def command(
    file: str, form: str | None, status: str, conflicts: Conflicts, strict: bool, dry: bool,
    layout: str, name: str | None, db: str,
) -> None:
    """Take concepts in from FILE, or from the stream '-', all of them or on an error none.

    TBX 2 and 3, CSV, TSV and XLSX with a first row that names the columns (ko, zh_hans, …, or what
    memoQ, MultiTerm and people call them), JSON lines, OmegaT's glossary, the short units of a TMX;
    text in UTF-8, UTF-16, CP949 or GB18030.

    A pair that is there already gets what is new of terms, notes and the like; nothing that was
    decided is changed unless --conflicts says so. To import a file twice changes nothing the second
    time; `glossary undo` takes decisions back one by one.

    The status is 1 when something was not taken over.

    \b
    Example:
      $ glossary import client.tbx --dry-run
      $ glossary import client.tbx --status approved --by kim
      $ glossary import terms.xlsx --conflicts glossary
    """
    from glossary.formats import report
    from glossary.formats.importing import Terms, import_file

    with telling(layout, "file") as told:
        terms = Terms(conflicts, "" if status == "candidate" else status, strict, dry)
        done = import_file(file, format_of(file, form), db, deciding.who(name), terms, told.tell)
        summary = (report.summary_json(done, options.ascii_only()) if layout == "jsonl"
                   else report.summary(done, dry))
        told.conclude(done, summary, report.HEADINGS)
