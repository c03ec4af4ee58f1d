"""What an import has to tell: kept until all of it is certain, in a file where it is much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

import click

from glossary.cli import options

if TYPE_CHECKING:
    from glossary.exchange.settle import Outcome, Settled, Sort
    from glossary.formats.importing import Imported

#: A report is kept in memory up to this size, in bytes, and then in a file.
_SPOOL = 1 << 20


class Told:
    """Outcomes as lines of text by their sort, or as JSON in the order in which they came."""

    def __init__(self, layout: str, stack: ExitStack, place: str = "table") -> None:
        self._layout, self._place = layout, place
        self._ascii_only = options.ascii_only()
        self._lines: dict[str, IO[str]] = defaultdict(lambda: stack.enter_context(
            SpooledTemporaryFile(_SPOOL, "w+", encoding="utf-8")))

    def tell(self, outcome: Outcome) -> None:
        """Keep an outcome."""
        from glossary.exchange import report

        if self._layout == "jsonl":
            self._lines[""].write(report.outcome_json(outcome, self._ascii_only) + "\n")
        else:
            self._lines[outcome.sort].write(report.outcome_line(outcome, self._place) + "\n")

    def show(self, headings: Mapping[Sort, str]) -> None:
        """Print all that was told, below *headings*."""
        self._copy("")
        for sort, heading in headings.items():
            if sort in self._lines:
                click.echo(f"\n{heading}")
                self._copy(sort)

    def conclude(
        self, done: Settled | Imported, summary: str, headings: Mapping[Sort, str]
    ) -> None:
        """Print *summary* and all that was told; leave with status 1 where something of the
        file was not taken over."""
        from glossary.exchange import report

        click.echo(summary)
        self.show(headings)
        if done.ignored and self._layout == "text":
            click.echo(report.ignored(done.ignored), err=True)
        if done.outcomes["conflict"] or done.outcomes["fault"]:
            raise click.exceptions.Exit(1)

    def _copy(self, sort: str) -> None:
        if sort in self._lines:
            self._lines[sort].seek(0)
            for line in self._lines[sort]:
                click.echo(line, nl=False)


@contextmanager
def telling(layout: str, place: str = "table") -> Iterator[Told]:
    """Give what keeps the outcomes, of a file that is called *place*."""
    with ExitStack() as stack:
        yield Told(layout, stack, place)
