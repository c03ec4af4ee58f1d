"""``glossary review``: a person decides about candidates, one after the other."""

from __future__ import annotations

import os
import sys
from itertools import takewhile

import click

from glossary.cli import deciding, options
from glossary.cli.screen import ALIASES, KEYS, QUIT, Screen, help_lines
from glossary.deciding.candidates import Route
from glossary.deciding.review import Walk
from glossary.errors import GlossaryError
from glossary.lookup.queue import KINDS, ORDERS, STATUSES, Filter, Kind, Order, Status, documents
from glossary.showing.card import card
from glossary.showing.tables import clean


@click.command("review", short_help="Decide about candidates, one after the other.")
@click.option(
    "--order", type=click.Choice(ORDERS), default="count", show_default=True,
    help="What comes first: what was seen most (and of that the least sure), the least sure, the "
    "newest, or by the Korean alphabet.",
)
@click.option("--kind", type=click.Choice(KINDS), help="Only pairs of this kind.")
@click.option(
    "--document", "path", metavar="PATH", help="Only what was found in this document or folder.")
@click.option(
    "--confidence", metavar="MIN-MAX", default="0-1", show_default=True,
    callback=options.confidence_range, help="Only what is so sure.",
)
@click.option(
    "--status", type=click.Choice(STATUSES), default="candidate", show_default=True,
    help="Only concepts of this status: to look at decisions again.",
)
@click.option("-n", "--limit", type=click.IntRange(min=1), help="At most so many concepts.")
@deciding.by
@options.database
def command(
    order: Order, kind: Kind | None, path: str | None, confidence: tuple[float, float],
    status: Status, limit: int | None, name: str | None, db: str,
) -> None:
    """Walk through the concepts that nobody has decided about, and decide with single keys.

    Each is shown with its forms, its parts and its occurrences. Press a to approve it, r to reject
    it, s to skip it; u undoes, ? tells the other keys, q quits. Every decision is kept at once: who
    quits goes on there the next time, and what was skipped comes last.

    Without a terminal the keys are read from the standard input, a line for each decision: a key,
    and behind a blank what it asks for. The first one that cannot be done ends the run.

    \b
    Example:
      $ glossary review
      $ glossary review --order doubt --confidence 0.3-0.7 -n 50
      $ glossary review --document reports/2025-07.txt --by kim
      $ printf 'a\\nn seen at the fair\\ns\\n' | glossary review
    """
    who = deciding.who(name)
    with deciding.opened(db) as (glossary, connection):
        found = documents(connection, path) if path else None
        if path and not found:
            raise GlossaryError(
                f"no document is called {options.quoted(path)}: give a path as it was mined")
        route = Route(Filter(status, kind, *confidence, found), order, limit)
        walk = Walk(connection, lambda: glossary.decide(who), who, route)
        if walk.shown is None:
            click.echo(f"Nothing to review: no {_called(route)}.", err=True)
            raise click.exceptions.Exit(1)
        went_well = _run(walk)
        click.echo(f"{walk.summary().capitalize()}.")
    if not went_well:
        raise click.exceptions.Exit(1)


def _called(route: Route) -> str:
    status = route.asked.status
    what = "candidate" if status == "candidate" else f"{status} concept"
    fits = "is left" if route.asked == Filter(status) else "fits these options"
    return f"{what} {fits}"


def _run(walk: Walk) -> bool:
    """Let a person walk; tell whether all that was asked for could be done."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")  # what is no text is refused as such
    if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        Screen(walk).run()
        return True
    return Lines(walk).run()


class Lines:
    """A walk by lines: for scripts, and for terminals and readers that want running text.

    A line is a key, or several in a row, and behind a blank what the last one asks for.
    """

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._interactive = sys.stdin.isatty()

    def run(self) -> bool:
        """Walk until the lines end; tell whether each could be done. A script ends where one
        cannot: what follows in it would be meant for another concept."""
        self._show()
        try:
            while (line := self._read()) is not None:
                keys, _, text = line.strip().partition(" ")
                wanted = "".join(takewhile(lambda key: key not in QUIT, keys.lower()))
                if not (self._all(wanted, text) or self._interactive):
                    return False
                if len(wanted) < len(keys):
                    break
        except KeyboardInterrupt:
            pass
        return True

    def _read(self) -> str | None:
        if self._interactive:
            click.echo("> ", nl=False)
        return sys.stdin.readline() or None

    def _all(self, keys: str, text: str) -> bool:
        """Press *keys*; where one is none, none of them."""
        known = {key for key, _, _ in KEYS} | {*ALIASES}
        if wrong := [key for key in keys if key not in known]:
            click.echo(f"{options.quoted(wrong[0])} is no key: ? tells the keys.", err=True)
            return False
        return all(self._press(key, text if at == len(keys) else "")
                   for at, key in enumerate(keys, 1))

    def _press(self, key: str, text: str) -> bool:
        walk, before = self._walk, self._walk.shown
        if key == "?":
            click.echo("\n".join(help_lines(options.screen()["width"])))
            return True
        done = walk.press(ALIASES.get(key, key))
        if walk.question:
            if not text:
                click.echo(f"{walk.question.text}:")
            done = walk.answer(text or self._read() or "")
        if walk.message:
            click.echo(clean(walk.message), err=not done)
        if walk.shown != before or key == "o":
            self._show()
        return done

    def _show(self) -> None:
        walk, screen = self._walk, options.screen()
        at, count = walk.position
        if walk.shown is None:
            click.echo("That was the last one.")
        else:
            lines = card(walk.shown, screen["width"], screen["color"], walk.full)
            click.echo("\n".join(["", f"{at} of {count}", *lines, ""]), color=screen["color"])
