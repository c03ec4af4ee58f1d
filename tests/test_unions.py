"""Merging and splitting by hand: what becomes of concepts, of mining, and of both after an undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.errors import DecisionError
from glossary.store import open_glossary
from tests.evidence import dump, keep, rows

TEXT = "저고도 경제(低空经济)\n저고도경제(低空經濟)\n핑안그룹(平安集团)\n알리페이(支付宝)\n핀둬둬(多多=拼多多)"


def concepts(path: Path) -> dict[int, list[str]]:
    """Give the pairs of each concept as printed, those without a gloss by their terms."""
    found: dict[int, list[str]] = {
        number: [] for number, in rows(path, "SELECT id FROM concept ORDER BY id")}
    for number, ko, zh in rows(path, "SELECT concept_id, ko, zh FROM gloss ORDER BY id"):
        found[number].append(f"{ko}={zh}")
    return found


class Hand:
    """A person who decides, one decision after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def merge(self, concept: int, *others: int) -> list[int]:
        with open_glossary(self._path) as glossary, glossary.decide("kim") as decisions:
            return decisions.merge(concept, others)

    def split(self, concept: int, *forms: str) -> int:
        with open_glossary(self._path) as glossary, glossary.decide("kim") as decisions:
            return decisions.split(concept, forms)[0]

    def undo(self, number: int | None = None) -> int:
        with open_glossary(self._path) as glossary, glossary.decide("kim") as decisions:
            return decisions.undo(number).number

    def status(self, concept: int, action: str, note: str | None = None) -> None:
        with open_glossary(self._path) as glossary, glossary.decide("kim") as decisions:
            decisions.set_status(concept, action, note)


@pytest.fixture
def hand(path: Path) -> Hand:
    return Hand(path)


def without_decisions(path: Path) -> list[str]:
    """Give the rows that an undo has to bring back."""
    return [row for row in dump(path) if not row.startswith(("decision ", "sqlite_sequence "))]


def test_merged_concepts_are_one(path: Path, hand: Hand) -> None:
    keep(path, TEXT)
    assert hand.merge(1, 2, 4) == [1, 2]
    assert concepts(path) == {
        1: ["저고도 경제=低空经济", "저고도경제=低空經濟", "핑안그룹=平安集团", "핀둬둬=多多"],
        3: ["알리페이=支付宝"]}
    assert rows(path, "SELECT lang, text, role, count FROM term WHERE concept_id = 1 "
                      "ORDER BY id") == [
        ("ko", "저고도 경제", "preferred", 1), ("zh-Hans", "低空经济", "preferred", 1),
        ("ko", "저고도경제", "variant", 1), ("zh-Hant", "低空經濟", "preferred", 1),
        ("ko", "핑안그룹", "variant", 1), ("zh-Hans", "平安集团", "variant", 1),
        ("ko", "핀둬둬", "variant", 1), ("zh-Hans", "多多", "damaged", 1),
        ("zh-Hans", "拼多多", "variant", 0)]
    assert rows(path, "SELECT * FROM merge_log") == [
        (1, 1, "핑안그룹", "平安集团", "merged by kim"), (2, 1, "핀둬둬", "多多", "merged by kim")]
    assert rows(path, "SELECT concept_id, action, value, ko, zh, who FROM decision") == [
        (1, "merge", "2", "저고도 경제", "低空经济", "kim"),
        (1, "merge", "4", "저고도 경제", "低空经济", "kim")]


def test_terms_of_both_are_counted_together(path: Path, hand: Hand) -> None:
    keep(path, "선전(深圳)\n선전(深圳)\n선전(宣传)\n선전시(深圳市)")
    assert concepts(path) == {1: ["선전=深圳", "선전=深圳", "선전시=深圳市"], 2: ["선전=宣传"]}
    hand.merge(2, 1)
    assert rows(path, "SELECT text, role, count FROM term") == [
        ("선전", "preferred", 3), ("宣传", "variant", 1), ("深圳", "preferred", 2),
        ("선전시", "variant", 1), ("深圳市", "variant", 1)]


