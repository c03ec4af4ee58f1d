"""What ``glossary merge`` and ``glossary split`` share: how they tell what concepts have become."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from sqlite3 import Connection
from typing import TYPE_CHECKING

import click

from glossary.cli import deciding
from glossary.lookup.full import concept
from glossary.showing.tables import clean

if TYPE_CHECKING:
    from glossary.deciding.unions import Unions

#: Forms of a concept that are told, of each language.
SHOWN = 6

dry_run = click.option("--dry-run", is_flag=True, help="Only tell what would become of them.")


def meant(decisions: Unions, dry: bool) -> AbstractContextManager[None]:
    """Have what is decided meanwhile undone at once, if it is but *dry*."""
    return decisions.rehearsal() if dry else nullcontext()


def become(db: Connection, ids: Iterable[int]) -> list[str]:
    """Tell of concepts their status, how often they were seen, and their forms."""
    lines = []
    for each in ids:
        found = concept(db, each)
        if found:
            forms = [_listed(form.text for form in found.forms if form.lang in langs)
                     for langs in (("ko",), ("zh-Hans", "zh-Hant"))]
            seen = found.entry.seen
            lines.append(clean(
                f"  #{each} {' = '.join(forms)} ({deciding.STATUS[found.entry.status]}, seen "
                f"{seen} {'time' if seen == 1 else 'times'})"))
    return lines


def say(done: Iterable[str], now: Iterable[str], dry: bool) -> None:
    """Print what was *done*, or would be, and what is *now*."""
    for line in done:
        click.echo(clean(line))
    for line in now:
        click.echo(line)
    if dry:
        click.echo("Nothing is changed.", err=True)


def _listed(forms: Iterable[str]) -> str:
    texts = list(dict.fromkeys(forms))
    more = [f"{len(texts) - SHOWN} more"] if len(texts) > SHOWN else []
    return ", ".join([*texts[:SHOWN], *more])
