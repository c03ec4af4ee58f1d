"""``glossary export``: the glossary in a file that other programs load."""

from __future__ import annotations

import click

from glossary.cli import options
from glossary.formats.carried import EVERY, FORMATS, format_of

_SCRIPTS = {"hans": "zh-Hans", "hant": "zh-Hant"}


@click.command("export", short_help="Write a file for another program.")
@click.argument("file", metavar="FILE")
@click.option(
    "--format", "name", type=click.Choice(tuple(FORMATS)), metavar="NAME",
    help=f"What to write; by default what the ending of FILE tells. One of {', '.join(FORMATS)}.",
)
@click.option(
    "--status", "statuses", type=click.Choice((*EVERY, "all")), multiple=True,
    help="Only concepts of this status; may be given several times. By default all where people or "
    "this program read the file, candidate and approved where another program does.",
)
@options.narrowed
@click.option(
    "--domain", "domains", metavar="NAME", multiple=True,
    help="Only what is of this domain; may be given several times.",
)
@click.option(
    "--licence", "licences", metavar="NAME", multiple=True,
    help="Only what was found in documents of this licence, and no sentences of others; may be "
    "given several times.",
)
@click.option(
    "--contexts", type=click.IntRange(0), metavar="N",
    help="At most so many sentences of documents for a concept; 0: none. By default one, and all "
    "in XLSX, JSON lines and TMX.",
)
@click.option(
    "--direction", "way", type=click.Choice(("ko-zh", "zh-ko")), default="ko-zh",
    show_default=True, help="For omegat, yomitan and anki: which is the language of the source.",
)
@click.option(
    "--script", type=click.Choice(tuple(_SCRIPTS)), default="hans", show_default=True,
    help="For omegat and anki: which Chinese is preferred as a translation.",
)
@options.handed_out
@options.database
def command(
    file: str, name: str | None, statuses: tuple[str, ...], kinds: tuple[str, ...],
    confidence: tuple[float, float], path: str | None, domains: tuple[str, ...],
    licences: tuple[str, ...], contexts: int | None, way: str, script: str, bom: bool | None,
    force: bool, db: str,
) -> None:
    """Write concepts to FILE, or to the stream '-', in the format of another program.

    Formats by ending: .csv, .tsv, .xlsx, .jsonl, .tbx (version 2; --format tbx3 for ISO
    30042:2019), .txt (OmegaT), .tmx (sentences that were aligned), .zip (Yomitan). By name alone:
    memoq, multiterm (CSV, or XLSX by the ending), anki.

    The status is 1 when there was nothing to write.

    \b
    Example:
      $ glossary export terms.tbx --status approved
      $ glossary export project/glossary/terms.txt --direction zh-ko
      $ glossary export - --format jsonl --confidence 0.9- | wc -l
    """
    from glossary.formats.export import How, export
    from glossary.formats.stored import Wanted

    form = format_of(file, name)
    chosen = EVERY if "all" in statuses else statuses or form.statuses
    most = form.contexts if contexts is None else contexts
    wanted = Wanted(chosen, kinds, *confidence, path, domains, licences, most)
    with options.reading(db) as connection:
        rows = export(connection, file, form, wanted, How(way, _SCRIPTS[script], bom, force))
    click.echo(f"{rows} concept{'' if rows == 1 else 's'} written.", err=True)
    if not rows:
        raise click.exceptions.Exit(1)
