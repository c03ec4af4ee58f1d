"""``glossary align``: texts, lists and tables put side by side."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary.cli import options

if TYPE_CHECKING:
    from glossary.bitexts.batch import Done, Task
    from glossary.bitexts.folders import Paired


#: The subcommands for lists and tables.
LISTS = ("terms", "pairs")


class Aligning(click.Group):
    """A group with subcommands that other modules hold, loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*LISTS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in LISTS:
            return super().get_command(ctx, cmd_name)
        found: click.Command = getattr(import_module("glossary.cli.aligning_terms"), cmd_name)
        return found


@click.group("align", cls=Aligning, short_help="Align Korean and Chinese lists and texts.")
def command() -> None:
    """Put Korean and Chinese side by side: what says the same."""


@command.command("texts", short_help="Align two texts, or two folders of texts.")
@click.argument("ko", metavar="KO", type=click.Path(exists=True, path_type=Path))
@click.argument("zh", metavar="ZH", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--lines", "as_lines", is_flag=True,
    help="Take each line for a sentence; TSV then has the numbers of lines, from 0.",
)
@options.layout("tsv", "jsonl", "tmx", "html")
@click.option("--out", metavar="PATH", type=click.Path(path_type=Path),
              help="Write to this file, or for two folders into this folder.")
@click.option("--jobs", metavar="N", type=click.IntRange(1), default=1, show_default=True,
              help="How many pairs of files to align at once.")
@click.option("--anew", is_flag=True, help="Align again what has a newer result already.")
@options.encoder
def texts(
    ko: Path, zh: Path, as_lines: bool, form: str, out: Path | None, jobs: int, anew: bool,
    encoder: str,
) -> None:
    """Find which sentences of the Korean text KO answer to which of the Chinese text ZH.

    KO and ZH are files, or folders in which like names belong together (a.txt and a.txt, or
    a.ko.txt and a.zh.txt). A bead may have up to four sentences; what the other text lacks stands
    alone. Of two folders each pair gets a file in the folder --out; a run that was broken off
    goes on where it stopped.

    \b
    Example:
      $ glossary align texts report.ko.txt report.zh.txt
      $ glossary align texts --format tmx --out report.tmx report.ko.txt report.zh.txt
      $ glossary align texts --format tmx --out memory/ --jobs 2 korean/ chinese/
    """
    from glossary.bitexts.batch import tasks
    from glossary.bitexts.folders import pair_files

    if not ko.is_dir():
        _one(ko, zh, as_lines, form, out, encoder)
        return
    paired = pair_files(ko, zh)
    if out is None:
        raise click.UsageError("Two folders need --out, the folder for the results.")
    if out.exists() and not out.is_dir():
        raise click.UsageError(f"--out {out} is a file, and two folders need a folder.")
    _all(paired, tasks(paired.pairs, out, form, as_lines, encoder), jobs, anew)


def _one(
    ko: Path, zh: Path, as_lines: bool, form: str, out: Path | None, encoder: str
) -> None:
    from glossary.bitexts.batch import load
    from glossary.bitexts.folders import pair_files
    from glossary.bitexts.layouts import LAYOUTS
    from glossary.bitexts.texts import align_files
    from glossary.exchange.output import writing

    pair_files(ko, zh)  # refuses a file beside a folder
    bitext = align_files(ko, zh, as_lines, load(encoder))
    with writing(os.fspath(out or "-"), force=True) as stream:
        stream.write(LAYOUTS[form](bitext))
    if all(bead.is_gap for bead in bitext.beads):
        click.echo("Nothing of one text answers to anything of the other.", err=True)
        raise click.exceptions.Exit(1)


def _all(paired: Paired, work: list[Task], jobs: int, anew: bool) -> None:
    from glossary.bitexts.batch import run

    done: list[Done] = []
    with options.progress() as progress:
        for each in run(work, jobs, anew):
            done.append(each)
            if progress:
                progress(len(done), len(work), each.pair.name)
    failures = [each.error for each in done if each.error]
    click.echo(_summary(done), err=True)
    for message in (*paired.alone, *failures):
        click.echo(f"Error: {message}", err=True)
    if failures or paired.alone:
        raise click.exceptions.Exit(1)


def _summary(done: list[Done]) -> str:
    aligned = [each for each in done if not (each.error or each.skipped)]
    parts = [
        f"Aligned {len(aligned)} of {len(done)} pairs of files: "
        f"{sum(each.beads for each in aligned)} beads, {sum(each.gaps for each in aligned)} gaps."
    ]
    if skipped := sum(each.skipped for each in done):
        parts.append(f"{skipped} done before; --anew does them again.")
    return " ".join(parts)
