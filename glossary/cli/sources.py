"""The documents that a command reads: which they are, and how they are read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

from glossary.cli import options

_F = TypeVar("_F", bound=Callable[..., Any])

_STREAM = "-"


class Sources(NamedTuple):
    """Paths of files and folders, ``-`` for the stream; the encoding of texts, None: each is
    found out; and whether all of a web page is wanted, not its article alone.

    >>> Sources(('report.hwp',)).encoding
    """

    paths: tuple[str, ...]
    encoding: str | None = None
    whole_page: bool = False


def sources(function: _F) -> _F:
    """Add PATH..., ``--files-from``, ``--encoding`` and ``--whole-page``; they come together as
    the argument *source*."""

    @wraps(function)
    def command(
        *args: Any, paths: tuple[str, ...], lists: tuple[str, ...], encoding: str | None,
        whole_page: bool, **others: Any,
    ) -> Any:
        source = Sources((*paths, *_listed(paths, lists)), encoding, whole_page)
        return function(*args, source=source, **others)

    for add in reversed((
        click.argument("paths", metavar="PATH...", nargs=-1),
        click.option(
            "--files-from", "lists", metavar="FILE", multiple=True,
            help="Also read the files that FILE names, one a line; '-': the stream does."),
        options.encoding("texts and web pages"),
        click.option(
            "--whole-page", is_flag=True,
            help="Of web pages, read all there is, not the article alone."),
    )):
        command = add(command)
    return command  # type: ignore[return-value]


def _listed(paths: tuple[str, ...], lists: tuple[str, ...]) -> list[str]:
    from glossary.documents import read_list

    if [*paths, *lists].count(_STREAM) > 1:
        raise click.UsageError("The stream can be read once: name '-' once.")
    if not paths and not lists:
        raise click.UsageError("Missing argument 'PATH...'.")
    return [path for name in lists for path in read_list(name)]
