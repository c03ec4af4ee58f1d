"""Bitexts: pairs of files, units, blank lines, layouts."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.types import Bead
from glossary.bitexts.folders import pair_files
from glossary.bitexts.layouts import json_lines, page, tmx, tsv_text
from glossary.bitexts.texts import Bitext, align_files, align_texts
from glossary.errors import DocumentError

LINES = st.lists(st.sampled_from(["", " ", "2023년 계획", "사진", "\u3000"]), max_size=8)


def files(folder: Path, *names: str) -> Path:
    """Write a text into each file."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("2023", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("ko", "zh", "names"), [
    (["a.txt", "b.txt"], ["a.txt", "b.txt"], ["a", "b"]),
    (["a.ko.txt"], ["a.zh.txt"], ["a"]),
    (["a_kr.md"], ["a-zh_CN.txt"], ["a"]),
    (["a-ko-KR.txt"], ["a.zh-Hans.txt"], ["a"]),
    (["news/a.txt", "a.txt"], ["a.txt", "news/a.md"], ["a", "news/a"]),
    (["a.txt", "a.md"], ["a.txt", "a.md"], ["a.md", "a.txt"]),
    (["가.KOR.txt"], ["가.txt"], ["가"]),
])
def test_like_names_belong_together(
    ko: list[str], zh: list[str], names: list[str], tmp_path: Path
) -> None:
    paired = pair_files(files(tmp_path / "ko", *ko), files(tmp_path / "zh", *zh))
    assert ([pair.name for pair in paired.pairs], paired.alone) == (names, [])


def test_files_without_a_counterpart_are_told(tmp_path: Path) -> None:
    paired = pair_files(files(tmp_path / "ko", "a.txt", "b.txt"),
                        files(tmp_path / "zh", "a.txt", "d/c.txt"))
    assert [pair.name for pair in paired.pairs] == ["a"]
    assert [line.replace(str(tmp_path), "") for line in paired.alone] == [
        "/ko/b.txt has no counterpart in /zh", "/zh/d/c.txt has no counterpart in /ko"]


@pytest.mark.parametrize(("ko", "zh", "said"), [
    ("ko", "zh/c.txt", "are a folder and a file"), ("ko/a.txt", "zh", "are a folder and a file"),
    ("ko", "zh", "no file in"), ("ko", "none", "none does not exist: check the spelling"),
])
def test_what_does_not_pair(ko: str, zh: str, said: str, tmp_path: Path) -> None:
    files(tmp_path, "ko/a.txt", "zh/c.txt")
    with pytest.raises(DocumentError, match=said):
        pair_files(tmp_path / ko, tmp_path / zh)


@settings(deadline=None)
@given(LINES, LINES, st.booleans())
def test_every_line_is_in_one_bead(ko: list[str], zh: list[str], as_lines: bool) -> None:
    ko_units, zh_units, beads = align_texts("\n".join(ko), "\r\n".join(zh), as_lines, None)
    assert sorted(at for bead in beads for at in bead.ko) == list(range(len(ko_units)))
    assert sorted(at for bead in beads for at in bead.zh) == list(range(len(zh_units)))
    for bead in beads:
        if not bead.is_gap:
            assert all(ko_units[at].strip() for at in bead.ko)
            assert all(zh_units[at].strip() for at in bead.zh)


BITEXT = Bitext(
    "a.txt", "b.txt", ("1 < 2 & 3.", "탭\t이다\x0b.", "셋 "), ("一。", "二”。\x00", "三。"),
    (Bead((0, 1), (0,), 0.9123), Bead((), (1,), 0.3), Bead((2,), (2,), 0.4)), False)


def test_tsv_of_sentences() -> None:
    lines = [line.split("\t") for line in tsv_text(BITEXT).split("\n")[:-1]]
    assert lines[0] == ["ko", "zh", "score"] and all(len(line) == 3 for line in lines)
    assert lines[3] == ["셋", "三。", "0.4000"]


def test_tsv_of_lines() -> None:
    lines = Bitext("a", "b", BITEXT.ko, BITEXT.zh, BITEXT.beads, True)
    assert tsv_text(lines) == "0,1\t0\t0.9123\n-\t1\t0.3000\n2\t2\t0.4000\n"


def test_json_lines() -> None:
    rows = [json.loads(line) for line in json_lines(BITEXT).split("\n")[:-1]]
    assert rows[1] == {
        "ko": [], "zh": ["二”。\x00"], "ko_units": [], "zh_units": [1], "score": 0.3}
    assert rows[0]["ko_units"] == [0, 1]


def test_tmx_keeps_to_its_dtd() -> None:
    """The rules of tmx14.dtd (LISA OSCAR, 1.4b) for what is written here."""
    root = ElementTree.fromstring(tmx(BITEXT).encode())
    assert (root.tag, root.attrib) == ("tmx", {"version": "1.4"})
    assert [child.tag for child in root] == ["header", "body"]
    assert set(root[0].keys()) >= {
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang",
        "datatype"}
    assert root[0].get("segtype") in ("block", "paragraph", "sentence", "phrase")
    units = list(root[1])
    assert [unit.tag for unit in units] == ["tu", "tu"]
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    for unit in units:
        assert [child.tag for child in unit] == ["prop", "tuv", "tuv"]
        assert unit[0].get("type") == "x-score"
        assert [one.get(lang) for one in unit[1:]] == ["ko-KR", "zh-CN"]
        assert all([child.tag for child in one] == ["seg"] for one in unit[1:])
    assert units[0][1][0].text == "1 < 2 & 3. 탭\t이다."


def test_tmx_of_a_traditional_text() -> None:
    bitext = Bitext("a", "b", ("경제",), ("經濟發展",), (Bead((0,), (0,), 1.0),), False)
    assert 'xml:lang="zh-TW"' in tmx(bitext)


def test_tmx_reads_back_in_translate_toolkit(tmp_path: Path) -> None:
    store = pytest.importorskip("translate.storage.tmx").tmxfile.parsestring(tmx(BITEXT).encode())
    assert [(unit.source, unit.target) for unit in store.units] == [
        ("1 < 2 & 3. 탭\t이다.", "一。"), ("셋", "三。")]


def test_the_page_shows_every_bead_and_runs_nothing() -> None:
    bitext = Bitext("<a>", "b", ("<script>1</script>",), ("“&”",), (Bead((0,), (0,), 0.95),), False)
    html = page(bitext)
    assert html.count("<tr") == 2 and "<script>" not in html and "&lt;script&gt;" in html
    assert "&lt;a&gt; — b" in html


def test_files(tmp_path: Path) -> None:
    ko, zh = tmp_path / "a.txt", tmp_path / "b.txt"
    ko.write_bytes("\ufeff2023년 계획\r\n\r\nAI 기업\r\n".encode())
    zh.write_bytes("2023年计划\nAI企业".encode())
    bitext = align_files(ko, zh, True, None)
    assert bitext.ko == ("2023년 계획", "", "AI 기업")
    assert [bead[:2] for bead in bitext.beads] == [((0,), (0,)), ((1,), ()), ((2,), (1,))]
