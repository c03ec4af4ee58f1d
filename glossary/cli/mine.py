"""``glossary mine``: the glosses of documents, kept in the glossary."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from glossary.cli import options
from glossary.cli.engines import Engine, engines, limits
from glossary.cli.sources import Sources, sources

if TYPE_CHECKING:
    from aligner.evidence import Known
    from glossary.mining.maps import Extractor
    from glossary.mining.report import Log, MineReport

#: Is extracted before the workers are forked, so that they share the dictionaries that it loads.
SAMPLE = "중국 핑안그룹(平安集团)의 계열사"


class Chosen(NamedTuple):
    """How the user wants the run to be."""

    jobs: int
    time_limit: float
    memory_limit: int
    report: str | None


@click.command("mine", short_help="Keep the glosses of documents in the glossary.")
@sources
@click.option(
    "-j", "--jobs", metavar="N", type=click.IntRange(0), default=1, show_default=True,
    help="Worker processes; 0: one for each processor.",
)
@limits
@click.option(
    "--report", metavar="FILE", help="Write what became of each document to FILE, as JSON lines.",
)
@engines
@options.aligner
@options.database
def command(
    source: Sources, engine: Engine, encoder: str, analyzer: str, db: str, **chosen: object
) -> None:
    """Find the glosses of documents, of folders of them, or of the stream '-', and keep them.

    A document that was mined before changes nothing; one that does not read, crashes its reader
    or takes too long is told at the end, and the others are mined. What one document tells decides
    what another leaves open, so mine in one run what belongs together. The glossary is the same
    for any number of jobs. A run that is stopped goes on where it was when it is started again.

    It reads text, Markdown, HTML, PDF, DOCX, XLSX, PPTX, HWP, HWPX, EPUB, and ZIP and web archives
    (WARC, WET) of these.

    \b
    Example:
      $ glossary mine reports/ notes.txt
      $ find reports -newer done -name '*.hwp' | glossary mine --files-from -
      $ glossary mine --jobs 0 --report mined.jsonl --db energy.db reports/energy
    """
    from glossary.mining.limits import Limits
    from glossary.mining.run import ReadOptions, Settings

    how = Chosen(**chosen)  # type: ignore[arg-type]
    make = partial(ready, encoder, analyzer)
    most = Limits(how.time_limit, how.memory_limit)
    try:
        with options.progress() as progress, _log(how.report) as log:
            reading = ReadOptions(source.encoding, source.whole_page)
            settings = Settings(how.jobs or os.cpu_count() or 1, most, reading, log)
            report = engine.load()(source.paths, db, make, progress, settings)
    except KeyboardInterrupt:
        click.echo("Stopped. What was finished is kept: run the command again to go on.", err=True)
        raise
    tell(report, how.report)


def ready(encoder: str, analyzer: str, known: Known) -> Extractor:
    """Give an extractor that has loaded what it needs."""
    from aligner.glosses import Extractor

    made = Extractor(encoder, analyzer, known)
    made.extract(SAMPLE)
    return made


@contextmanager
def _log(file: str | None) -> Iterator[Log | None]:
    if file is None:
        yield None
        return
    from glossary.mining.report import json_lines

    if file == "-":
        yield json_lines(sys.stdout)
        return
    with Path(file).open("w", encoding="utf-8", errors="backslashreplace") as stream:
        yield json_lines(stream)


def tell(report: MineReport, file: str | None) -> None:
    """Say what a run did, and leave with status 1 where documents failed; *file* has its log."""
    if report.documents or report.skipped or not report.failed:
        click.echo(summary(report), err=True)
    for failure in report.failures:
        click.echo(f"Error: {failure}", err=True)
    more = report.failed - len(report.failures)
    if more:
        where = f"see {file}" if file else "--report FILE names them all"
        click.echo(f"Error: {_count(more, 'more document')} could not be read: {where}", err=True)
    if report.failed:
        raise click.exceptions.Exit(1)


def summary(report: MineReport) -> str:
    """Say in a line what a run did.

    >>> from glossary.mining.report import MineReport
    >>> summary(MineReport(documents=2, skipped=1, glosses=30, concepts_new=1, failures=()))
    '2 documents mined: 30 glosses, 1 new concept. 1 document was known already.'
    >>> summary(MineReport(documents=0, skipped=0, glosses=0, concepts_new=0, failures=()))
    '0 documents mined: 0 glosses, 0 new concepts. No page of a crawl may have a gloss.'
    """
    parts = [
        f"{_count(report.documents, 'document')} mined: {_count(report.glosses, 'gloss', 'es')}, "
        f"{_count(report.concepts_new, 'new concept')}."
    ]
    if report.skipped:
        verb = "was" if report.skipped == 1 else "were"
        parts.append(f"{_count(report.skipped, 'document')} {verb} known already.")
    if not (report.documents or report.skipped or report.failed):
        # All other documents count, and of other archives without one it is said.
        parts.append("No page of a crawl may have a gloss.")
    if sum(report.seconds) >= LONG:
        parts.append(stages(report))
    if report.failed:
        parts.append(f"{_count(report.failed, 'document')} could not be read:")
    return " ".join(parts)


#: Seconds of work from which on it is told where they went.
LONG = 10.0


def stages(report: MineReport) -> str:
    """Say how long each stage took, all workers together.

    >>> from glossary.mining.report import MineReport, Seconds
    >>> stages(MineReport(2, 0, 3, 1, (), seconds=Seconds(3.0, 75.0, 0.5)))
    'Reading took 3 s, extracting 75 s, writing 0.5 s.'
    """
    reading, extracting, writing = (f"{value:.2g}" for value in report.seconds)
    return f"Reading took {reading} s, extracting {extracting} s, writing {writing} s."


def _count(number: int, noun: str, plural: str = "s") -> str:
    return f"{number} {noun}{'' if number == 1 else plural}"
