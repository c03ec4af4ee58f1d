"""HWP 5: what is text and where it stands, and what is refused."""

from __future__ import annotations

import struct
import zlib

import pytest

from glossary.documents.extracted import Place
from glossary.documents.hwp import read
from glossary.errors import DocumentError

from tests.documents.compound import compound
from tests.documents.forty import REPORT
from tests.documents.hancom import (
    CONTROL, DECOY, HEAD, LIST, build_hwp, control, hung, hwp, paragraph, properties, record)

MEMOS = 93


def text(*records: bytes) -> str:
    return read(hwp(b"".join(records)), "a.hwp").text


def test_lines_places_and_what_the_file_says_of_itself() -> None:
    found = read(build_hwp(REPORT), "a.hwp")
    assert found.text.split("\n") == REPORT.lines()
    assert (found.title, found.date, found.encoding) == (REPORT.title, REPORT.date, "utf-16-le")
    labels = {place.label: found.text[place.start:].split("\n")[0] for place in found.places}
    assert labels["note 1"] == REPORT.note
    assert labels["table 1"] == REPORT.table[0][0]
    assert labels["paragraph 4"] == REPORT.paragraphs[2]


def test_a_mark_between_term_and_bracket_is_no_text() -> None:
    said = f"우전{control(17, 'fn  ')}({control(22, 'bokm')}乌镇)"
    assert text(paragraph(said, hung=hung("fn  ", "저장성의 도시"))) == "우전(乌镇)\n저장성의 도시"


def test_characters_of_their_own_meaning() -> None:
    tab = control(9, "\0\0\0\0")
    assert text(paragraph(f"저고도\x1e경제\x1f(低空\x18经济){tab}끝\n둘")) == "저고도 경제 (低空-经济)\t끝\n둘"


def test_characters_beyond_the_basic_plane_and_halves_of_them() -> None:
    assert text(paragraph("쓰촨(\U00020000川)")) == "쓰촨(\U00020000川)"
    assert text(paragraph("가\ud840나")) == "가\ufffd나"


def test_notes_in_tables_stand_in_their_order() -> None:
    cell = paragraph(f"칸{control(17, 'fn  ')}", 2, hung("fn  ", "칸의 주석", level=3))
    table = record(CONTROL, 1, b" lbt" + bytes(12)) + record(LIST, 2, bytes(8)) + cell
    content = paragraph(control(11, "tbl "), hung=table + paragraph("다음 칸", 2)) + paragraph("끝")
    found = read(hwp(content), "a.hwp")
    assert found.text == "칸\n칸의 주석\n다음 칸\n끝"
    labels = [place.label for place in found.places]
    assert labels == ["table 1", "note 1", "table 1", "paragraph 1"]
    assert found.places[-1] == Place(13, "paragraph 1")


@pytest.mark.parametrize("name", ["head", "foot", "tcmt", "secd"])
def test_headers_and_comments_are_left_out_with_all_they_hold(name: str) -> None:
    inner = hung("tbl ", DECOY, level=3)
    left_out = record(CONTROL, 1, name[::-1].encode()) + paragraph(DECOY, 2, inner)
    assert text(paragraph("가", hung=left_out), paragraph("나")) == "가\n나"


def test_memos_are_left_out() -> None:
    memo = record(MEMOS, 1, bytes(4)) + record(LIST, 2, bytes(8)) + paragraph(DECOY, 2)
    assert text(paragraph("가", hung=memo), paragraph("나")) == "가\n나"


def test_what_is_printed_over_a_word_is_its_gloss() -> None:
    def over(word: str, small: str) -> bytes:
        said = b"".join(struct.pack("<H", len(each)) + each.encode("utf-16-le")
                        for each in (word, small))
        return record(CONTROL, 1, b"tudt" + said)

    said = f"중국 {control(23, 'tdut')}와 {control(23, 'tdut')}."
    both = over("우전", "乌镇") + hung("tbl ", "칸") + over("상하이", "")
    assert text(paragraph(said, hung=both)) == "중국 우전(乌镇)와 상하이.\n칸"


def test_sections_in_the_order_of_their_numbers() -> None:
    sections = {f"BodyText/Section{number}": paragraph(f"구역 {number}") for number in (10, 2, 1)}
    more = {"PrvText": DECOY.encode("utf-16-le")}
    assert read(hwp(paragraph("구역 0"), 0, {**sections, **more}), "a.hwp").text.split("\n") == [
        "구역 0", "구역 1", "구역 2", "구역 10"]


def test_a_paragraph_longer_than_a_short_record() -> None:
    assert text(paragraph("가" * 5000)) == "가" * 5000


def test_a_broken_summary_is_no_reason_to_refuse() -> None:
    for size in range(0, 90, 7):
        summary = {"\x05HwpSummaryInformation": properties("제목", "2026-03-16")[:size]}
        found = read(hwp(paragraph("가"), 1, summary), "a.hwp")
        assert (found.text, found.date) == ("가", None)


@pytest.mark.parametrize("bit, why", [
    (1, "protected by a password"), (2, "for distribution"), (4, "DRM"), (8, "certificate"),
    (10, "DRM")])
def test_what_is_locked_is_refused(bit: int, why: str) -> None:
    with pytest.raises(DocumentError, match=f"^a.hwp is .*{why}"):
        read(hwp(paragraph("가"), 1 << bit), "a.hwp")


@pytest.mark.parametrize("data, why", [
    (b"HWP Document File V3.00 \x1a\1\2\3\4\5", "of Hangul 3"),
    (b"no", "no compound file"),
    (compound({"WordDocument": b"a"}), "has no FileHeader"),
    (compound({"FileHeader": b"HWP"}), "no HWP file"),
    (compound({"FileHeader": b"HWP Document File".ljust(32, b"\0") + b"\0\0\0\4" + bytes(4)}),
     "version 4"),
    (hwp(b""), "has no text"),
    (hwp(paragraph("  ")), "has no text"),
    (hwp(paragraph("가")[:-1]), "begins no record"),
    (hwp(record(HEAD, 0, b"") + b"\xff" * 8), "begins no record"),
    (hwp(record(15, 0, b"")), "begins no record"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_what_cannot_be_read_is_told_in_a_line(data: bytes, why: str) -> None:
    with pytest.raises(DocumentError, match=why) as told:
        read(data, "a.hwp")
    assert str(told.value).startswith("a.hwp") and "\n" not in str(told.value)


def test_a_section_that_is_cut_off() -> None:
    content = b"".join(paragraph("가나다") for _ in range(9))
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packing.compress(content) + packing.flush()
    head = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, 1)
    for section, why in ((packed[:-4], "cut off"), (b"\xff" + packed, "invalid")):
        with pytest.raises(DocumentError, match=f"^a.hwp/BodyText/Section0 is broken .*{why}"):
            read(compound({"FileHeader": head, "BodyText/Section0": section}), "a.hwp")