@pytest.mark.parametrize(("first", "second", "both"), [
    ("reopen", "reopen", "candidate"), ("approve", "reopen", "approved"),
    ("reopen", "approve", "approved"), ("reject", "reopen", "rejected"),
    ("reopen", "forbid", "forbidden"), ("reject", "forbid", "rejected"),
    ("approve", "reject", None), ("forbid", "approve", None),
])
def test_a_candidate_takes_over_what_was_decided(
    path: Path, hand: Hand, first: str, second: str, both: str | None
) -> None:
    keep(path, TEXT)
    hand.status(1, first)
    hand.status(2, second)
    before = dump(path)
    if both is None:
        with pytest.raises(DecisionError, match="approved, so they cannot be one: decide"):
            hand.merge(1, 2)
        assert dump(path) == before
    else:
        hand.merge(1, 2)
        assert rows(path, "SELECT status FROM concept WHERE id = 1") == [(both,)]
        hand.undo()
        assert [row for row in before if not row.startswith("sqlite_seq")] == [
            row for row in dump(path) if row in before]


def test_notes_and_domains_are_joined(path: Path, hand: Hand) -> None:
    keep(path, TEXT)
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.note(1, "the first")
        decisions.note(2, "the second")
        decisions.domain(2, "finance")
        decisions.note(3, "the first")
        decisions.merge(1, [2, 3])
    assert rows(path, "SELECT note, domain FROM concept WHERE id = 1") == [
        ("the first; the second", "finance")]


def test_chosen_terms_of_the_first_win(path: Path, hand: Hand) -> None:
    keep(path, "저고도 경제(低空经济)\n핑안그룹(平安集团)\n핑안그룹(平安集团)")
    hand.status(2, "approve")
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.prefer(1, "저고도 경제")
        decisions.merge(1, [2])
    assert rows(path, "SELECT text, role, chosen FROM term ORDER BY id") == [
        ("저고도 경제", "preferred", 1), ("低空经济", "variant", 0), ("핑안그룹", "variant", 0),
        ("平安集团", "preferred", 1)]


def test_what_is_split_off_is_a_concept_of_its_own(path: Path, hand: Hand) -> None:
    keep(path, "저고도 경제(低空经济)\n저공경제(低空經濟)\n저공경제(低空经济)\n저고도 항공(低空经济)")
    assert len(concepts(path)) == 1
    assert hand.split(1, "저공경제") == 2
    assert concepts(path) == {
        1: ["저고도 경제=低空经济", "저고도 항공=低空经济"], 2: ["저공경제=低空經濟", "저공경제=低空经济"]}
    assert rows(path, "SELECT concept_id, text, role, count FROM term ORDER BY concept_id, id") == [
        (1, "저고도 경제", "preferred", 1), (1, "低空经济", "preferred", 2),
        (1, "저고도 항공", "variant", 1), (2, "저공경제", "preferred", 2),
        (2, "低空經濟", "preferred", 1), (2, "低空经济", "preferred", 1)]
    assert rows(path, "SELECT concept_id, ko, reason FROM merge_log") == [
        (1, "저고도 항공", "the same Hanzi, another Korean term")]


@pytest.mark.parametrize(("forms", "gone"), [
    (["저공경제"], ["저공경제=低空經濟", "저공경제=低空经济"]),
    (["저공경제=低空經濟"], ["저공경제=低空經濟", "저공경제=低空经济"]),
    (["저고도 항공 = 低空經濟"], ["저고도 항공=低空经济"]),
    (["저고도항공", "저공 경제"], ["저공경제=低空經濟", "저공경제=低空经济", "저고도 항공=低空经济"]),
])
def test_forms_are_named_in_any_way(
    path: Path, hand: Hand, forms: list[str], gone: list[str]
) -> None:
    keep(path, "저고도 경제(低空经济)\n저공경제(低空經濟)\n저공경제(低空经济)\n저고도 항공(低空经济)")
    other = hand.split(1, *forms)
    assert concepts(path)[other] == gone


EMPTY = ("would be left without a Korean or a Hanzi term: name fewer of its forms, or a pair "
         "such as 저공경제=低空经济")

HAS = "it has 저고도 경제, 低空经济, 저공경제"


