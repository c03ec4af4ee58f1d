"""How Hanzi sound and look: the official Hangul, the Sino-Korean reading, pinyin, both scripts.

A word is Hanzi, or a Hangul spelling with its Hanzi behind an equals sign (징동=京东), which is then
judged: official, deviating from it, the Sino-Korean reading, or neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from aligner.readings import read
from aligner.script import simplify, traditionalize
from aligner.text import has_hangul, has_hanzi
from aligner.transcription import official, pinyin, transcribe
from glossary.errors import GlossaryError
from glossary.showing.tables import table, tsv

_COLUMNS = (
    "hanzi", "hangul", "reading", "pinyin", "simplified", "traditional", "spelling", "verdict",
)


@dataclass(frozen=True, slots=True)
class Sound:
    """Hanzi with all that tells how to say and to write them.

    ``hangul`` is the official transcription, ``spelling`` what the user wrote for it, if anything,
    and ``verdict`` what that is.
    """

    hanzi: str
    hangul: str
    reading: str
    pinyin: str
    simplified: str
    traditional: str
    spelling: str = ""
    verdict: str = ""


def sound(word: str) -> Sound:
    """Tell how *word* sounds; raises `GlossaryError` where it holds no Hanzi.

    >>> found = sound('징동=京东')
    >>> found.hangul, found.reading, found.pinyin, found.traditional, found.verdict
    ('징둥', '경동', 'jing dong', '京東', 'deviates')
    """
    first, _, second = re.sub("[=＝]", "=", word).partition("=")
    spelling, hanzi = sorted((first.strip(), second.strip()), key=has_hanzi)
    if not has_hanzi(hanzi) or (spelling and not has_hangul(spelling)):
        raise GlossaryError(
            f"{word[:40]!r} has no Hanzi to transcribe: "
            "write Hanzi (京东), or a Hangul spelling with its Hanzi (징동=京东)"
        )
    return Sound(
        hanzi, transcribe(hanzi), read(hanzi), _pinyin(hanzi), simplify(hanzi),
        traditionalize(hanzi), spelling, _verdict(spelling, hanzi) if spelling else "",
    )


def _pinyin(hanzi: str) -> str:
    """Join the sounds that fit the context; what is no Hanzi stands for itself."""
    syllables = (
        f" {found[0].replace('v', 'ü')} " if found else char
        for char, found in zip(hanzi, pinyin(hanzi))
    )
    return " ".join("".join(syllables).split())


def _verdict(spelling: str, hanzi: str) -> str:
    plain = "".join(spelling.split())
    if plain == transcribe(hanzi):
        return "official"
    if official(spelling, hanzi):
        return "deviates"
    return "Sino-Korean reading" if plain == read(hanzi) else "no transcription"


def records(sounds: Iterable[Sound]) -> list[dict[str, str]]:
    """Give the sounds ready for JSON."""
    return [asdict(each) for each in sounds]


def sounds_tsv(sounds: Iterable[Sound]) -> str:
    """Give a line for each, below a line of column names."""
    return tsv([_COLUMNS, *([*asdict(each).values()] for each in sounds)])


def sounds_table(sounds: Iterable[Sound], width: int = 80, color: bool = False) -> str:
    """Give the sounds in columns; the spellings of the user come last, where there are any."""
    head = ("Hanzi", "Hangul", "Reading", "Pinyin", "Simplified", "Traditional")
    rows = [
        (each.hanzi, each.hangul, each.reading, each.pinyin, each.simplified, each.traditional,
         f"{each.spelling}: {each.verdict}" if each.spelling else "")
        for each in sounds
    ]
    if any(row[-1] for row in rows):
        return table(rows, (*head, "Spelling"), width, ("zh", "ko"), color)
    return table([row[:-1] for row in rows], head, width, ("zh", "ko"), color)
