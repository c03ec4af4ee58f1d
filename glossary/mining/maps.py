"""The two maps of a run: a text to its glosses by itself, and again in the light of the others.

Nothing here knows a file, a database or another process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from aligner.evidence import Known
from aligner.gathered import Gathered, Told, told
from aligner.types import Gloss


class Extractor(Protocol):
    """What finds the glosses of a text, such as `aligner.glosses.Extractor`."""

    def extract(self, text: str, others: Gathered | None = None, /) -> Sequence[Gloss]:
        """Give the glosses of *text*, with offsets into it, in the light of what others told."""
        ...

    def is_unsettled(self, text: str, glosses: Sequence[Gloss], /) -> bool:
        """Tell whether more evidence may give *text* other glosses than these."""
        ...


#: Makes an extractor that asks the glossary which Hanzi a Korean term is known to stand for.
MakeExtractor = Callable[[Known], Extractor]


class Reading(NamedTuple):
    """What a text gives by itself: its glosses, what they tell of their pairs, and whether the
    evidence of the run may give others."""

    glosses: tuple[Gloss, ...]
    told: tuple[Told, ...]
    unsettled: bool


def read_alone(extractor: Extractor, text: str) -> Reading:
    """Extract *text* by itself.

    >>> from aligner.glosses import Extractor
    >>> reading = read_alone(Extractor(encoder='none'), '중국 핀둬둬(多多)가')
    >>> reading.glosses[0].ko, reading.told[0].zh, reading.unsettled
    ('핀둬둬', '多多', True)
    """
    from aligner.glosses import source_of

    glosses = tuple(extractor.extract(text))
    if not glosses:
        return Reading((), (), False)
    return Reading(
        glosses, tuple(told(glosses, source_of(text))), extractor.is_unsettled(text, glosses))


def read_together(extractor: Extractor, text: str, others: Gathered) -> tuple[Gloss, ...]:
    """Extract an unsettled *text* in the light of what all texts of the run told.

    >>> from aligner.glosses import Extractor
    >>> extractor = Extractor(encoder='none')
    >>> others = Gathered(read_alone(extractor, '핀둬둬(拼多多)를').told)
    >>> read_together(extractor, '중국 핀둬둬(多多)가', others)[0].zh_restored
    '拼多多'
    """
    return tuple(extractor.extract(text, others))