@pytest.mark.parametrize(("forms", "message"), [
    (["低空经济"], EMPTY), (["저고도 경제", "저공경제"], EMPTY), (["핑안그룹"], f"has no '핑안그룹': {HAS}"),
    (["저공경제", "핑안그룹=平安"], f"has no '핑안그룹=平安': {HAS}"), ([""], f"has no '': {HAS}"),
])
def test_a_split_that_leaves_nothing_is_refused(
    path: Path, hand: Hand, forms: list[str], message: str
) -> None:
    keep(path, "저고도 경제(低空经济)\n저공경제(低空经济)")
    before = dump(path)
    with pytest.raises(DecisionError) as caught:
        hand.split(1, *forms)
    assert str(caught.value) == f"#1 저공경제 = 低空经济 {message}"
    assert dump(path) == before


def test_what_cannot_be_merged_is_refused(path: Path, hand: Hand) -> None:
    keep(path, TEXT)
    before = dump(path)
    for others, message in (
        ([1], "#1 저고도 경제 = 低空经济 cannot be merged with itself: name two concepts"),
        ([2, 9], "there is no concept 9"),
    ):
        with pytest.raises(DecisionError) as caught:
            hand.merge(1, *others)
        assert str(caught.value) == message
        assert dump(path) == before


SPELT_ALIKE = "메이퇀(美团)\n메이투안(美团)\n메이투안(美團)"


def test_mining_heeds_a_merge(path: Path, hand: Hand) -> None:
    keep(path, "저고도 경제(低空经济)", "핑안그룹(平安集团)")
    hand.merge(1, 2)
    keep(path, "저고도 경제(低空经济)", "핑안그룹(平安集團)\n항저우(杭州)")  # changed: the other is gone
    assert concepts(path) == {1: ["저고도 경제=低空经济", "핑안그룹=平安集團"], 3: ["항저우=杭州"]}


def test_mining_heeds_a_split(path: Path, hand: Hand) -> None:
    keep(path, SPELT_ALIKE)
    assert len(concepts(path)) == 1
    hand.split(1, "메이퇀")
    keep(path, "메이투완(美团)\n메이투안(美团)\n메이퇀(美團)")
    assert concepts(path) == {1: ["메이투완=美团", "메이투안=美团"], 2: ["메이퇀=美團"]}


def test_pairs_that_had_vanished_go_where_a_person_put_them(path: Path, hand: Hand) -> None:
    keep(path, SPELT_ALIKE + "\n항저우(杭州)\n핀둬둬(多多=拼多多)")
    hand.split(1, "메이퇀")
    hand.merge(2, 3)
    keep(path, "광저우(广州)")
    assert concepts(path) == {1: [], 2: [], 4: [], 5: ["광저우=广州"]}
    keep(path, "메이투안(美团)\n메이퇀(美团)\n핀둬둬(多多)\n핀둬둬(拼多多)\n항저우(杭州)")
    assert concepts(path) == {
        1: ["메이투안=美团"], 2: ["핀둬둬=多多", "핀둬둬=拼多多", "항저우=杭州"], 4: ["메이퇀=美团"]}


def test_what_is_split_stays_so_whatever_is_like_both(path: Path, hand: Hand) -> None:
    keep(path, SPELT_ALIKE)
    hand.split(1, "메이퇀")
    keep(path, SPELT_ALIKE, "메이투완(美团)\n메이투앤(美团)\n메이톤(美团)\n메이퇀 플랫폼(美团)\n메이퇀(美团网)")
    found = concepts(path)
    assert set(found) == {1, 2} and "메이퇀=美团" in found[2] and "메이투안=美团" in found[1]


def test_a_third_concept_keeps_its_pair(path: Path, hand: Hand) -> None:
    keep(path, "왕이(网易)\n넷이즈(网易)", "리샹(理想)\n이상(理想)\n리샹(李想)")
    assert concepts(path) == {
        1: ["왕이=网易", "넷이즈=网易"], 2: ["리샹=理想", "이상=理想"], 3: ["리샹=李想"]}
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.prefer(1, "李想")
        decisions.merge(1, [2])  # has both terms of the third by now
    keep(path, "왕이(网易)\n넷이즈(网易)", "리샹(理想)\n이상(理想)\n리샹(李想)", "리샹(李想)\n!")
    assert concepts(path)[3] == ["리샹=李想", "리샹=李想"]


