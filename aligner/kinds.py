"""From a path to what people read: the segments of a pair, its kind, and the reason in words."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.context import Context, is_noun
from aligner.hanzi import Hanzi
from aligner.linkers import topic_of
from aligner.match import Match, Move
from aligner.pieces import LOST
from aligner.transcription import similarity
from aligner.types import Kind, Segment, Span

#: Methods that tell something of the kind of a pair.
_SENSE = ("meaning", "known")
_TELLING = ("reading", "transcription", "meaning")
#: A reading this near the Mandarin sound may be a loose transcription: 동 in 징동(京东).
NEAR_SOUND = 0.9
#: Classes of places, which Korean reads even behind a transcribed name.
PLACES = tuple("市省县区州镇乡村")


def settle(moves: tuple[Move, ...], context: Context, hanzi: Hanzi) -> tuple[Move, ...]:
    """Let syllables that are a reading as well as a transcription follow the rest of their row.

    신 of 신화(新华) is both; in a name that is otherwise transcribed it is a transcription.
    """
    spoken = [m for m in moves if m.method == "transcription"]
    read = [m for m in moves if m.method == "reading" and not _spoken(m, context, hanzi, 1.0)]
    if len(spoken) < len(read) or not spoken:
        return moves
    place = _class_of_place(moves, hanzi)
    return tuple(
        m._replace(method="transcription")
        if m.method == "reading" and m.ko not in place and _spoken(m, context, hanzi, NEAR_SOUND)
        else m
        for m in moves)


def _class_of_place(moves: tuple[Move, ...], hanzi: Hanzi) -> set[Span]:
    """Give the syllable that names the class of a place, which is read: 시 of 상하이시(上海市)."""
    last = moves[-1] if moves else None
    if last and len(moves) > 1 and hanzi.units[last.zh.start:last.zh.end] in PLACES:
        return {last.ko}
    return set()


def place_topic(moves: tuple[Move, ...], hanzi: Hanzi) -> tuple[Move, ...]:
    """Give 에 관한 the 关于 that it answers to, which stands at the other end of the title."""
    topic = topic_of(hanzi.units)
    if not any(m.method == "meaning" and m.zh.start == m.zh.end for m in moves):
        return moves
    return tuple(
        m._replace(zh=topic) if m.method == "meaning" and m.zh.start == m.zh.end else m
        for m in moves if m.method != "none" or m.zh.end > topic.end or m.ko.end > m.ko.start)


def split_by_sound(
    moves: tuple[Move, ...], context: Context, hanzi: Hanzi
) -> tuple[Move, ...]:
    """Take the words that are read out of the stretches that were matched by meaning.

    벌크식품 means 散装食品, but 식품 reads 食品: 벌크 is 散装 by meaning, 식품 by reading.
    """
    return tuple(part for move in moves for part in _split(move, context, hanzi))


def _split(move: Move, context: Context, hanzi: Hanzi) -> Iterator[Move]:
    found = _read_word(move, context, hanzi) if move.method in _SENSE else None
    if found is None:
        yield move
        return
    word, at = found
    left, right = Span(move.ko.start, word.start), Span(word.end, move.ko.end)
    end = at + word.end - word.start
    yield from _rest(move, left, Span(move.zh.start, at), context, hanzi)
    for n in range(word.end - word.start):
        yield Move(Span(word.start + n, word.start + n + 1), Span(at + n, at + n + 1),
                   "reading", 1.0)
    yield from _rest(move, right, Span(end, move.zh.end), context, hanzi)


def _rest(move: Move, ko: Span, zh: Span, context: Context, hanzi: Hanzi) -> Iterator[Move]:
    if ko.start < ko.end and zh.start < zh.end:
        yield from _split(Move(ko, zh, move.method, move.score), context, hanzi)
    elif ko.start < ko.end or zh.start < zh.end:
        yield Move(ko, zh, "none", 0.0)


def _read_word(move: Move, context: Context, hanzi: Hanzi) -> tuple[Span, int] | None:
    """Find a word of the stretch that reads some of its Hanzi, and where those are.

    A word of one syllable must stand at the same edge on both sides.
    """
    for token in context.tokens:
        start, end = token.span
        if start < move.ko.start or end > move.ko.end or not is_noun(token.tag):
            continue
        size = end - start
        for at in range(move.zh.start, move.zh.end - size + 1):
            edge = end == move.ko.end and at + size == move.zh.end
            if (size > 1 or edge) and size < move.zh.end - move.zh.start + edge and all(
                    context.text[start + n] in hanzi.spellings[at + n] for n in range(size)):
                return token.span, at
    return None


def _spoken(move: Move, context: Context, hanzi: Hanzi, least: float) -> bool:
    """Tell whether a syllable that was taken for a reading may be a transcription too."""
    syllable = context.text[slice(*move.ko)]
    return any(similarity(syllable, sound) >= least for sound in hanzi.sounds[move.zh.start])


def kind_of(moves: tuple[Move, ...], context: Context, hanzi: Hanzi) -> Kind:
    """Give the kind of a pair by the Korean syllables that each method explains."""
    weight = dict.fromkeys(_TELLING, 0)
    chance = _by_chance(moves, context)
    for move in moves:
        method = "meaning" if move.ko in chance or move.method in _SENSE else move.method
        if method in weight:
            weight[method] += _letters(context, move.ko)
    whole = sum(_letters(context, m.ko) for m in moves if not _lost(m, hanzi))
    sounds = weight["reading"] + weight["transcription"]
    if 2 * sounds <= whole and not weight["meaning"] and (
            2 * _units(moves) <= sum(c not in LOST for c in hanzi.units)):
        return "translation"  # a syllable or two that sound alike by chance
    used = [method for method in _TELLING if weight[method]]
    if used == ["reading"] or used == ["transcription"]:
        return "mixed" if _has_bare_word(moves, context) else used[0]  # type: ignore[return-value]
    return "mixed" if len(used) > 1 else "translation"


def _by_chance(moves: tuple[Move, ...], context: Context) -> set[Span]:
    """Give the syllables whose reading says little: the rest of their noun has no Hanzi.

    신 of 혁신(新) and 산 of 연산능력(算力): the words mean the same, that a syllable reads alike is
    how Korean words are made. The first syllable of a noun is an abbreviation, not chance.
    """
    bare = {at for m in moves if m.method == "none" for at in range(*m.ko)}
    return {
        m.ko for m in moves for t in context.tokens
        if m.method == "reading" and t.span.start < m.ko.start < t.span.end
        and t.tag.startswith("NNG") and t.span.start in bare}


def _letters(context: Context, span: Span) -> int:
    return sum(c.isalnum() for c in context.text[slice(*span)])


def _lost(move: Move, hanzi: Hanzi) -> bool:
    return any(c in LOST for c in hanzi.units[slice(*move.zh)])


def _units(moves: tuple[Move, ...]) -> int:
    return sum(m.zh.end - m.zh.start for m in moves if m.method != "none")


def _has_bare_word(moves: tuple[Move, ...], context: Context) -> bool:
    """Tell whether a whole common noun of the term has no Hanzi: 동력 of 쑹옌동력(松雁)."""
    bare: set[int] = set()
    for move in moves:
        if move.method == "none" and move.zh.start == move.zh.end:
            bare.update(range(*move.ko))
    return any(
        t.tag.startswith("NNG") and len(t.text) > 1 and bare.issuperset(range(*t.span))
        for t in context.tokens)


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
    if left.method != right.method or left.method in _SENSE:
        return False
    if left.method == "none" and left.ko.end == left.ko.start == right.ko.end:
        return left.zh.end == right.zh.start
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


def covered(found: Match, hanzi: Hanzi) -> float:
    """Give the share of the Hanzi units that the path explains."""
    done = sum(m.zh.end - m.zh.start for m in found.moves if m.method != "none")
    return done / max(len(hanzi.units), 1)
