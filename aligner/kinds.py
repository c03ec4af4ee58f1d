"""From a path to what people read: the segments of a pair, its kind, and the reason in words."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.context import Context
from aligner.hanzi import Hanzi
from aligner.match import Match, Move
from aligner.types import Kind, Method, Segment, Span

#: Methods that tell something of the kind of a pair.
_TELLING = ("reading", "transcription", "meaning")


def settle(moves: tuple[Move, ...], context: Context, hanzi: Hanzi) -> tuple[Move, ...]:
    """Let syllables that are a reading as well as a transcription follow the rest of their row.

    신 of 신화(新华) is both; in a name that is otherwise transcribed it is a transcription.
    """
    sure = [m.method for m in moves if _only(m, context, hanzi)]
    spoken = sure.count("transcription") > sure.count("reading")
    return tuple(
        m._replace(method="transcription")
        if spoken and m.method == "reading" and _both(m, context, hanzi) else m
        for m in moves)


def _both(move: Move, context: Context, hanzi: Hanzi) -> bool:
    syllable = context.text[move.ko.start:move.ko.end]
    return (move.zh.end - move.zh.start == 1 and syllable in hanzi.sounds[move.zh.start]
            and syllable in hanzi.spellings[move.zh.start])


def _only(move: Move, context: Context, hanzi: Hanzi) -> bool:
    return move.method in ("reading", "transcription") and not _both(move, context, hanzi)


def kind_of(moves: tuple[Move, ...], context: Context) -> Kind:
    """Give the kind of a pair by the Korean syllables that each method explains."""
    weight = dict.fromkeys(_TELLING, 0)
    bare = 0
    for move in moves:
        letters = sum(c.isalnum() for c in context.text[move.ko.start:move.ko.end])
        if move.method in weight:
            weight[move.method] += letters
        elif move.method == "none" and move.ko.end - move.ko.start == letters:
            bare += letters
    used = [method for method in _TELLING if weight[method]]
    if not used:
        return "translation"
    if len(used) > 1:
        return "mixed"
    if used[0] == "meaning":
        return "translation"
    if bare >= 2 and used[0] == "transcription":
        return "mixed"
    return "reading" if used[0] == "reading" else "transcription"


def segments_of(
    moves: tuple[Move, ...], context: Context, hanzi: Hanzi
) -> tuple[Segment, ...]:
    """Join the moves of a path into segments, each a word or a row of like syllables."""
    rows: list[list[Move]] = []
    for move in moves:
        if rows and _joins(rows[-1][-1], move, context, hanzi):
            rows[-1].append(move)
        else:
            rows.append([move])
    return tuple(s for row in rows if (s := _segment(row, context, hanzi)) is not None)


def _joins(left: Move, right: Move, context: Context, hanzi: Hanzi) -> bool:
    if left.method != right.method or left.method == "meaning":
        return False
    if left.method == "none":
        return bool(left.ko.end - left.ko.start) == bool(right.ko.end - right.ko.start) and (
            context.text[right.ko.start:right.ko.end].strip() != "")
    return all(right.zh.start != word.start for word in hanzi.words)


def _segment(row: list[Move], context: Context, hanzi: Hanzi) -> Segment | None:
    ko = context.text[row[0].ko.start:row[-1].ko.end].strip(" ")
    zh = hanzi.slice(Span(row[0].zh.start, row[-1].zh.end))
    if not any(c.isalnum() for c in ko) and not zh:
        return None
    score = sum(m.score for m in row) / len(row)
    return Segment(ko, zh, row[0].method, round(score, 3))


_WORDS: dict[Method, str] = {
    "reading": "by its Sino-Korean reading", "transcription": "by its Mandarin sound",
    "meaning": "by meaning", "same": "as it stands", "known": "as the glossary knows it",
    "none": "without evidence",
}


def explain(segments: tuple[Segment, ...]) -> str:
    """Say in words how the parts of a pair correspond.

    >>> explain((Segment('핑안', '平安', 'transcription', 1.0), Segment('앱', '', 'none', 0.0)))
    '핑안 = 平安 by its Mandarin sound (1.00); 앱 has no Hanzi of its own'
    """
    return "; ".join(_explain(segments))


def _explain(segments: tuple[Segment, ...]) -> Iterator[str]:
    for ko, zh, method, score in segments:
        if not zh:
            yield f"{ko} has no Hanzi of its own"
        elif not ko:
            yield f"{zh} has no Korean of its own"
        else:
            yield f"{ko} = {zh} {_WORDS[method]} ({score:.2f})"


def covered(found: Match, hanzi: Hanzi) -> float:
    """Give the share of the Hanzi units that the path explains."""
    done = sum(m.zh.end - m.zh.start for m in found.moves if m.method != "none")
    return done / max(len(hanzi.units), 1)
