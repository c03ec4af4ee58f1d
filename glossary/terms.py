"""Terms: the script they are written in, how they sound, and which of a concept's terms is best.

Of the terms of one concept in one language one is *preferred*, the rest are *variants*; a term
that lost Hanzi on the way is *damaged*, and preferred only where nobody has seen the intact one.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from aligner.cleaning import plain
from aligner.script import simplify
from aligner.text import has_hangul, has_hanzi
from aligner.transcription import pinyin

from glossary.errors import DecisionError
from glossary.keys import ko_key, skeleton
from glossary.merging.likeness import officialness
from glossary.merging.shortening import remnant, shortening, whole

#: The least length of what `shape` gives, of Korean (consonants) and of Hanzi; shorter ones would
#: lead to thousands of terms that have nothing in common.
KO_SHAPE, ZH_SHAPE = 3, 2

#: Characters of the longest term that can be given by hand; longer ones are sentences.
LONGEST_TYPED = 200


@dataclass(frozen=True, slots=True)
class Term:
    """A term as far as its role depends on it.

    ``count`` 0: restored, converted or given by hand, never seen; ``chosen``: a person chose it
    as the preferred one of its language.

    >>> Term(1, 'zh-Hans', '低空经济', '低空经济', 'variant', 2).is_hanzi
    True
    """

    id: int
    lang: str
    text: str
    key: str
    role: str
    count: int
    chosen: int = 0

    @property
    def is_hanzi(self) -> bool:
        """Tell whether the term is Chinese."""
        return self.lang.startswith("zh")


def tidy(text: str) -> str:
    """Give a printed term in canonical Unicode, with single blanks, without what `plain` drops.

    >>> tidy(' 저고도\u00a0 경제'), tidy('핑안\u200b그-\\n룹')
    ('저고도 경제', '핑안그룹')
    """
    return unicodedata.normalize("NFC", " ".join(plain(text).split()))


def typed(text: str, what: str) -> str:
    """Give what a person typed without blanks around it.

    Raises `DecisionError` for controls, and for what no database can hold; *what* names it.

    >>> typed(' 징둥 ', 'the term')
    '징둥'
    """
    if any(unicodedata.category(char) in ("Cs", "Cc") and char not in "\n\t" for char in text):
        raise DecisionError(f"{what} holds what is no character of any script: type it anew")
    return text.strip()


def typed_term(text: str) -> str:
    """Give a term that a person typed; raises `DecisionError` where it is none.

    >>> typed_term(' 저고도  경제')
    '저고도 경제'
    """
    term = tidy(typed(text, "the term"))
    if not any(map(str.isalnum, term)) or len(term) > LONGEST_TYPED:
        raise DecisionError(
            f"a term has at least a letter and at most {LONGEST_TYPED} characters: "
            f"not {term[:40]!r}")
    return term


def script(hanzi: str) -> str:
    """Tell the script of a Chinese term: traditional if anything in it can be simplified.

    >>> script('經濟'), script('经济'), script('北京')
    ('zh-Hant', 'zh-Hans', 'zh-Hans')
    """
    text = tidy(hanzi)
    return "zh-Hans" if simplify(text) == text else "zh-Hant"


def language(text: str) -> str:
    """Tell the language of a term by its letters: Hangul, else Hanzi, else neither.

    >>> language('AI 산업'), language('經濟'), language('经济'), language('AI')
    ('ko', 'zh-Hant', 'zh-Hans', 'en')
    """
    if has_hangul(text):
        return "ko"
    return script(text) if has_hanzi(text) else "en"


def spelled(hanzi: str) -> str:
    """Give the pinyin of a term, a blank between syllables; Latin and digits stay.

    >>> spelled('重慶'), spelled('AI共生'), spelled('“互联网+”')
    ('chong qing', 'AI gong sheng', 'hu lian wang')
    """
    sounds = pinyin(hanzi)
    spaced = (f" {found[0]} " if found else char for char, found in zip(hanzi, sounds, strict=True))
    return " ".join(word for word in "".join(spaced).split() if any(map(str.isalnum, word)))


def shape(lang: str, text: str) -> str | None:
    """Give what near spellings, or the damaged and the intact form, of a term have in common.

    >>> shape('ko', '징동그룹') == shape('ko', '징둥그룹'), shape('zh-Hans', '拼多多'), shape('ko', '우전')
    (True, '多多', None)
    """
    if lang == "en":
        return None
    korean = lang == "ko"
    found = skeleton(text) if korean else ko_key(remnant(tidy(text)))
    return found if len(found) >= (KO_SHAPE if korean else ZH_SHAPE) else None


def assign_roles(terms: list[Term]) -> dict[Term, str]:
    """Give each of a concept's terms its role.

    What a person chose comes first, then the same in the other script, then what is intact, then
    what is printed most (in either script, whatever the blanks), then the official spelling, then
    the term that was there first.

    >>> a = Term(1, 'zh-Hans', '多多', '多多', 'variant', 5)
    >>> b = Term(2, 'zh-Hans', '拼多多', '拼多多', 'variant', 1)
    >>> ko = Term(3, 'ko', '핀둬둬', '핀둬둬', 'variant', 6)
    >>> list(assign_roles([a, b, ko]).values())
    ['damaged', 'preferred', 'preferred']
    """
    damaged = _damaged(terms)
    chosen = {(term.is_hanzi, term.key) for term in terms if term.chosen}
    counts = Counter[tuple[bool, str]]()
    for term in terms:
        counts[term.is_hanzi, term.key] += term.count
    best: dict[str, Term] = {}
    hanzi = ""
    for lang in ("zh-Hans", "zh-Hant", "en", "ko"):
        found = [t for t in terms if t.lang == lang and (t.chosen or t not in damaged)]
        if found:
            best[lang] = min(found, key=lambda t: (
                not t.chosen, (t.is_hanzi, t.key) not in chosen,
                -counts[t.is_hanzi, t.key], -t.count, -_official(t, hanzi), t.id))
            hanzi = hanzi or best[lang].key * best[lang].is_hanzi
    return {t: "preferred" if best.get(t.lang) == t else "damaged" if t in damaged else "variant"
            for t in terms}


def _official(term: Term, hanzi: str) -> int:
    return officialness(term.key, hanzi) if term.lang == "ko" and hanzi else 0


def _damaged(terms: list[Term]) -> set[Term]:
    """Give the Hanzi terms that lost something; none if there is no other."""
    hanzi = [term for term in terms if term.is_hanzi]
    korean = {term.key for term in terms if term.lang == "ko"}
    found = {
        term for term in hanzi
        if term.role == "damaged" or whole(term.key) != term.key or any(
            shortening(term.key, other.key, ko) == "damaged" for other in hanzi for ko in korean)
    }
    return found if len(found) < len(hanzi) else set()
