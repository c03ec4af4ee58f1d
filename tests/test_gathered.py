"""The evidence of a run: bounded, and the same in whatever order and groups it was gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from aligner.gathered import OFTEN, Gathered, Told, article, gather, strongest, told
from aligner.types import Gloss
from tests.evidence import gloss

SOURCES = "abcdefgh"

#: Rows of one pair, one of each source.
ROWS = st.lists(st.sampled_from(SOURCES), unique=True).flatmap(lambda sources: st.tuples(*(
    st.builds(
        Told, st.just("핀둬둬"), st.just("拼多多"), st.just(source), st.integers(1, OFTEN),
        st.none() | st.integers(0, 3).map(float))
    for source in sources)))

TEXTS = st.lists(st.lists(
    st.builds(
        gloss, st.sampled_from(["핀둬둬", "핀 둬둬", "둬둬", "징동"]),
        st.sampled_from(["拼多多", "?多多", "京东", "京東"]), offset=st.integers(0, 99),
        confidence=st.sampled_from([0.5, 0.9])), max_size=6), max_size=8)


def weight(rows: Sequence[Told], besides: str) -> int:
    """Give how much all *rows* weigh together, as far as it matters."""
    return min(OFTEN, sum(row.weight for row in rows if row.source != besides))


@given(ROWS)
def test_what_is_kept_decides_as_all_would(rows: Sequence[Told]) -> None:
    kept = strongest(rows)
    assert len(kept) <= OFTEN + 3
    for source in SOURCES:
        assert weight(kept, source) == weight(rows, source)
        clear = [max((row.explained for row in some
                      if row.source != source and row.explained is not None), default=None)
                 for some in (kept, rows)]
        assert clear[0] == clear[1]


@given(ROWS, st.integers(0, len(SOURCES)))
def test_parts_may_be_brought_together(rows: Sequence[Told], cut: int) -> None:
    assert strongest((*strongest(rows[:cut]), *strongest(rows[cut:]))) == strongest(rows)
    assert strongest(rows[::-1]) == strongest(rows)


#: The same of articles that stand in several texts, one of which tells more than another.
COPIES = st.lists(st.builds(
    Told, st.just("핀둬둬"), st.just("拼多多"), st.sampled_from(SOURCES), st.integers(1, OFTEN),
    st.none() | st.integers(0, 3).map(float)), max_size=20)


@given(COPIES, st.integers(0, 20), st.randoms())
def test_parts_with_copies_may_be_brought_together(
    rows: list[Told], cut: int, random: Random
) -> None:
    wanted = strongest(rows)
    assert strongest((*strongest(rows[:cut]), *strongest(rows[cut:]))) == wanted
    assert strongest((*wanted, *rows)) == wanted
    random.shuffle(rows)
    assert strongest(rows) == wanted
    for source in SOURCES:
        best = {each: max(row.weight for row in rows if row.source == each)
                for each in {row.source for row in rows} - {source}}
        assert weight(wanted, source) == min(OFTEN, sum(best.values()))


@given(TEXTS, st.randoms())
def test_order_does_not_matter(texts: list[list[Gloss]], random: Random) -> None:
    rows = [told(glosses, f"{number}") for number, glosses in enumerate(texts)]
    wanted = list(Gathered(row for each in rows for row in each))
    random.shuffle(rows)
    partial = [list(Gathered(each)) for each in rows]
    assert list(Gathered(row for each in partial for row in each)) == wanted
    assert list(Gathered((*wanted, *wanted))) == wanted


def test_what_a_text_tells() -> None:
    glosses = [
        gloss("핀 둬둬", "拼多多", confidence=0.5), gloss("핀둬둬", "?多多", confidence=0.9),
        gloss("징동", "京东", confidence=0.5), gloss("징동", "京東", offset=9, confidence=0.5)]
    assert told(glosses, "a") == [
        Told("징동", "京东", "a", 2, 1.0), Told("징동", "京東", "a", 2, 1.0),
        Told("핀둬둬", "?多多", "a", 2, None), Told("핀둬둬", "拼多多", "a", 1, 1.5)]


def test_copies_of_an_article_tell_once() -> None:
    copies = [[replace(gloss("핀둬둬", "拼多多", confidence=0.5), passage=7)] for _ in range(9)]
    gathered = gather(copies, SOURCES + "i")
    assert list(gathered) == [Told("핀둬둬", "拼多多", article([7], ""), 1, 1.5)]
    assert gathered.weights("핀둬둬", set()) == {"拼多多": 1}
    own = {article([7], "a"), "a"}
    assert gathered.weights("핀둬둬", own) == {} and not list(gathered.intact("핀둬둬", own))
    gathered.add(told([gloss("핀둬둬", "拼多多", confidence=0.5)], "j"))
    assert gathered.weights("핀둬둬", set()) == {"拼多多": 2}


def test_an_article_among_others_on_a_page_tells_once() -> None:
    first, second = (replace(gloss("핀둬둬", "拼多多", offset=at, confidence=0.5), passage=at)
                     for at in (5, 90))
    gathered = gather([[first, second], [first], [second]], "abc")
    assert [(row.source[-2:], row.weight) for row in gathered] == [("05", 2), ("5a", 1)]
    assert gathered.weights("핀둬둬", {article([5], ""), article([90], "")}) == {}


def test_a_pair_of_many_texts_takes_no_more_room() -> None:
    texts = [[gloss("핀둬둬", "拼多多")] for _ in range(1_000)]
    gathered = gather(texts, [f"{number:04}" for number in range(1_000)])
    assert [row.source for row in gathered] == ["0000", "0001", "0002"]
    assert gathered.weights("핀둬둬", {"0000"}) == {"拼多多": 4}
    assert [row.source for row in gathered.intact("핀둬둬", {"0000"})] == ["0001"]
    assert gathered.weights("핀둬", set()) == {} and list(gathered.intact("핀둬", set())) == []


def test_a_new_row_is_found_by_its_hanzi() -> None:
    gathered = Gathered()
    assert gathered.holders("拼") == set()
    gathered.add(told([gloss("핀둬둬", "拼多多")], "a"))
    assert gathered.holders("拼") == {"핀둬둬"} and gathered.holders("?") == set()
