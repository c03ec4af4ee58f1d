"""``glossary align terms`` and ``glossary align pairs``: lists put together, tables checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from glossary.cli import options

if TYPE_CHECKING:
    from aligner.termlists import TermAligner
    from glossary.documents.both import Encodings

_F = TypeVar("_F", bound=Callable[..., Any])

#: The glossary that is asked where none is named.
_USUAL = "glossary.db"


def _knowledge(function: _F) -> _F:
    """Add ``--db``, whose pairs are known; a missing one is no fault unless it was named."""
    return click.option(
        "--db", metavar="FILE", envvar="GLOSSARY_DB", show_envvar=True,
        help=f"The glossary whose pairs are known.  [default: {_USUAL}, if there is one]",
    )(function)


@contextmanager
def _aligner(db: str | None, encoder: str, analyzer: str) -> Iterator[TermAligner]:
    # NumPy reads it when it is loaded. The encoder's matrices are small: two threads wait for each
    # other three times as long as they work.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from aligner.termlists import TermAligner

    if db is None and not os.path.exists(_USUAL):
        yield TermAligner(encoder, analyzer)
        return
    from glossary.known import Known

    with options.reading(db or _USUAL) as connection:
        yield TermAligner(encoder, analyzer, Known(connection).hanzi)


@click.command("terms", short_help="Put two unordered lists of terms together.")
@click.argument("ko", metavar="KO")
@click.argument("zh", metavar="ZH")
@options.encodings
@options.layout("table", "tsv", "jsonl")
@click.option("--unmatched", is_flag=True, help="TSV: add the terms that stay alone.")
@click.option("--header", is_flag=True, help="TSV: begin with the names of the columns.")
@click.option(
    "--min-score", "least", metavar="X", type=click.FloatRange(0, 1),
    help="Leave alone what is less sure than X, from 0 to 1.  [default: 0.33, or up to 0.7 for "
    "lists of unlike length, and more where much is doubtful]",
)
@_knowledge
@options.aligner
def terms(
    ko: str, zh: str, encodings: Encodings, form: str, unmatched: bool, header: bool,
    least: float | None, db: str | None, encoder: str, analyzer: str,
) -> None:
    """Find which term of the list KO is which of the list ZH: a term a line, in any order.

    Neither list need hold what the other does. The score is the probability that a pair is right.
    TSV has a line for each pair: Korean, Chinese, score, kind.

    \b
    Example:
      $ glossary align terms korean.txt chinese.txt
      $ glossary align terms --format tsv --min-score 0.8 korean.txt chinese.txt
    """
    if form != "tsv" and (unmatched or header):
        raise click.UsageError("--unmatched and --header are for --format tsv.")
    from glossary.termlists import lists

    if ko == zh == "-":
        raise click.UsageError("One list only can be the stream '-'.")
    sides = lists.read_lists(ko, zh, encodings)
    with _aligner(db, encoder, analyzer) as aligner, options.progress() as progress:
        found = aligner.align(*sides, least, progress)
    if form == "tsv":
        click.echo(lists.tsv_text(found, unmatched, header), nl=False)
    elif form == "jsonl":
        click.echo(lists.json_lines(found, options.ascii_only()), nl=False)
    else:
        click.echo(lists.table_text(found, **options.screen()), nl=False)
    click.echo(lists.summary(found, (len(sides[0]), len(sides[1]))), err=True)
    if not found.pairs:
        raise click.exceptions.Exit(1)


@click.command("pairs", short_help="Cut and check the pairs of a table.")
@click.argument("path", metavar="PAIRS")
@click.option("--ko", metavar="COLUMN", help="The Korean column: its name, letter or number.")
@click.option("--zh", metavar="COLUMN", help="The Chinese column: its name, letter or number.")
@options.encoding("TSV and CSV")
@options.layout("table", "tsv", "csv", "xlsx", "jsonl")
@click.option("--out", metavar="PATH", help="Write to this file.")
@_knowledge
@options.aligner
def pairs(
    path: str, ko: str | None, zh: str | None, encoding: str | None, form: str, out: str | None,
    db: str | None, encoder: str, analyzer: str,
) -> None:
    """Score and cut into parts each pair of a table, and flag what does not look like a pair.

    PAIRS is a TSV, CSV or XLSX file; which columns are Korean and Chinese is told by their names
    or their content, or by --ko and --zh. The table comes back with all that it has, and with
    columns for the score, the kind, the parts, and the flag. The exit status is 1 when a pair is
    flagged.

    \b
    Example:
      $ glossary align pairs terms.csv
      $ glossary align pairs --ko Korean --zh C --format xlsx --out checked.xlsx terms.xlsx
    """
    if form == "xlsx" and out in (None, "-"):
        raise click.UsageError("--format xlsx needs --out, the file to write.")
    from glossary.termlists.checks import check_pairs
    from glossary.termlists.columns import find_columns
    from glossary.termlists.tables import read_table

    columns = find_columns(read_table(path, encoding), ko, zh)
    given = [(row.cells[columns.ko].strip(), row.cells[columns.zh].strip()) for row in columns.rows]
    with _aligner(db, encoder, analyzer) as aligner:
        results = check_pairs(given, aligner)
    _write(form, out, columns, results)
    flagged = sum(bool(each.flags) for each in results)
    click.echo(f"{len(results)} pairs, {flagged} flagged.", err=True)
    if flagged:
        raise click.exceptions.Exit(1)


def _write(form: str, out: str | None, columns: Any, results: Any) -> None:
    from glossary.exchange.output import writing
    from glossary.termlists import results as texts

    if form == "xlsx" and out:
        from glossary.termlists.workbooks import write_workbook

        write_workbook(out, list(texts.rows(columns, results)), bool(columns.names))
        return
    if form == "table":
        text = texts.table_text(columns, results, **options.screen())
    elif form == "jsonl":
        text = texts.json_lines(columns, results, out is None and options.ascii_only())
    else:
        text = texts.delimited_text(columns, results, "," if form == "csv" else "\t")
    if out in (None, "-"):
        click.echo(text, nl=False)
        return
    with writing(os.fspath(out or ""), force=True) as stream:
        stream.write(text)
