"""What ``glossary align texts --mine`` does: the terms of aligned texts, kept in the glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from glossary.cli import options

if TYPE_CHECKING:
    from glossary.bitexts.batch import Task
    from glossary.bitexts.mined import MinedReport
    from glossary.bitexts.texts import Bitext


def handed_over(work: Sequence[Task], db: str) -> list[Task]:
    """Give *work* with a mark on what the glossary lacks, and so has to be aligned."""
    from glossary.bitexts.mined import unmined

    lacking = unmined([(task.pair.ko, task.pair.zh) for task in work], db, work[0].encodings)
    return [replace(task, hand_over=new) for task, new in zip(work, lacking)]


def keep(bitexts: Sequence[Bitext], db: str, encoder: str) -> None:
    """Mine *bitexts* into the glossary *db*, and say what came of it."""
    from glossary.bitexts.mined import mine_bitexts, parallel

    with options.progress() as progress:
        report = mine_bitexts([*map(parallel, bitexts)], db, encoder, progress)
    click.echo(summary(report), err=True)


def summary(report: MinedReport) -> str:
    """Say in a line what a run kept.

    >>> from glossary.bitexts.mined import MinedReport
    >>> summary(MinedReport(texts=2, pairs=1, glosses=3, concepts_new=1, skipped=0))
    '1 pair of terms kept, in 3 places of 2 pairs of texts: 1 new concept.'
    """
    if not report.texts:
        return "No terms kept: all of the texts were mined before."
    pairs, places, texts, concepts = (
        f"{number} {noun if number == 1 else nouns}" for number, noun, nouns in (
            (report.pairs, "pair of terms", "pairs of terms"),
            (report.glosses, "place", "places"),
            (report.texts, "pair of texts", "pairs of texts"),
            (report.concepts_new, "new concept", "new concepts")))
    return f"{pairs} kept, in {places} of {texts}: {concepts}."
