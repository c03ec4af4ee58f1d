"""Glosses as JSON lines, TSV, a table and words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.types import Gloss, Kind, Segment, Span
from glossary.documents import Place
from glossary.showing import records
from glossary.errors import DocumentError
from glossary.showing.records import (
    TSV_HEAD, Extract, explain, explanations, extracts, gloss_table, json_lines, tsv_lines,
)

TEXT = "머리말\n중국 핑안그룹(平安集团)의 시스템.\n"
PARTS = (
    Segment("핑안", "平安", "transcription", 0.98765), Segment("그룹", "集团", "meaning", 0.82),
)


def gloss(
    ko: str = "핑안그룹", zh: str = "平安集团", parts: tuple[Segment, ...] = PARTS,
    text: str = TEXT, kind: Kind = "mixed",
) -> Gloss:
    at = text.index(f"{ko}({zh}")
    ko_span, zh_span = Span(at, at + len(ko)), Span(at + len(ko) + 1, at + len(ko) + 1 + len(zh))
    line = text.count("\n", 0, at)
    return Gloss(
        ko_span.end, line + 1, ko, zh, ko_span, zh_span, kind, 0.91239, parts,
        text.split("\n")[line],
    )


def marked(**values: str) -> Gloss:
    """Give the gloss with more of its fields set."""
    return replace(gloss(), **values)  # type: ignore[arg-type]


class Finder:
    """An extractor that always finds the same."""

    def __init__(self, *confidences: float) -> None:
        self.confidences = confidences
        self.runs: list[int] = []

    def extract_run(self, texts: Sequence[str]) -> list[list[Gloss]]:
        self.runs.append(len(texts))
        return [[replace(gloss(), confidence=each) for each in self.confidences] for _ in texts]


def reasons(found: Gloss, text: str = TEXT) -> list[str]:
    return list(explain(found, text))


def test_a_json_line() -> None:
    assert json_lines(Extract("a.txt", TEXT, [gloss()])) == (
        '{"document": "a.txt", "line": 2, "offset": 11, "ko": "핑안그룹", "zh": "平安集团", '
        '"kind": "mixed", "confidence": 0.912, "segments": [{"ko": "핑안", "zh": "平安", '
        '"method": "transcription", "score": 0.988}, {"ko": "그룹", "zh": "集团", '
        '"method": "meaning", "score": 0.82}], "context": "중국 핑안그룹(平安集团)의 시스템."}'
    )


def test_the_optional_keys_stand_behind_the_hanzi() -> None:
    found = marked(zh_restored="平安集團", en="Ping An", note="핑안")
    record = json.loads(json_lines(Extract("a.txt", TEXT, [found])))
    assert list(record) == [
        "document", "line", "offset", "ko", "zh", "zh_restored", "en", "note", "kind",
        "confidence", "segments", "context",
    ]


def test_json_lines_for_a_narrow_encoding() -> None:
    line = json_lines(Extract("a.txt", TEXT, [gloss()]), ascii_only=True)
    assert line.isascii() and json.loads(line)["zh"] == "平安集团"


def test_no_gloss_no_line() -> None:
    assert json_lines(Extract("a.txt", TEXT, [])) == ""


def test_tsv_has_a_cell_for_every_column() -> None:
    line = tsv_lines(Extract("a\tb.txt", TEXT, [gloss()]))
    assert dict(zip(TSV_HEAD.split("\t"), line.split("\t"), strict=True)) == {
        "document": "a\\tb.txt", "line": "2", "offset": "11", "ko": "핑안그룹", "zh": "平安集团",
        "zh_restored": "", "en": "", "note": "", "kind": "mixed", "confidence": "0.912",
        "segments": "핑안=平安 transcription 0.988; 그룹=集团 meaning 0.820",
        "context": "중국 핑안그룹(平安集团)의 시스템.", "location": "",
    }


def test_where_a_gloss_stands_in_a_document_with_places() -> None:
    extract = Extract("a.pdf", TEXT, [gloss()], (Place(0, "page 1"), Place(5, "page 2")))
    found = json.loads(json_lines(extract))
    assert list(found)[:4] == ["document", "line", "offset", "location"]
    assert found["location"] == tsv_lines(extract).rpartition("\t")[2] == "page 2"
    assert explanations(extract).startswith("a.pdf, page 2: ")
    head, first = gloss_table(extract).splitlines()[1:]
    assert head.startswith("Where   Korean") and first.startswith("page 2  핑안그룹")


def test_a_table() -> None:
    found = [gloss(), marked(zh="安集团", zh_restored="平安集团")]
    assert gloss_table(Extract("a.txt", TEXT, found)) == (
        "a.txt\n"
        "Line  Korean    Hanzi              Kind   Sure\n"
        "   2  핑안그룹  平安集团           mixed  0.91\n"
        "   2  핑안그룹  安集团 → 平安集团  mixed  0.91"
    )


def test_an_explanation_in_full() -> None:
    assert explanations(Extract("a.txt", TEXT, [gloss()])) == (
        "a.txt, line 2: 핑안그룹 = 平安集团 (mixed, 0.91)\n"
        "  핑안 = 平安 by Mandarin sound (0.99)\n"
        "  그룹 = 集团 by meaning (0.82)\n"
        "  중국 before it stays outside: no Hanzi are left for it"
    )


@pytest.mark.parametrize(("part", "words"), [
    (Segment("평안", "平安", "reading", 1.0), "평안 = 平安 by Sino-Korean reading (1.00)"),
    (Segment("AI", "AI", "same", 1.0), "AI = AI as it is the same on both sides (1.00)"),
    (Segment("앱", "手机", "known", 0.5), "앱 = 手机 as the pair is known from elsewhere (0.50)"),
    (Segment("의", "", "none", 0.0), "의 has no Hanzi of its own"),
    (Segment("", "科技", "none", 0.0), "科技 has no Korean of its own"),
    (Segment("유니트리", "宇树", "none", 0.1), "유니트리 = 宇树 is what remains: nothing explains it"),
])
def test_the_reason_of_a_part(part: Segment, words: str) -> None:
    assert reasons(gloss(parts=(part,)))[0] == words


def test_hanzi_that_are_left_do_not_match_the_word_before() -> None:
    parts = (PARTS[0], Segment("", "集", "none", 0.0), Segment("", "团", "none", 0.0))
    assert reasons(gloss(parts=parts))[-1] == "중국 before it stays outside: it does not match 集团"


@pytest.mark.parametrize(("text", "words"), [
    ("핑안그룹(平安集团)", "it begins the line"),
    ("중국\n  핑안그룹(平安集团)", "it begins the line"),
    ("중국\r핑안그룹(平安集团)", "it begins the line"),
    ("중국 ‘핑안그룹(平安集团)’", "‘ before it is where the term begins"),
    ("△핑안그룹(平安集团)", "△ before it is where the term begins"),
    ("중국핑안그룹(平安集团)", "중국 before it stays outside: no Hanzi are left for it"),
])
def test_where_the_term_begins(text: str, words: str) -> None:
    assert reasons(gloss(text=text), text)[-1] == words


def test_lost_hanzi_are_told() -> None:
    assert reasons(marked(zh="安集团", zh_restored="平安集团"))[2] == (
        "安集团 lost Hanzi: an intact occurrence has 平安集团"
    )


def test_an_inverted_gloss_has_nothing_before_it() -> None:
    text = "平安集团(핑안그룹)"
    found = Gloss(
        4, 1, "핑안그룹", "平安集团", Span(5, 9), Span(0, 4), "mixed", 0.9, PARTS, text
    )
    assert reasons(found, text) == [
        "핑안 = 平安 by Mandarin sound (0.99)", "그룹 = 集团 by meaning (0.82)",
    ]


def test_control_characters_are_not_shown() -> None:
    extract = Extract("a\x1b.txt", TEXT, [marked(ko="핑\x1b[2J", context="\x1b[2J")])
    assert "\x1b" not in explanations(extract) + gloss_table(extract)


def test_what_is_less_sure_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found, = extracts([str(tmp_path)], Finder(0.49, 0.5, 0.9), 0.5)
    assert isinstance(found, Extract)
    assert [each.confidence for each in found.glosses] == [0.5, 0.9]


def test_a_document_that_does_not_read_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    first, second = extracts([str(tmp_path)], Finder(0.9))
    assert isinstance(first, DocumentError)
    assert isinstance(second, Extract) and second.document.endswith("b.txt")


def test_a_path_that_does_not_exist_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="does not exist"):
        list(extracts([str(tmp_path / "no.txt")], Finder(0.9)))


def test_documents_are_read_in_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "BATCH", 2 * len(TEXT))
    for name in "abcde":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    finder = Finder(0.9)
    found = [each.document for each in extracts([str(tmp_path)], finder)
             if isinstance(each, Extract)]
    assert [Path(each).name for each in found] == ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]
    assert finder.runs == [2, 2, 1]
