"""What a check finds: a code, a place, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple

from glossary.errors import GlossaryError

#: What the codes mean, and what each is called in reports for programs.
CODES: dict[str, tuple[str, str]] = {
    "E101": ("term-missing", "A term of the source has none of its renderings in the target"),
    "E102": ("term-forbidden", "A forbidden term is used in the target"),
    "E103": ("term-inconsistent", "A term is rendered in another way than elsewhere"),
    "E201": ("hanzi-left", "Hanzi were left in the Korean target"),
    "E202": ("hangul-left", "Hangul was left in the Chinese target"),
    "E301": ("number-differs", "A number of one side is not on the other"),
    "W401": ("false-friend", "Characters of a Korean word that Chinese does not use so"),
}


class CheckError(GlossaryError):
    """What is to be checked does not fit together."""


class Finding(NamedTuple):
    """One finding.

    *unit* is the number of the unit, *side* ``source`` or ``target``; *text* stands from *start* to
    *end* in the text of the unit on that side, in code points. *wanted* are forms that would do.
    """

    code: str
    message: str
    unit: int
    side: str
    start: int
    end: int
    text: str
    wanted: tuple[str, ...] = ()
    concept: int | None = None
