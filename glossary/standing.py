"""Where the two sides of a gloss stand in the line that the glossary keeps around it."""

from __future__ import annotations


def sides(line: str, ko: str, zh: str, start: int = 0) -> list[tuple[int, int]]:
    """Give where *ko* and *zh* stand closest together in *line*, the first one first.

    The Hanzi are looked for from *start* on. Nothing is given where either is not found.

    >>> sides('경제, 저고도 경제(低空经济)와 低空经济', '저고도 경제', '低空经济')
    [(4, 10), (11, 15)]
    """
    best: list[tuple[int, int]] = []
    at = line.find(zh, start)
    while at >= 0:
        before, after = line.rfind(ko, 0, at), line.find(ko, at + len(zh))
        for begin in (before, after):
            pair = sorted([(at, at + len(zh)), (begin, begin + len(ko))])
            if begin >= 0 and (not best or _gap(pair) < _gap(best)):
                best = pair
        at = line.find(zh, at + 1)
    return best


def _gap(pair: list[tuple[int, int]]) -> int:
    return pair[1][0] - pair[0][1]