@pytest.mark.parametrize("text", [
    TEXT, SPELT_ALIKE, "핑안그룹(平安集团)\n핀둬둬(多多)\n핀둬둬(拼多多)\n핀둬둬(多多=拼多多)\n핑안(平安)",
])
def test_an_undo_brings_everything_back(path: Path, hand: Hand, text: str) -> None:
    keep(path, text, "항저우(杭州)\n광저우(广州)")
    numbers = list(concepts(path))
    before = without_decisions(path)
    hand.merge(numbers[0], *numbers[1:])
    merged = without_decisions(path)
    assert merged != before
    for number in reversed(range(1, len(numbers))):
        hand.undo(number)
    assert without_decisions(path) == before


def test_an_undo_can_be_undone(path: Path, hand: Hand) -> None:
    keep(path, TEXT)
    before = without_decisions(path)
    hand.merge(1, 2)
    merged = concepts(path), rows(path, "SELECT concept_id, lang, text, role, count FROM term")
    undone = hand.undo(1)
    assert without_decisions(path) == before
    again = hand.undo(undone)
    assert (concepts(path), rows(
        path, "SELECT concept_id, lang, text, role, count FROM term")) == merged
    hand.undo(again)
    assert without_decisions(path) == before


def test_an_undone_split_can_be_brought_back(path: Path, hand: Hand) -> None:
    keep(path, SPELT_ALIKE)
    before = without_decisions(path)
    other = hand.split(1, "메이퇀")
    parted = concepts(path)
    undone = hand.undo(1)
    assert without_decisions(path) == before
    keep(path, SPELT_ALIKE, "메이퇀(美團)\n메이투완(美团)")
    again = hand.undo(undone)
    assert concepts(path) == {
        1: [*parted[1], "메이투완=美团"], other: [*parted[other], "메이퇀=美團"]}
    hand.undo(again)
    assert list(concepts(path)) == [1]
    assert rows(path, "SELECT * FROM assignment") == []


def test_what_was_mined_meanwhile_goes_back_too(path: Path, hand: Hand) -> None:
    keep(path, "저고도 경제(低空经济)", "메이퇀(美团)")
    hand.merge(1, 2)
    keep(path, "저고도 경제(低空经济)", "메이퇀(美团)", "메이퇀(美團)\n메이투안(美团)\n저공경제(低空经济)")
    assert list(concepts(path)) == [1]
    hand.undo()
    assert concepts(path) == {
        1: ["저고도 경제=低空经济", "저공경제=低空经济"], 2: ["메이퇀=美团", "메이퇀=美團", "메이투안=美团"]}
    assert rows(path, "SELECT * FROM assignment") == []


def test_a_concept_comes_back_with_what_was_decided(path: Path, hand: Hand) -> None:
    keep(path, TEXT)
    hand.status(2, "approve", "checked")
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.prefer(2, "핑안")
        decisions.domain(2, "finance")
    hand.merge(1, 2)
    keep(path, "항저우(杭州)")
    assert rows(path, "SELECT status, note, domain FROM concept WHERE id = 1") == [
        ("approved", "checked", "finance")]
    hand.undo()
    assert rows(path, "SELECT id, status, note, domain FROM concept WHERE id < 3") == [
        (1, "candidate", None, None), (2, "approved", "checked", "finance")]
    assert rows(path, "SELECT text, role, count, chosen FROM term WHERE concept_id = 2 "
                      "ORDER BY text") == [
        ("平安集团", "preferred", 0, 1), ("핑안", "preferred", 0, 1), ("핑안그룹", "variant", 0, 0)]


def test_a_pair_without_a_gloss_is_split_off_too(path: Path, hand: Hand) -> None:
    keep(path, "저고도 경제(低空经济)", "핑안그룹(平安集团)", "핑안(平安)")
    hand.merge(1, 2)
    keep(path, "저고도 경제(低空经济)", "항저우(杭州)")
    other = hand.split(1, "핑안그룹", "핑안")
    keep(path, "저고도 경제(低空经济)", "항저우(杭州)", "핑안그룹(平安集團)\n핑안(平安)")
    assert concepts(path)[1] == ["저고도 경제=低空经济"]
    assert concepts(path)[other] == ["핑안그룹=平安集團", "핑안=平安"]
