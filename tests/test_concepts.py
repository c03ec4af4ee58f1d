"""Where glosses go: concepts that turn out to be one, whatever the order, and at what cost."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from glossary.concepts import Concepts
from glossary.connect import open_writer
from glossary.merging.merge import Pair
from glossary.merging.placement import SPREAD, Placement, best, key
from glossary.store import open_glossary
from glossary.terms import Term
from tests.evidence import document, gloss, glosses, keep
from tests.test_union_laws import PAIRS

#: A name that is a province and a city stays with the one that came first.
AMBIGUOUS = ("지린", "지린성", "지린시")


def partition(path: Path) -> set[frozenset[str]]:
    """Give the concepts, each as the pairs of its glosses."""
    found = defaultdict[int, set[str]](set)
    with closing(sqlite3.connect(path)) as db:
        for concept, pair in db.execute("SELECT concept_id, ko || '=' || zh FROM gloss"):
            found[concept].add(pair)
    return {frozenset(pairs) for pairs in found.values()}


def reasons(path: Path) -> list[tuple[int, str, str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT concept_id, ko, zh, reason FROM merge_log").fetchall()


#: Two that are founded apart, and what relates them.
APART, BRIDGE = "상해(上海)\n상하이(中国上海)", "상하이(上海)"


def test_a_gloss_makes_one_of_two_that_it_relates(path: Path) -> None:
    keep(path, APART)
    assert len(partition(path)) == 2
    keep(path, APART, BRIDGE)
    assert partition(path) == {frozenset({"상해=上海", "상하이=中国上海", "상하이=上海"})}
    assert reasons(path) == [
        (1, "상하이", "上海", "the same Hanzi, Sino-Korean reading beside transcription"),
        (1, "상하이", "中国上海", "the same Korean, Hanzi abbreviated")]


def test_what_made_them_one_may_be_in_the_same_document(path: Path) -> None:
    text = f"{APART}\n{BRIDGE}"
    with open_glossary(path) as glossary:
        assert glossary.add_document(document(text), glosses(text)).concepts_new == 1
    assert len(partition(path)) == 1


def test_the_terms_of_both_are_compared_with_a_third(path: Path) -> None:
    keep(path, "텐센트(騰訊網絡)", "텐센트(騰迅)", "텅쉰(騰迅)", "항저우(杭州)")
    assert len(partition(path)) == 3
    keep(path, "텐센트(騰訊網絡)", "텐센트(騰迅)", "텅쉰(騰迅)", "항저우(杭州)\n텐센트(騰訊)")
    assert len(partition(path)) == 2


def test_a_pair_joins_what_has_it_damaged(path: Path) -> None:
    keep(path, "퉁샹(桐)", "퉁샹시(桐乡市)\n퉁샹(桐市=桐乡市)", "퉁샹(桐=桐乡市)")
    assert len(partition(path)) == 1


@pytest.mark.parametrize(("decided", "left"), [((1,), [1]), ((2,), [2]), ((1, 2), [1, 2])])
def test_two_that_were_decided_upon_stay_two(
    path: Path, decided: tuple[int, ...], left: list[int]
) -> None:
    keep(path, APART)
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        for each in decided:
            decisions.note(each, "seen")
    keep(path, APART, BRIDGE)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT id, note FROM concept").fetchall() == [
            (each, "seen") for each in left]


@pytest.mark.parametrize("against", ["reject", "forbid"])
def test_what_a_person_decided_against_takes_in_nothing(path: Path, against: str) -> None:
    keep(path, APART)
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.set_status(1, against)
    keep(path, APART, BRIDGE)
    assert partition(path) == {
        frozenset({"상해=上海"}), frozenset({"상하이=中国上海", "상하이=上海"})}


def test_two_that_contradict_stay_two(path: Path) -> None:
    keep(path, "지린성(吉林省)\n지린시(吉林市)\n지린(吉林)\n길림(吉林)")
    assert len(partition(path)) == 2


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_documents_decides_nothing(tmp_path: Path, seed: int) -> None:
    pairs = [each for each in PAIRS if each[0] not in AMBIGUOUS]
    found = set()
    for at in range(4):
        chance, path = Random(100 * seed + at), tmp_path / f"{at}.db"
        mixed = chance.sample(pairs, len(pairs))
        with open_glossary(path) as glossary:
            while mixed:
                size = chance.randint(1, 9)
                found_here = [gloss(*each, offset=10 * place + 5)
                              for place, each in enumerate(mixed[:size])]
                glossary.add_document(document(str(mixed[:size]), f"{len(mixed)}"), found_here)
                del mixed[:size]
        found.add(frozenset(partition(path)))
    assert len(found) == 1


def crowd(path: Path, size: int) -> None:
    """Make a glossary of which many concepts share Korean, Hanzi, or the skeleton of either."""
    chance = Random(size)
    with closing(open_writer(path)) as db:
        terms = Concepts(db).terms
        db.execute("BEGIN")
        for at in range(size):
            spelt = "".join(chr(0xAC00 + 588 * 9 + 28 * chance.randrange(21)) for _ in range(5))
            hanzi = chr(0x4E00 + at) + chr(0x6E00 + at)
            for ko, zh in (("사", hanzi), (spelt, hanzi + "科技"), (f"{spelt}기술", "业")):
                concept = db.execute(
                    "INSERT INTO concept (kind, confidence) VALUES ('mixed', 0)").lastrowid or 0
                for lang, text in (("ko", ko), ("zh-Hans", zh)):
                    terms.insert(concept, Term(0, lang, text, "", "preferred", 0))
        db.execute("COMMIT")


def steps(path: Path) -> int:
    """Give how many instructions the database takes to find a place for a few pairs."""
    count = [0]

    def tick() -> int:
        count[0] += 1
        return 0

    with closing(open_writer(path)) as db:
        db.set_progress_handler(tick, 1)
        for ko, zh in (("사", "绝"), ("사시수세소", "龙科技"), ("사시수세소기술", "业"), ("가", "业")):
            Placement(db).exact(Pair(ko, zh))
            Placement(db).related(Pair(ko, zh))
    return count[0]


def test_a_crowd_costs_no_more_than_a_group(tmp_path: Path) -> None:
    few, many = tmp_path / "few.db", tmp_path / "many.db"
    crowd(few, 2 * SPREAD)
    crowd(many, 8 * SPREAD)
    assert steps(many) < 1.2 * steps(few)


PAIR_OF_PAIRS = [
    ({"핀둬둬": {"拼多多"}}, {"핀둬둬": {"多多"}}, "the same Korean, Hanzi damaged"),
    ({"항저우": {"杭州"}}, {"광저우": {"广州"}}, None),
    ({"항저우": {"杭州"}, "메이퇀": {"美团"}}, {"메이투안": {"美团", "京东"}},
     "the same Hanzi, Korean spelt alike"),
    ({}, {"메이투안": {"美团"}}, None),
    ({"지린": {"吉林", "吉林省"}}, {"지린": {"吉林市"}}, None),
]


@pytest.mark.parametrize(("some", "others", "reason"), PAIR_OF_PAIRS)
def test_the_best_reason_of_all_pairs(
    some: dict[str, set[str]], others: dict[str, set[str]], reason: str | None
) -> None:
    assert best(some, others) == best(others, some) == reason


def test_keys_fold_both_sides() -> None:
    assert key(Pair("“저고도” 경제", "低空 經濟")) == ("저고도경제", "低空经济")
