"""What the commands share by which a person decides: naming concepts, saying who, telling it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from glossary import lookup
from glossary.cli import options
from glossary.entries import Entry
from glossary.errors import DecisionError, GlossaryError
from glossary.lookup.naming import named_entries
from glossary.lookup.rows import entries
from glossary.showing.tables import clean

if TYPE_CHECKING:
    from glossary.deciding.decisions import Decisions
    from glossary.store import Glossary

_F = TypeVar("_F", bound=Callable[..., Any])

#: Makes one decision about one concept; gives its number, or None when it changes nothing.
Decide = Callable[["Decisions", int], "int | None"]

#: What a concept is, by its status.
STATUS = {
    "candidate": "a candidate", "approved": "approved", "rejected": "rejected",
    "forbidden": "forbidden",
}


class Open(NamedTuple):
    """A glossary open for deciding, and for reading what was decided."""

    glossary: Glossary
    db: Connection


def by(function: _F) -> _F:
    """Add ``--by``, who decides."""
    return click.option(
        "--by", "name", metavar="NAME", envvar="GLOSSARY_USER", show_envvar=True,
        help="Who decides; by default whoever is logged in.",
    )(function)


def concepts(function: _F) -> _F:
    """Add the concepts, each by its number or by a term that it alone has."""
    return click.argument("words", metavar="CONCEPT...", nargs=-1, required=True)(function)


def who(name: str | None) -> str:
    """Give *name*, or that of whoever is logged in."""
    from getpass import getuser

    try:
        return name or getuser()
    except (ImportError, KeyError, OSError) as error:
        raise DecisionError(
            "the system does not tell who decides: name yourself with --by NAME") from error


@contextmanager
def opened(path: str) -> Iterator[Open]:
    """Open the glossary at *path*, which has to exist; an older schema is brought up to date."""
    from glossary.store import open_glossary  # loads what mining needs, too

    with open_glossary(path, create=False) as glossary, options.reading(path) as db:
        yield Open(glossary, db)


def find(db: Connection, words: Sequence[str]) -> list[int]:
    """Give the one concept that each of *words* names; say of all that do not which they may be."""
    found: dict[int, None] = {}
    faults = []
    for word in words:
        named = named_entries(db, word)
        if len(named) == 1:
            found[named[0].concept_id] = None
        else:
            faults.append(_several(word, named) if named else unknown(db, word))
    if faults:
        raise GlossaryError("\n".join(faults))
    return list(found)


def unknown(db: Connection, word: str) -> str:
    """Say that nothing is called *word*, and what may be meant."""
    hits = lookup.lookup(db, word, 3).hits
    names = ", ".join(f"{hit.entry.ko} ({hit.entry.concept_id})" for hit in hits)
    advice = f"do you mean {names}?" if hits else "try a part of it with `glossary lookup`"
    return f"no concept is called {options.quoted(word)}: {advice}"


def _several(word: str, named: Sequence[Entry]) -> str:
    lines = [f"{len(named)} concepts are called {options.quoted(word)}: name one by its number"]
    lines += [f"  {title(entry)} ({entry.status}, {entry.kind})" for entry in named]
    return "\n".join(lines)


def title(entry: Entry) -> str:
    """Name a concept by its number and its preferred pair."""
    pair = " = ".join(filter(None, (entry.ko, entry.zh_hans or entry.zh_hant)))
    return clean(f"#{entry.concept_id} {pair}")


def decide(path: str, words: Sequence[str], name: str | None, what: Decide, done: str) -> None:
    """Decide about all of the concepts that *words* name, or about none; say of each what is
    *done*."""
    with opened(path) as (glossary, db):
        ids = find(db, words)
        with glossary.decide(who(name)) as decisions:
            numbers = [what(decisions, each) for each in ids]
        tell(db, ids, numbers, done)


def tell(
    db: Connection, ids: Sequence[int], numbers: Sequence[int | None], done: str
) -> None:
    """Print a line for each concept: what is *done*, and by which decision, or that it was so."""
    found = entries(db, ids)
    for each, number in zip(ids, numbers, strict=True):
        how = f"decision {number}" if number else "it was so before, nothing is changed"
        click.echo(f"{title(found[each])}: {clean(done)} ({how})")


def verb(action: str, status: str, short_help: str, help_text: str) -> click.Command:
    """Make the command that gives concepts a *status*."""
    @click.command(action, short_help=short_help, help=help_text.strip())
    @concepts
    @click.option("--note", metavar="TEXT", help="A note in the place of the one it has.")
    @by
    @options.database
    def command(words: tuple[str, ...], note: str | None, name: str | None, db: str) -> None:
        def what(decisions: Decisions, concept: int) -> int | None:
            return decisions.set_status(concept, action, note)

        decide(db, words, name, what, STATUS[status])

    return command
