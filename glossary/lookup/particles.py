"""Words with particles at their end: 저고도경제에서는, 핑안그룹의, 企业들과도.

Particles stand in chains, a particle of place or of case before one that marks the topic or joins
(에서+는, 까지+의), and many have two forms, by whether a final consonant (batchim) goes before. A
table of both is enough: a stem that is no term of the glossary is dropped by the look-up, so
nothing has to know what is a noun.
"""

from __future__ import annotations

from functools import cache

from aligner.text import has_hanzi

#: What may go before a form: any syllable, one with a final consonant, one without, and the rule
#: of 로 (after a vowel or ㄹ) and 으로 (after other finals). Source: Hangul Orthography and Standard
#: Korean Grammar (국립국어원), the allomorphs of the particles.
_ANY, _CLOSED, _OPEN, _RO, _URO = range(5)

#: Forms by their place in a chain: 0 plural; 1 case and place; 2 topic, focus, 의; 3 the copula 이다,
#: whose 이 may be dropped after a vowel, and what else makes a predicate or a clause of a noun.
PARTICLES: tuple[dict[int, str], ...] = (
    {_ANY: "들 등 등등 们"},
    {
        _ANY: "에 에서 에게 에게서 한테 한테서 께 께서 까지 부터 보다 처럼 만큼 만 대로 밖에 마다 조차 마저 "
              "같이 하고 쯤 뿐 뿐만 에서부터 로부터",
        _CLOSED: "과 이랑 으로부터",
        _OPEN: "와 랑",
        _RO: "로 로서 로써",
        _URO: "으로 으로서 으로써",
    },
    {
        _ANY: "도 만 의 요 까지 부터 조차 마저 뿐 커녕",
        _CLOSED: "은 이 을 이야 은커녕",
        _OPEN: "는 가 를 야 는커녕",
    },
    {
        _ANY: "이다 인 일 이며 이고 이나 이나마 이라 이라는 이란 이라도 이라고 이라며 이라면 이라서 이라지만 "
              "이든 이든지 이던 이자 이지만 이니 이니까 이므로 이어서 이어야 이었다 이었던 입니다 입니까 "
              "이에요 이라고도 이라고는 인가 인지 인데 인데도 일까 임을 임이 임에도 아니라 이아니라 이아닌",
        _OPEN: "다 라 며 고 나 나마 란 라는 라도 라고 라며 라면 라서 라지만 든 든지 지만 니까 므로 여서 여야 "
               "였다 였던 예요 라고도 라고는 가아니라 가아닌",
    },
)

#: The place of which a chain may have several: 에서+까지.
_CASE = 1

#: Particles in a chain: 들+에게+까지+도.
_CHAIN = 4

#: A stem has so many characters at least, if one of them is Hangul: 고는 is no 고, but 省은 is 省.
_LEAST = 2

#: The final ㄹ in the order of the finals of Unicode syllables.
_RIEUL = 8


@cache
def _forms() -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for place, kinds in enumerate(PARTICLES):
        for before, forms in kinds.items():
            for form in forms.split():
                found.setdefault(form, []).append((place, before))
    return found


@cache
def _longest() -> int:
    return max(map(len, _forms()))


def _fits(char: str, before: int) -> bool:
    """Tell whether a form may follow *char*; what is no Hangul may be read either way."""
    if before == _ANY or not "가" <= char <= "힣":
        return True
    final = (ord(char) - 0xAC00) % 28
    if before == _CLOSED:
        return final != 0
    if before == _OPEN:
        return final == 0
    return (final in (0, _RIEUL)) == (before == _RO)


def stems(key: str) -> list[str]:
    """Give what may stand before the particles of *key*, the longest first.

    >>> stems('저고도경제에서는'), stems('핑안그룹의'), stems('텐센트과'), stems('서울로')
    (['저고도경제에서', '저고도경제'], ['핑안그룹'], [], ['서울'])
    >>> stems('省은'), stems('성은'), stems('화웨이였다'), stems('그룹였다')
    (['省'], [], ['화웨이'], [])
    """
    if len(key) <= (1 if has_hanzi(key) else _LEAST):
        return []
    forms, longest = _forms(), _longest()
    found: dict[str, None] = {}
    level = {(key, len(PARTICLES))}
    for _ in range(_CHAIN):
        level = {
            (stem[:-size], place)
            for stem, last in level for size in range(1, min(longest, len(stem) - 1) + 1)
            for place, before in forms.get(stem[-size:], ())
            if (place < last or place == _CASE == last) and _fits(stem[-size - 1], before)
        }
        found |= dict.fromkeys(stem for stem, _ in level if _is_long(stem))
    return sorted(found, key=len, reverse=True)


def _is_long(stem: str) -> bool:
    return len(stem) >= _LEAST or has_hanzi(stem)
