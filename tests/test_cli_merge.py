"""The commands merge and split: what they print, what they refuse, what they leave alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossary.store import open_glossary
from tests.command import refused, run
from tests.derived import verify
from tests.evidence import check, document, dump, glosses

DB = "glossary.db"

TEXT = ("저고도 경제(低空经济)\n저고도 경제(低空经济)\n저고도 항공(低空經濟)\n핑안그룹(平安集团)\n"
        "핑안(平安)\n선전(深圳)\n선전(宣传)")

pytestmark = pytest.mark.usefixtures("glossary")


@pytest.fixture
def glossary(workplace: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a glossary of five concepts in the folder, and be kim."""
    monkeypatch.setenv("GLOSSARY_USER", "kim")
    with open_glossary(DB) as glossary:
        glossary.add_document(document(TEXT), glosses(TEXT))


def printed(*words: str) -> str:
    """Give what a command prints that must do what it is for."""
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    check(Path(DB))
    verify(Path(DB))
    return result.stdout


def test_merge_tells_what_became_of_all() -> None:
    assert printed("merge", "저고도경제", "핑안그룹") == (
        "#2 핑안그룹 = 平安集团 is merged into #1 (decision 1)\n"
        "  #1 저고도 경제, 저고도 항공, 핑안, 핑안그룹 = 低空经济, 平安, 平安集团, 低空經濟 "
        "(a candidate, seen 5 times)\n")


def test_the_number_of_what_was_merged_leads_to_where_it_went() -> None:
    printed("merge", "1", "#2")
    printed("merge", "3", "1")
    for number in ("2", "#1"):
        assert run("show", number).stdout == run("show", "3").stdout != ""
    printed("approve", "#2")
    assert "approved" in run("show", "3").stdout
    assert printed("merge", "#2", "4").startswith("#4 선전 = 宣传 is merged into #3 (decision 4)\n")


def test_several_are_merged_at_once_and_undone_one_by_one() -> None:
    before = run("lookup", "핑안", "선전", "--format", "json").stdout
    printed("merge", "--by", "lee", "1", "2", "3")
    assert [line.split()[0] for line in run("history", "--format", "tsv").stdout.splitlines()[1:]] \
        == ["1", "2"]
    printed("undo")
    printed("undo")
    assert run("lookup", "핑안", "선전", "--format", "json").stdout == before


def test_split_tells_both() -> None:
    assert printed("split", "1", "저고도항공") == (
        "#1 저고도 경제 = 低空经济 is split (decision 1):\n"
        "  #1 저고도 경제 = 低空经济 (a candidate, seen 2 times)\n"
        "  #5 저고도 항공 = 低空经济, 低空經濟 (a candidate, seen 1 time)\n")
    assert "#1 저고도 경제 = 低空经济 is a candidate" in printed("undo")
    assert run("show", "5").exit_code == 1


@pytest.mark.parametrize("words", [("merge", "1", "2", "3"), ("split", "1", "저고도 항공")])
def test_a_dry_run_changes_nothing(words: tuple[str, ...]) -> None:
    before = dump(Path(DB))
    result = run(*words, "--dry-run")
    assert result.exit_code == 0 and result.stderr == "Nothing is changed.\n"
    assert dump(Path(DB)) == before
    done = run(*words).stdout
    assert re.sub(" [(]decision [0-9]+[)]", "", done).replace(" is ", " would be ") == result.stdout


@pytest.mark.parametrize(("words", "message"), [
    (("merge", "1", "저고도 항공"), "#1 저고도 경제 = 低空经济 cannot be merged with itself: name two "
     "concepts"),
    (("merge", "선전", "1"), "2 concepts are called '선전': name one by its number\n"
     "  #3 선전 = 深圳 (candidate, mixed)\n  #4 선전 = 宣传 (candidate, mixed)"),
    (("merge", "1", "77"), "no concept is called '77': try a part of it with `glossary lookup`"),
    (("split", "1", "핑안"), "#1 저고도 경제 = 低空经济 has no '핑안': it has 저고도 경제, 低空经济, "
     "저고도 항공, 低空經濟"),
    (("split", "3", "선전"), "#3 선전 = 深圳 would be left without a Korean or a Hanzi term: name fewer "
     "of its forms, or a pair such as 저공경제=低空经济"),
    (("merge", "1", "2", "--db", "none.db"), "none.db does not exist: name another file with --db, "
     "or make one with `glossary mine`"),
])
def test_what_cannot_be_is_a_line(words: tuple[str, ...], message: str) -> None:
    before = dump(Path(DB))
    assert refused(*words) == f"Error: {message}\n"
    assert dump(Path(DB)) == before


@pytest.mark.parametrize("form", ["\udcff", "가" * 10_000, "'; DROP TABLE term; --", "=", "a=b"],
                         ids=range(5))
def test_hostile_forms_are_a_line(form: str) -> None:
    message = refused("split", "1", form)
    assert message.startswith("Error: #1 저고도 경제 = 低空经济 has no ") and len(message) < 200
    assert refused("merge", "1", form).count("\n") == 1


def test_what_contradicts_is_a_line() -> None:
    printed("approve", "1")
    printed("reject", "2")
    assert refused("merge", "1", "2") == (
        "Error: #2 핑안그룹 = 平安集团 is rejected and #1 저고도 경제 = 低空经济 approved, so they cannot be "
        "one: decide anew about one of them first, such as `glossary reopen 2`\n")


@pytest.mark.parametrize("words", [("merge", "1"), ("split", "1"), ("merge",), ("split",)])
def test_a_missing_word_is_wrong_usage(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2
