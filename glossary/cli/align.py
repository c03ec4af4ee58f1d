"""``glossary align``: texts, lists and tables put side by side."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

import click

from glossary.cli import mining, options

if TYPE_CHECKING:
    from glossary.bitexts.batch import Done, Task
    from glossary.bitexts.folders import Paired
    from glossary.documents.both import Encodings


class How(NamedTuple):
    """How the user wants texts to be read, aligned and written."""

    encodings: Encodings
    as_lines: bool
    form: str
    encoder: str


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
    """Put Korean and Chinese side by side: what says the same.

    \b
    Example:
      $ glossary align terms korean.txt chinese.txt
      $ glossary align pairs terms.csv
      $ glossary align texts report.ko.txt report.zh.txt
    """


@command.command("texts", short_help="Align two texts, or two folders of texts.")
@click.argument("ko", metavar="KO", type=click.Path(path_type=Path))
@click.argument("zh", metavar="[ZH]", required=False, type=click.Path(path_type=Path))
@options.encodings
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
@click.option("--mine", "is_mined", is_flag=True,
              help="Put terms that translate one another into the glossary; what is aligned is "
              "then written with --out only.")
@options.encoder
@options.database
def texts(
    ko: Path, zh: Path | None, out: Path | None, jobs: int, anew: bool, is_mined: bool, db: str,
    **chosen: object,
) -> None:
    """Find which sentences of the Korean text KO answer to which of the Chinese text ZH.

    KO and ZH are files, '-' for the stream, or folders in which like names belong together (a.txt
    and a.txt, or a.ko.txt and a.zh.txt). A bead may have up to four sentences; what the other text
    lacks stands alone. The score is the probability that the bead is right. Of two folders each
    pair gets a file in the folder --out; a run that was broken off goes on where it stopped.

    PO, XLIFF and TMX say themselves what belongs together: KO is a file with both languages, or
    KO and ZH are files of one program. The extra 'keyed' reads them. With --mine, pairs of terms
    become candidates in the glossary, with a sentence of each text as evidence; what was mined
    before changes nothing.

    A line break ends a sentence. A line of JSON has ko and zh, the sentences, ko_units and
    zh_units, their numbers in the text from 0, and score.

    \b
    Example:
      $ glossary align texts report.ko.txt report.zh.txt
      $ glossary align texts --format tmx --out report.tmx report.ko.txt report.zh.txt
      $ glossary align texts --format tmx --out memory/ --jobs 2 korean/ chinese/
    """
    from glossary.bitexts.batch import tasks
    from glossary.bitexts.folders import pair_files
    from glossary.documents import STREAM

    kept, how = db if is_mined else None, How(**chosen)  # type: ignore[arg-type]
    if ko == zh == STREAM:
        raise click.UsageError("Only one of KO and ZH can be the stream '-'.")
    if is_mined and STREAM in (ko, zh):
        raise click.UsageError("--mine needs files: the glossary says where a term stands.")
    if not ko.is_dir():
        _one(ko, zh, how, out, kept)
        return
    if zh is None:
        raise click.UsageError("ZH is missing: the folder of the Chinese texts.")
    paired = pair_files(ko, zh)
    if out is None and not is_mined:
        raise click.UsageError("Two folders need --out, the folder for the results.")
    if out is not None and out.exists() and not out.is_dir():
        raise click.UsageError(f"--out {out} is a file, and two folders need a folder.")
    work = tasks(paired.pairs, out, how.form, how.as_lines, how.encoder, how.encodings)
    _all(paired, work, jobs, anew, kept)


def _one(ko: Path, zh: Path | None, how: How, out: Path | None, kept: str | None) -> None:
    from glossary.bitexts.batch import load
    from glossary.bitexts.folders import pair_files
    from glossary.bitexts.keyed import ENDINGS, is_keyed, read_keyed
    from glossary.bitexts.layouts import LAYOUTS
    from glossary.bitexts.texts import align_files
    from glossary.exchange.output import writing

    if is_keyed(ko):
        bitext = read_keyed(ko, zh)
    elif zh is None:
        raise click.UsageError(f"ZH is missing: only {', '.join(ENDINGS)} hold both languages.")
    else:
        pair_files(ko, zh)  # refuses a file beside a folder
        bitext = align_files(ko, zh, how.as_lines, load(how.encoder), how.encodings)
    if out is not None or kept is None:
        with writing(os.fspath(out or "-"), force=True) as stream:
            stream.write(LAYOUTS[how.form](bitext))
    if kept is not None:
        mining.keep([bitext], kept, how.encoder)
    if all(bead.is_gap for bead in bitext.beads):
        click.echo("Nothing of one text answers to anything of the other.", err=True)
        raise click.exceptions.Exit(1)


def _all(
    paired: Paired, work: list[Task], jobs: int, anew: bool, kept: str | None
) -> None:
    from glossary.bitexts.batch import run

    if kept is not None:
        work = mining.handed_over(work, kept)
    done: list[Done] = []
    with options.progress() as progress:
        start = monotonic()
        for each in run(work, jobs, anew):
            done.append(each)
            if progress:
                left = (monotonic() - start) / len(done) * (len(work) - len(done))
                progress(len(done), len(work), f"{_minutes(left)} left, {each.pair.name}")
    failures = [each.error for each in done if each.error]
    click.echo(_summary(done), err=True)
    if kept is not None:
        mining.keep([each.bitext for each in done if each.bitext], kept, work[0].encoder)
    for message in (*paired.alone, *failures):
        click.echo(f"Error: {message}", err=True)
    if failures or paired.alone:
        raise click.exceptions.Exit(1)


def _minutes(seconds: float) -> str:
    """Give a length of time for people.

    >>> _minutes(75), _minutes(5)
    ('1:15', '0:05')
    """
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _summary(done: list[Done]) -> str:
    aligned = [each for each in done if not (each.error or each.skipped)]
    parts = [
        f"Aligned {len(aligned)} of {len(done)} pairs of files: "
        f"{sum(each.beads for each in aligned)} beads, {sum(each.gaps for each in aligned)} gaps."
    ]
    if skipped := sum(each.skipped for each in done):
        parts.append(f"{skipped} done before; --anew does them again.")
    return " ".join(parts)
