"""HWPX: what is text and where it stands, and what is refused."""

from __future__ import annotations

import pytest

from glossary.documents.hwpx import read
from glossary.documents.limits import zipped
from glossary.errors import DocumentError

from tests.documents.forty import REPORT
from tests.documents.hancom import (
    DECOY, build_hwpx, hwpx, xml_hung, xml_paragraph, xml_section, xml_text)


def text(*insides: str) -> str:
    return read(hwpx(xml_section(*map(xml_paragraph, insides))), "a.hwpx").text


def test_lines_places_and_what_the_file_says_of_itself() -> None:
    found = read(build_hwpx(REPORT), "a.hwpx")
    assert found.text.split("\n") == REPORT.lines()
    assert (found.title, found.date, found.encoding) == (REPORT.title, REPORT.date, "utf-8")
    labels = {place.label: found.text[place.start:].split("\n")[0] for place in found.places}
    assert labels["note 1"] == REPORT.note
    assert labels["table 1"] == REPORT.table[0][0]
    assert labels["paragraph 4"] == REPORT.paragraphs[2]


@pytest.mark.parametrize("inside, expected", [
    ("<hp:t>저고도<hp:fwSpace/>경제<hp:nbSpace/>(低空<hp:hyphen/>经济)<hp:tab/>끝</hp:t>",
     "저고도 경제 (低空-经济)\t끝"),
    ("<hp:t>우전<hp:lineBreak/>참관기</hp:t>", "우전\n참관기"),
    ("<hp:t>우전<hp:markpenBegin/>(乌镇)<hp:markpenEnd/></hp:t>", "우전(乌镇)"),
    ("<hp:t>가<hp:insertBegin/>나<hp:insertEnd/>다<hp:deleteBegin/>라<hp:deleteEnd/>마</hp:t>",
     "가나다마"),
    ("<hp:dutmal><hp:mainText>우전</hp:mainText><hp:subText>乌镇</hp:subText></hp:dutmal>",
     "우전(乌镇)"),
    ("<hp:dutmal><hp:mainText>우전</hp:mainText><hp:subText/></hp:dutmal>", "우전"),
    ("<hp:rect><hp:drawText><hp:subList><hp:p><hp:run><hp:t>안</hp:t></hp:run></hp:p></hp:subList>"
     "</hp:drawText></hp:rect><hp:t>밖</hp:t>", "밖\n안"),
    ("<hp:switch><hp:case><hp:t>새</hp:t></hp:case><hp:default><hp:t>헌</hp:t></hp:default>"
     "</hp:switch>", "새"),
    ("<hp:t>식</hp:t><hp:equation><hp:script>x over y</hp:script></hp:equation>", "식"),
])
def test_what_stands_in_a_paragraph(inside: str, expected: str) -> None:
    assert text(inside) == expected


@pytest.mark.parametrize("name", ["header", "footer", "hiddenComment", "fieldBegin"])
def test_headers_and_comments_are_left_out(name: str) -> None:
    assert text(xml_text("우전") + xml_hung(name, DECOY) + xml_text("(乌镇)")) == "우전(乌镇)"


def test_a_note_stands_after_its_paragraph_and_does_not_cut_it() -> None:
    note = xml_hung("endNote", "저장성의 도시")
    assert text(xml_text("우전") + note + xml_text("(乌镇)"), xml_text("끝")) == (
        "우전(乌镇)\n저장성의 도시\n끝")


def test_text_deleted_to_the_end_of_a_paragraph() -> None:
    assert text("<hp:t>가<hp:deleteBegin/>나</hp:t>", xml_text("다")) == "가\n다"


def test_sections_by_their_numbers_where_the_package_does_not_tell() -> None:
    files = {f"Contents/section{number}.xml": xml_section(xml_paragraph(xml_text(str(number))))
             for number in (10, 2, 0)}
    assert read(zipped(files), "a.hwpx").text == "0\n2\n10"


@pytest.mark.parametrize("data, why", [
    (b"PK", "is broken"),
    (zipped({}), "has no text"),
    (hwpx(xml_section()), "has no text"),
    (hwpx(b"<hs:sec>"), "is no XML"),
    (zipped({"META-INF/manifest.xml": b"<encryption-data/>"}), "protected by a password"),
    (hwpx(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares entities"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_what_cannot_be_read_is_told_in_a_line(data: bytes, why: str) -> None:
    with pytest.raises(DocumentError, match=why) as told:
        read(data, "a.hwpx")
    assert str(told.value).startswith("a.hwpx") and "\n" not in str(told.value)
