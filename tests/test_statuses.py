"""What people decided shows wherever a word is looked up, and counts where terms are composed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import pytest

from glossary.composing.suggest import suggest
from glossary.connect import open_reader
from glossary.lookup import lookup
from glossary.store import Glossary, open_glossary
from tests.command import run
from tests.evidence import document, glosses

pytestmark = pytest.mark.usefixtures("workplace")

#: Homographs, 理想 printed more often, and longer terms that hold the word.
TEXT = "리샹(理想)\n리샹(理想)\n리샹(理想)\n리샹(李想)\n리샹 자동차(理想汽车)\n리샹 회장(李想董事长)\n물류(物流)\n"


@pytest.fixture
def glossary() -> Iterator[Glossary]:
    with open_glossary("glossary.db") as opened:
        opened.add_document(document(TEXT), glosses(TEXT))
        yield opened


def judge(glossary: Glossary, action: str, *concepts: int) -> None:
    with glossary.decide("kim") as decisions:
        for concept in concepts:
            decisions.set_status(concept, action)


def looked_up(word: str, limit: int | None = 10) -> list[str]:
    with closing(open_reader("glossary.db")) as db:
        return [hit.entry.zh_hans for hit in lookup(db, word, limit).hits]


def named(word: str) -> list[str]:
    with closing(open_reader("glossary.db")) as db:
        return [each.zh for each in suggest(db, word).named]


@pytest.mark.parametrize(("action", "concept", "wanted"), [
    ("approve", 2, ["李想", "理想"]), ("approve", 1, ["理想", "李想"]), ("reject", 1, ["李想", "理想"]),
    ("forbid", 1, ["李想", "理想"]), ("reopen", 2, ["理想", "李想"]),
])
def test_of_equals_the_approved_comes_first_and_the_unwanted_last(
    glossary: Glossary, action: str, concept: int, wanted: list[str]
) -> None:
    judge(glossary, action, concept)
    assert [each for each in looked_up("리샹") if each in wanted] == wanted
    assert named("리샹") == wanted


def test_the_forbidden_comes_before_the_rejected(glossary: Glossary) -> None:
    judge(glossary, "reject", 1)
    judge(glossary, "forbid", 2)
    assert named("리샹") == ["李想", "理想"]
    assert looked_up("리샹")[0] == "李想" and looked_up("리샹")[-1] == "理想"


def test_the_rejected_comes_last_even_of_less_good_ones(glossary: Glossary) -> None:
    judge(glossary, "reject", 1, 2)
    assert set(looked_up("리샹")[:2]) == {"理想汽车", "李想董事长"}
    assert looked_up("리샹", 1)[0] in ("理想汽车", "李想董事长")
    judge(glossary, "reject", 3, 4)
    assert len(looked_up("리샹")) == 4  # found nevertheless


def test_an_undo_puts_it_back_in_its_place(glossary: Glossary) -> None:
    before = looked_up("리샹")
    judge(glossary, "reject", 1)
    assert looked_up("리샹") != before
    with glossary.decide("kim") as decisions:
        decisions.undo()
    assert looked_up("리샹") == before


@pytest.mark.parametrize("action", ["reject", "forbid", "approve"])
@pytest.mark.parametrize("columns", ["80", "40"])
def test_the_status_is_told_in_every_layout(
    glossary: Glossary, action: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    judge(glossary, action, 5)
    status = {"reject": "rejected", "forbid": "forbidden", "approve": "approved"}[action]
    for command in ("lookup", "show", "suggest"):
        assert status in run(command, "물류").stdout.replace("\n", "")
    assert status in run("lookup", "물류", "--format", "tsv").stdout.split("\t")
    assert status in run("suggest", "물류", "--format", "tsv").stdout.split("\t")
    hit, = json.loads(run("lookup", "물류", "--format", "json").stdout)[0]["hits"]
    line = json.loads(run("lookup", "물류", "--format", "jsonl").stdout)["hits"][0]
    record, = json.loads(run("show", "물류", "--format", "json").stdout)
    suggested = json.loads(run("suggest", "물류", "--format", "json").stdout)[0]["glossary"][0]
    assert {each["status"] for each in (hit, line, record, suggested)} == {status}


def test_candidates_are_not_marked(glossary: Glossary) -> None:
    assert "candidate" not in run("lookup", "물류").stdout


def test_terms_are_composed_of_what_nobody_is_against(glossary: Glossary) -> None:
    def parts() -> list[str]:
        with closing(open_reader("glossary.db")) as db:
            found = suggest(db, "물류 자동차").suggestions
        return [part.text for each in found for part in each.parts if part.kind == "known"]

    assert "物流" in parts()
    judge(glossary, "forbid", 5)
    assert "物流" not in parts()


def test_the_miner_knows_the_form_that_a_person_prefers(glossary: Glossary) -> None:
    with glossary.decide("kim") as decisions:
        decisions.prefer(5, "物流业")
    assert glossary.known("물류") == ("物流",)
    judge(glossary, "approve", 5)
    assert glossary.known("물류") == ("物流业", "物流")
    judge(glossary, "reject", 5)
    assert glossary.known("물류") == ()
