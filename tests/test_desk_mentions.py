"""Terms are met in running text, whole words only."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.connect import open_reader
from glossary.desk.folding import composed, fold
from glossary.desk.lexicon import Lexicon, Wanted
from glossary.desk.mentions import Finder, language
from glossary.keys import ko_key
from tests.annotating import measure
from tests.termbase import build

CASES = Path(__file__).parent / "cases" / "annotate.tsv"

PAIRS = [
    (["화웨이"], ["华为", "華為"], "transcription"), (["저고도 경제"], ["低空经济", "低空經濟"], "approved"),
    (["경제"], ["经济"], "candidate"), (["상하이"], ["上海"], "transcription"),
    (["하이"], ["海"], "candidate"), (["개발"], ["开发"], "candidate"), (["사이"], ["之间"], "candidate"),
    (["저고도 경제 시범구"], ["低空经济示范区"], "candidate"), (["고도"], ["高度"], "candidate"),
    (["CATL"], ["宁德时代"], "candidate"), (["‘일대일로’ 시험구"], ["一带一路试验区"], "candidate"),
    (["5G"], ["第五代"], "candidate"), (["중국"], ["中国"], "rejected"), (["나라"], ["中国"], "candidate"),
    (["성"], ["省"], "candidate"), (["저공경제"], ["低空经济"], "forbidden"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary of `PAIRS`."""
    return build(tmp_path_factory.mktemp("desk") / "desk.db", PAIRS)


@pytest.fixture(scope="module")
def finders(database: Path) -> Iterator[dict[str, Finder]]:
    """Its finders of both languages."""
    db = open_reader(database)
    yield {lang: Finder(db, lang) for lang in ("ko", "zh")}
    db.close()


def cases() -> list[list[str]]:
    """Give the rows of the table."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def marked(finder: Finder, text: str) -> str:
    """Give *text* with the terms in it in square brackets."""
    for each in reversed(list(finder.find(text))):
        text = f"{text[:each.start]}[{text[each.start:each.end]}]{text[each.end:]}"
    return text


@pytest.mark.parametrize(("lang", "line", "comment"), cases(), ids=lambda cell: cell[:30])
def test_the_terms_of_a_line(
    finders: dict[str, Finder], lang: str, line: str, comment: str
) -> None:
    assert marked(finders[lang], re.sub(r"[\[\]]", "", line)) == line, comment


def test_places_are_of_the_text_as_it_is(finders: dict[str, Finder]) -> None:
    text = unicodedata.normalize("NFD", "핵심은 저고도 경제다.\r\n") + "\U0001f600 화웨이가"
    found = [text[each.start:each.end] for each in finders["ko"].find(text)]
    assert [unicodedata.normalize("NFC", each) for each in found] == ["저고도 경제", "화웨이"]


def test_a_line_end_parts_terms(finders: dict[str, Finder]) -> None:
    assert marked(finders["ko"], "저고도\n경제") == "저고도\n[경제]"


def test_what_is_rejected_is_no_term(database: Path) -> None:
    db = open_reader(database)
    assert Lexicon(db, "ko").concepts("중국") == []
    assert Lexicon(db, "zh").concepts("中国") == [14]
    db.close()


@pytest.mark.parametrize(("wanted", "keys"), [
    (Wanted(), ["경제", "저고도경제", "저공경제"]), (Wanted(("approved",)), ["저고도경제"]),
    (Wanted(("forbidden",)), ["저공경제"]), (Wanted((), 0.95), ["저고도경제", "저공경제"]),
    (Wanted(("candidate",), 0.5), ["경제"]), (Wanted(("rejected",)), []),
])
def test_a_choice_of_terms(database: Path, wanted: Wanted, keys: list[str]) -> None:
    db = open_reader(database)
    lexicon = Lexicon(db, "ko", wanted)
    db_keys = [key for key in ("경제", "저고도경제", "저공경제", "중국") if lexicon.concepts(key)]
    db.close()
    assert db_keys == keys


def test_one_key_of_several_concepts(database: Path) -> None:
    db = open_reader(database)
    assert Lexicon(db, "zh").concepts("低空经济") == [2, 16]
    db.close()


@pytest.mark.parametrize(("text", "lang"), [
    ("平安集团的系统", "zh"), ("핑안(平安)의 것", "ko"), ("2023", "ko"), ("한 平安集团系统", "zh"),
])
def test_the_language_of_a_text(text: str, lang: str) -> None:
    assert language(text) == lang


@given(st.text(alphabet="저고도 경A제ｂ-·’‘\u1112\u1161\u11ab\u0301低é５", max_size=12))
def test_a_folded_line_is_what_the_key_of_a_term_is(text: str) -> None:
    plain, places = composed(text)
    folded = fold(plain)
    bare = unicodedata.normalize("NFC", folded.text.replace("-", ""))
    assert bare == ko_key(text).replace("-", "")
    assert len(folded.start) == len(folded.end) == len(folded.text)
    assert all(0 <= start < end <= len(plain) for start, end in zip(folded.start, folded.end))
    assert plain == unicodedata.normalize("NFC", text)
    assert places is None or len(places) == len(plain) + 1 and places[-1] == len(text)


@pytest.mark.parametrize("without_bracket", [True, False])
def test_known_terms_in_the_annotated_contexts(without_bracket: bool) -> None:
    found = measure(without_bracket)
    assert found.recall >= 0.98, found.missed
    assert found.precision >= 0.98, found.unlisted


@pytest.mark.parametrize("text", [
    "저고도경제" * 20_000, "경제는" * 20_000, "경제 " * 20_000, "고도에서" * 20_000, "5G" * 20_000,
    "경제(" * 20_000, "'경제’" * 20_000,
], ids=range(7))
def test_a_line_without_end_takes_its_time_only(finders: dict[str, Finder], text: str) -> None:
    start = time.process_time()
    sum(1 for _ in finders["ko"].find(text))
    assert time.process_time() - start < 15
