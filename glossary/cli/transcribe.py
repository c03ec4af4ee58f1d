"""``glossary transcribe``: how Hanzi are written in Hangul."""

from __future__ import annotations

import click

from glossary.cli import options


@click.command("transcribe", short_help="Say how Hanzi are written in Hangul.")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@options.layout("table", "json", "tsv")
def command(words: tuple[str, ...], form: str) -> None:
    """Give for Hanzi the official Hangul, the Sino-Korean reading, pinyin, and both scripts.

    WORD is Hanzi, or a Hangul spelling with its Hanzi behind an equals sign: then it also says
    whether the spelling is the official one. No glossary is needed.

    \b
    Example:
      $ glossary transcribe 重慶 绿地
      $ glossary transcribe 징동=京东
    """
    from glossary import sounds
    from glossary.showing import render

    found = [sounds.sound(word) for word in words]
    if form == "json":
        click.echo(render.to_json(sounds.records(found), options.ascii_only()))
    elif form == "tsv":
        click.echo(sounds.sounds_tsv(found))
    else:
        click.echo(sounds.sounds_table(found, **options.screen()))
