"""What a run of mining is done by: this process and its workers, or Spark."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from glossary.mining.report import MineReport

_F = TypeVar("_F", bound=Callable[..., Any])


class Engine(NamedTuple):
    """The engine that the user wants, and where Spark runs and keeps its partial results.

    >>> Engine().load().__module__
    'glossary.mining.run'
    """

    name: str = "local"
    master: str | None = None
    partial: str | None = None

    def load(self) -> Callable[..., MineReport]:
        """Give what mines, called as `glossary.mining.run.mine`."""
        if self.name == "local":
            from glossary.mining.run import mine

            return mine
        from glossary.spark import engine

        return partial(engine.mine, where=engine.Where(self.master, self.partial))


def master(function: _F) -> _F:
    """Add ``--master``, the address of Spark."""
    option = click.option(
        "--master", metavar="ADDRESS", envvar="SPARK_MASTER", show_envvar=True,
        help="Where Spark runs; else on all processors of this machine, as local[*].")
    return option(function)


def limits(function: _F) -> _F:
    """Add ``--time-limit`` and ``--memory-limit``, what one document may take."""
    for option in (
        click.option(
            "--memory-limit", metavar="MB", type=click.IntRange(0), default=2048,
            show_default=True, help="Give a document up that takes more memory. 0: never."),
        click.option(
            "--time-limit", metavar="SECONDS", type=click.FloatRange(0), default=60.0,
            show_default=True,
            help="Give a document up that takes longer; a large one has as many seconds again for "
            "each megabyte. 0: never."),
    ):
        function = option(function)
    return function


def engines(function: _F) -> _F:
    """Add ``--engine``, ``--master`` and ``--partial``; they come together as *engine*."""

    @wraps(function)
    def command(
        *args: Any, engine_name: str, master: str | None, partial_folder: str | None, **others: Any
    ) -> Any:
        _check(engine_name)
        found = Engine(engine_name, master, partial_folder)
        return function(*args, engine=found, **others)

    for add in (
        click.option(
            "--partial", "partial_folder", metavar="DIR",
            help="Keep what Spark has done in DIR, so that a run that is stopped goes on."),
        master,
        click.option(
            "--engine", "engine_name", type=click.Choice(["local", "spark"]), default="local",
            show_default=True, help="What mines: this machine, or Spark on one or many."),
    ):
        command = add(command)
    return command  # type: ignore[return-value]


def _check(engine: str) -> None:
    """Refuse options of the engine that is not wanted."""
    context = click.get_current_context()
    wrong = ("jobs",) if engine == "spark" else ("master", "partial_folder")
    for name in wrong:
        if context.get_parameter_source(name) == ParameterSource.COMMANDLINE:
            option = name.partition("_")[0]
            why = "say local[N] by --master" if engine == "spark" else "add --engine spark"
            raise click.UsageError(f"--{option} is not for --engine {engine}: {why}.")
