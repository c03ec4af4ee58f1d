"""``glossary align terms`` and ``pairs``: what goes in and what comes out of the command."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import aligner.termlists
from aligner.termlists import Alignment, Pair, Scored
from aligner.termlists.align import Rival
from aligner.types import Segment
from tests.command import refused, run, text_file

PARTS = (Segment("경제", "经济", "reading", 1.0),)


class Fake:
    """Stands in for the aligner: it knows three pairs, and what of a glossary it was given."""

    known: list[Any] = []

    def __init__(self, encoder: str, analyzer: str, known: Any = None) -> None:
        self.known.append(known and list(known("저고도경제")))

    def align(
        self, ko: Sequence[str], zh: Sequence[str], least: float | None = None, progress: Any = None
    ) -> Alignment:
        rows = [("경제", "经济", 0.98, None), ("항공", "航空", 0.6, Rival("航天", 0.3)),
                ("\t탭", "点", 0.9, None)]
        pairs = tuple(
            Pair(k, z, score, "reading", PARTS, rival) for k, z, score, rival in rows
            if k.strip() in ko and z in zh and score >= (least or 0.3))
        return Alignment(
            pairs, tuple(k for k in ko if k not in [p.ko for p in pairs]),
            tuple(z for z in zh if z not in [p.zh for p in pairs]))

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scored]:
        return [Scored(0.9, "reading", PARTS) if pair == ("경제", "经济")
                else Scored(0.01, "translation", ()) for pair in pairs]


@pytest.fixture(autouse=True)
def place(workplace: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligner.termlists, "TermAligner", Fake)
    monkeypatch.setattr(Fake, "known", [])


def lists() -> tuple[str, str]:
    return (text_file("ko.txt", "경제\n\n 항공 \r\n경제\n드론\n"), text_file("zh.txt", "航空\n经济\n航天\n"))


def test_tsv_is_pairs_and_nothing_else() -> None:
    result = run("align", "terms", "--format", "tsv", *lists())
    assert result.stdout == "경제\t经济\t0.980\treading\n항공\t航空\t0.600\treading\n"
    assert result.exit_code == 0
    assert result.stderr == (
        "2 pairs of 3 Korean and 3 Chinese terms; alone stay 1 and 1. "
        "1 repeated line counts once.\n")


def test_tsv_with_names_and_what_stays_alone() -> None:
    lines = run(
        "align", "terms", "--format", "tsv", "--unmatched", "--header", *lists()).stdout.split("\n")
    assert lines[0] == "ko\tzh\tscore\tkind"
    assert lines[3:] == ["드론\t-\t-\t-", "-\t航天\t-\t-", ""]


def test_json_lines_have_all_there_is() -> None:
    out = run("align", "terms", "--format", "jsonl", *lists()).stdout
    first, second, *alone = map(json.loads, out.splitlines())
    assert list(first) == ["ko", "zh", "score", "kind", "segments"]
    assert second["runner_up"] == {"zh": "航天", "score": 0.3}
    assert alone == [{"ko": "드론", "zh": None}, {"ko": None, "zh": "航天"}]


def test_the_table_shows_what_stays_alone() -> None:
    out = run("align", "terms", *lists()).stdout
    assert "or 航天?" in out and "Korean alone (1)\n드론" in out and "Chinese alone (1)\n航天" in out


def test_what_is_less_sure_stays_alone() -> None:
    result = run("align", "terms", "--format", "tsv", "--min-score", "0.8", *lists())
    assert result.stdout == "경제\t经济\t0.980\treading\n"


def test_nothing_found() -> None:
    result = run("align", "terms", "--format", "tsv", text_file("a", "가\n"), text_file("b", "乙\n"))
    assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize(("data", "message"), [
    (b"", "is empty"), (b"\n \n", "is empty"), (b"a\0b", "is a binary file"),
    ("café, été".encode("latin-1"), "is in no encoding that is known"),
], ids=["empty", "blank", "binary", "Latin-1"])
def test_a_list_that_does_not_read(data: bytes, message: str) -> None:
    for words in ((text_file("x", data), lists()[1]), (lists()[0], text_file("x", data))):
        assert message in refused("align", "terms", *words)


def test_a_list_that_is_missing() -> None:
    assert refused("align", "terms", "nowhere", lists()[1]) == (
        "Error: nowhere does not exist: check the spelling\n")


def test_swapped_lists() -> None:
    ko, zh = lists()
    assert refused("align", "terms", zh, ko) == (
        f"Error: {zh} has no Hangul, and {ko} no Chinese term: give the Korean list first\n")


def test_a_tab_is_part_of_a_term() -> None:
    path = text_file("tab.txt", "경제\t주석\n경제\n")
    out = run("align", "terms", "--format", "tsv", "--unmatched", path, lists()[1]).stdout
    assert "경제\\t주석\t-\t-\t-\n" in out


def test_wrong_usage() -> None:
    assert run("align", "terms", "--unmatched", *lists()).exit_code == 2
    assert run("align", "terms", "-", "-").exit_code == 2
    assert run("align", "pairs", "--format", "xlsx", "a.tsv").exit_code == 2
    assert run("align", "nothing").exit_code == 2


def test_one_list_may_be_a_stream() -> None:
    result = run("align", "terms", "--format", "tsv", "-", lists()[1], stdin="경제\n".encode())
    assert result.stdout == "경제\t经济\t0.980\treading\n"


def test_a_glossary_is_asked_where_there_is_one(glossary_path: Path) -> None:
    run("align", "terms", *lists())
    run("align", "terms", "--db", str(glossary_path), *lists())
    Path("glossary.db").write_bytes(glossary_path.read_bytes())
    run("align", "terms", *lists())
    assert Fake.known[0] is None and Fake.known[1] == Fake.known[2] is not None


def test_a_glossary_that_was_named_must_be_there() -> None:
    assert "nowhere.db" in refused("align", "terms", "--db", "nowhere.db", *lists())


def test_pairs_come_back_with_their_columns() -> None:
    path = text_file("p.csv", "번호,국문,중문,주\n1,경제,经济,좋다\n2,항공,,\n")
    result = run("align", "pairs", "--format", "csv", path)
    assert result.stdout.splitlines() == [
        "번호,국문,중문,주,score,kind,segments,flag",
        "1,경제,经济,좋다,0.900,reading,경제=经济 reading,",
        "2,항공,,,,,,the Chinese is empty"]
    assert (result.exit_code, result.stderr) == (1, "2 pairs, 1 flagged.\n")


def test_pairs_that_are_all_good() -> None:
    result = run("align", "pairs", "--out", "out.tsv", "--format", "tsv",
                 text_file("p.tsv", "경제\t经济\n"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("out.tsv").read_text("utf-8") == "경제\t经济\t0.900\treading\t경제=经济 reading\t\n"


def test_columns_by_letter_and_name() -> None:
    path = text_file("p.tsv", "a\tb\n经济\t경제\n")
    assert run("align", "pairs", "--ko", "B", "--zh", "a", path).exit_code == 0
    assert "has no column 'x'" in refused("align", "pairs", "--ko", "x", path)


def test_xlsx_without_openpyxl_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    path = text_file("p.xlsx", b"PK\x03\x04")
    assert refused("align", "pairs", path) == (
        "Error: XLSX needs openpyxl, not installed here. "
        "Run: pip install 'kozh-glossary[xlsx]'\n")


def test_help_names_both() -> None:
    out = run("align", "--help").stdout
    assert "terms" in out and "pairs" in out and "texts" in out
