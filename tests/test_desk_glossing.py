"""Texts come out with their terms marked, and nothing else of them changes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from sqlite3 import Connection
from xml.etree import ElementTree

import pytest

from glossary.desk.cards import page
from glossary.desk.glossing import Annotator, Marked, glossed, json_lines, withdrawn
from tests.command import refused, run, text_file
from tests.evidence import document

PAIRS = [
    (["화웨이"], ["华为", "華為"], "approved"), (["저고도 경제"], ["低空经济"], "candidate"),
    (["저공경제"], ["低空经济"], "forbidden"), (["상하이"], ["上海"], "transcription"),
    (["중화 <b>"], ["中華"], "candidate"), (["없음"], [], "candidate"),
]


@pytest.fixture(scope="module")
def annotator(db: Connection) -> Annotator:
    """What marks its terms."""
    return Annotator(db)


def marked(annotator: Annotator, text: str) -> Marked:
    """Mark a text."""
    return annotator.annotate(document(text))


@pytest.mark.parametrize(("text", "wanted"), [
    ("화웨이는 크다. 화웨이가 왔다.", "화웨이(华为)는 크다. 화웨이가 왔다."),
    ("화웨이(华为)는 크다. 화웨이가 왔다.", "화웨이(华为)는 크다. 화웨이가 왔다."),
    ("화웨이 （華為, Huawei)는", "화웨이 （華為, Huawei)는"),
    ("‘화웨이’(华为)는", "‘화웨이’(华为)는"),
    ("华为(화웨이)는", "华为(화웨이)는"),
    ("상하이시(上海市)의", "상하이시(上海市)의"),
    ("상하이시의", "상하이(上海)시의"),
    ("화웨이(회사)는", "화웨이(华为)(회사)는"),
    ("저공경제는 없다.", "저공경제는 없다."),
    ("중화 <b>는", "중화 <b>(中華)는"),
    ("없음\r\n화웨이\n", "없음\r\n화웨이(华为)\n"),
    ("华为，华为。", "华为（화웨이），华为。"),
    ("華為（화웨이）", "華為（화웨이）"),
    ("아무것도 없다", "아무것도 없다"),
])
def test_the_other_language_stands_behind_the_first_mention(
    annotator: Annotator, text: str, wanted: str
) -> None:
    assert glossed(marked(annotator, text)) == wanted


def test_what_is_approved_comes_first(annotator: Annotator) -> None:
    [term] = marked(annotator, "发展低空经济").terms
    assert [entry.ko for entry in term.entries] == ["저고도 경제", "저공경제"]


def test_a_line_of_json_for_each_term(annotator: Annotator) -> None:
    found = marked(annotator, "첫 줄\n\U0001f600 저공경제는 화웨이다.")
    lines = [json.loads(line) for line in json_lines(found)]
    assert [found.text[line["start"]:line["end"]] for line in lines] == ["저공경제", "화웨이"]
    assert lines[0] == {
        "document": "a.txt", "lang": "ko", "line": 2, "start": 6, "end": 10, "text": "저공경제",
        "first": True, "glossed": False, "concept_id": 3, "ko": "저공경제", "zh_hans": "低空经济",
        "zh_hant": "", "kind": "mixed", "status": "forbidden", "note": "", "confidence": 0.9,
        "others": []}


def test_what_is_forbidden_is_told(annotator: Annotator) -> None:
    found = marked(annotator, "\n저공경제")
    assert list(withdrawn(found)) == ["a.txt, line 2: 저공경제 is forbidden"]


def test_a_page_is_whole_and_safe(annotator: Annotator) -> None:
    text = "<script>alert(1)</script> & 중화 <b>와 화웨이\n저공경제"
    html = page([marked(annotator, text)])
    tree = ElementTree.fromstring(re.sub(r"<(meta[^>]*|br)>", r"<\1/>", html.split("\n", 1)[1]))
    body = next(each for each in tree.iter("div"))
    for card in body.iter("span"):
        if card.get("class") == "term":
            continue
        if card.get("class") == "cards":
            card.clear()
    assert "".join(body.itertext()).replace("\n", "") == text.replace("\n", "")
    assert tree.find(".//script") is None
    classes = [each.get("class") for each in body.iter("span") if each.get("tabindex")]
    assert classes == ["term candidate", "term approved", "term forbidden"]
    assert "http" not in html


def test_cards_are_shut_until_somebody_points_at_a_term(annotator: Annotator) -> None:
    html = page([marked(annotator, "화웨이")])
    assert re.search(r"^\.cards \{ display: none;", html, re.MULTILINE)
    opening = re.findall(r"^(.*\.cards.*) \{ display: block; \}", html, re.MULTILINE)
    assert opening == [".term:hover .cards, .term:focus .cards"]


def test_false_friends_are_told(annotator: Annotator) -> None:
    found = marked(annotator, "화웨이는 검토를 했다.")
    [term, friend] = [json.loads(line) for line in json_lines(found)]
    assert "false_friends" not in term and "concept_id" not in friend
    assert friend["text"] == "검토" and friend["false_friends"][0]["hans"] == "检讨"
    assert 'class="term false-friend"' in page([found])
    assert glossed(found) == "화웨이(华为)는 검토를 했다."


def test_a_card_says_its_languages(annotator: Annotator) -> None:
    html = page([marked(annotator, "화웨이")])
    assert '<span lang="zh-Hans">华为</span> <span lang="zh-Hant">華為</span>' in html
    assert '<div class="text" lang="ko">' in html


@pytest.mark.usefixtures("workplace")
class TestCommand:
    """``glossary annotate``."""

    def test_the_text_comes_out(self, termbase: Path) -> None:
        text_file("a.txt", "화웨이가\r\n크다")
        result = run("annotate", "a.txt", "--db", str(termbase))
        assert (result.exit_code, result.stdout_bytes) == (0, "화웨이(华为)가\r\n크다".encode())

    def test_a_stream(self, termbase: Path) -> None:
        result = run("annotate", "--db", str(termbase), "-", stdin="华为".encode())
        assert (result.exit_code, result.stdout) == (0, "华为（화웨이）")

    def test_a_status_and_a_confidence(self, termbase: Path) -> None:
        text = "화웨이 저고도 경제 저공경제".encode()
        words = ("annotate", "--db", str(termbase), "--style", "jsonl", "-")
        assert run(*words, stdin=text).stdout.count("\n") == 3
        assert run(*words, "--status", "approved", stdin=text).stdout.count("\n") == 1
        assert run(*words, "--min-confidence", "0.95", stdin=text).stdout.count("\n") == 2
        assert run(*words, "--status", "rejected", stdin=text).exit_code == 2

    def test_nothing_found(self, termbase: Path) -> None:
        result = run("annotate", "--db", str(termbase), "-", stdin="그냥".encode())
        assert (result.exit_code, result.stdout) == (1, "그냥")
        assert result.stderr == "No term of the glossary found.\n"

    def test_what_is_forbidden_is_told_beside_the_text(self, termbase: Path) -> None:
        result = run("annotate", "--db", str(termbase), "-", stdin="저공경제".encode())
        assert (result.stdout, result.stderr) == ("저공경제", "-, line 1: 저공경제 is forbidden\n")

    def test_files_are_not_replaced_unasked(self, termbase: Path) -> None:
        text_file("a.txt", "화웨이")
        text_file("b.html", "mine")
        words = ("annotate", "a.txt", "--db", str(termbase), "--style", "html", "--out", "b.html")
        assert "exists" in refused(*words)
        assert run(*words, "--force").exit_code == 0
        assert Path("b.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

    def test_texts_go_into_a_folder(self, termbase: Path) -> None:
        text_file("a.txt", "화웨이")
        text_file("b.txt", "华为")
        result = run("annotate", "a.txt", "b.txt", "--db", str(termbase), "--out", "done")
        assert (result.exit_code, result.stdout) == (0, "")
        assert Path("done/a.txt").read_text(encoding="utf-8") == "화웨이(华为)"
        assert Path("done/b.txt").read_text(encoding="utf-8") == "华为（화웨이）"

    def test_a_bad_file_stops_none_of_the_others(self, termbase: Path) -> None:
        text_file("a.txt", "화웨이")
        text_file("b.txt", b"\xff\xfe\xfd")
        result = run("annotate", "b.txt", "a.txt", "--db", str(termbase))
        assert (result.exit_code, result.stdout) == (1, "화웨이(华为)")
        assert result.stderr.startswith("Error: b.txt")

    def test_what_does_not_exist(self, termbase: Path) -> None:
        assert "does not exist" in refused("annotate", "none.txt", "--db", str(termbase))
