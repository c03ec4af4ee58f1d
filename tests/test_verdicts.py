"""What a key decides: the same on a terminal and in a page."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from glossary.connect import open_reader
from glossary.deciding.candidates import Candidate, look
from glossary.errors import GlossaryError
from glossary.lookup.history import history
from glossary.store import open_glossary
from glossary.verdicts import QUESTIONS, STATUS_KEYS, Verdict, carry_out, last_own

#: Concept, key, answer; what is told of it, what became of the concept, the decision.
CASES = [
    (1, "a", "", "Approved: 저고도 경제 = 低空经济.", "approved", ("approve", "")),
    (1, "r", "", "Rejected: 저고도 경제 = 低空经济.", "rejected", ("reject", "")),
    (1, "f", "", "Forbidden: 저고도 경제 = 低空经济.", "forbidden", ("forbid", "")),
    (1, "s", "", "Skipped: 저고도 경제 = 低空经济.", "skipped", ("skip", "")),
    (2, "c", "", "A candidate again.", None, ("reopen", "")),
    (1, "c", "", "Nothing changed: it was so before.", None, None),
    (1, "n", "new", "Noted.", None, ("note", "new")),
    (2, "n", "-", "Noted.", None, ("note", "")),
    (1, "n", "-", "Nothing changed: it was so before.", None, None),
    (1, "d", "aviation", "Domain set.", None, ("domain", "aviation")),
    (1, "e", "2", "Preferred: 저공경제.", None, ("prefer", "저공경제")),
    (1, "e", "저공경제", "Preferred: 저공경제.", None, ("prefer", "저공경제")),
    (1, "x", "2", "Split off: 저공경제.", None, ("split", "9")),
    (1, "m", "핑안그룹", "Merged: 저고도 경제 = 低空经济, into 3 핑안그룹.", "merged", ("merge", "1")),
]

REFUSED = [
    (1, "z", "", "'z' decides nothing"), (1, "", "", "'' decides nothing"),
    (1, "u", "", "'u' decides nothing"),
    (1, "m", "nothing", "no other concept is called 'nothing'"),
    (1, "m", "1", "no other concept is called '1'"),
    (7, "m", "2", "is rejected and"),
    (1, "x", "nothing", "has no 'nothing'"),
]


def decide(path: Path, concept: int, key: str, text: str) -> Verdict:
    with open_glossary(path) as glossary, closing(open_reader(path)) as db:
        with glossary.decide("kim") as decisions:
            return carry_out(db, decisions, shown(path, concept), key, text)


def shown(path: Path, concept: int) -> Candidate:
    with closing(open_reader(path)) as db:
        found = look(db, concept)
    assert found is not None
    return found


def made(path: Path) -> list[tuple[str, str]]:
    with closing(open_reader(path)) as db:
        return [(each.action, each.value) for each in history(db)]


@pytest.mark.parametrize(("concept", "key", "text", "said", "outcome", "decision"), CASES)
def test_a_key_decides(
    glossary_path: Path, concept: int, key: str, text: str, said: str, outcome: str | None,
    decision: tuple[str, str] | None,
) -> None:
    verdict = decide(glossary_path, concept, key, text)
    assert verdict == Verdict(1 if decision else None, outcome, said)
    assert made(glossary_path) == ([decision] if decision else [])


@pytest.mark.parametrize(("concept", "key", "text", "why"), REFUSED)
def test_what_cannot_be_decided(
    glossary_path: Path, concept: int, key: str, text: str, why: str
) -> None:
    with pytest.raises(GlossaryError, match=why):
        decide(glossary_path, concept, key, text)
    assert made(glossary_path) == []


def test_a_term_that_several_have_is_refused(glossary_path: Path) -> None:
    with open_glossary(glossary_path) as glossary, glossary.decide("kim") as decisions:
        decisions.prefer(4, "핑안그룹", "ko")
    with pytest.raises(GlossaryError, match="names several, give a number: 3 .*, 4 "):
        decide(glossary_path, 1, "m", "핑안그룹")


def test_every_key_is_tried() -> None:
    assert {case[1] for case in CASES} == {*STATUS_KEYS, *QUESTIONS, "s", "c"}


def test_the_last_decision_of_ones_own(glossary_path: Path) -> None:
    decide(glossary_path, 1, "a", "")
    with closing(open_reader(glossary_path)) as db:
        assert last_own(db, "kim") == 1
        with pytest.raises(GlossaryError, match="the last one is kim's, see `glossary history`"):
            last_own(db, "lee")
