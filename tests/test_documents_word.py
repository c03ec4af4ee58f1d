"""DOCX: the text that a reader of the document sees, in its order."""

from __future__ import annotations

import pytest

from glossary.documents import word
from glossary.documents.extracted import Extracted
from glossary.documents.limits import unpack, zipped
from glossary.errors import DocumentError
from tests.documents.forty import REPORT
from tests.documents.office import build_docx, docx, footnote, part, word_paragraph

MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
BEFORE, AFTER = "<w:p><w:r><w:t>핑안그룹</w:t></w:r>", "<w:r><w:t>(平安集团)</w:t></w:r></w:p>"
WHOLE = "핑안그룹(平安集团)"


def read(body: str, **parts: str) -> Extracted:
    return word.read(docx(body, {}, **parts), "a.docx")


def box(text: str) -> str:
    return f"<w:txbxContent>{word_paragraph(text)}</w:txbxContent>"


def test_what_the_file_says() -> None:
    found = word.read(build_docx(REPORT), "a.docx")
    assert (found.title, found.date, found.publisher) == (
        REPORT.title, REPORT.date, REPORT.publisher)
    assert [place.label for place in found.places][-3:] == ["paragraph 7", "paragraph 8", "table 1"]
    assert "note 1" in [place.label for place in found.places]


def test_without_properties_the_first_line_is_the_title() -> None:
    found = read(word_paragraph("") + word_paragraph("저고도(低空)") + word_paragraph("본문"))
    assert (found.title, found.date, found.publisher) == ("저고도(低空)", None, None)
    assert [place.label for place in found.places] == ["paragraph 2", "paragraph 3"]


BETWEEN = {
    "nothing": "",
    "a mark of a note": MARK,
    "an end note": '<w:r><w:endnoteReference w:id="9"/></w:r>',
    "deleted text": "<w:del><w:r><w:delText>삭제</w:delText></w:r></w:del>",
    "moved text": "<w:moveFrom><w:r><w:t>옮김</w:t></w:r></w:moveFrom>",
    "hidden text": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>숨김</w:t></w:r>",
    "a comment": '<w:r><w:commentReference w:id="1"/></w:r><w:commentRangeEnd w:id="1"/>',
    "a field": "<w:r><w:instrText>XE \"핑안\"</w:instrText></w:r>",
    "an end of page": '<w:r><w:lastRenderedPageBreak/><w:br w:type="page"/></w:r>',
    "a soft hyphen": "<w:r><w:softHyphen/></w:r>",
    "a picture of a font": '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
}


@pytest.mark.parametrize("what", BETWEEN)
def test_nothing_comes_between_a_term_and_its_bracket(what: str) -> None:
    found = read(BEFORE + BETWEEN[what] + AFTER, footnotes=footnote("각주"), endnotes="")
    assert found.text.split("\n")[0] == WHOLE
    assert found.text.split("\n")[1:] == (["각주"] if what == "a mark of a note" else [])


AROUND = {
    "a link": "<w:hyperlink>{}</w:hyperlink>",
    "inserted text": "<w:ins>{}</w:ins>",
    "a smart tag": "<w:smartTag>{}</w:smartTag>",
    "a control": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "a field": "<w:fldSimple>{}</w:fldSimple>",
    "text that is not hidden": '{}<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t></w:t></w:r>',
}


@pytest.mark.parametrize("what", AROUND)
def test_text_in_other_elements_is_read(what: str) -> None:
    assert read("<w:p>" + AROUND[what].format(f"<w:r><w:t>{WHOLE}</w:t></w:r>") + "</w:p>"
                ).text == WHOLE


@pytest.mark.parametrize(("below", "above", "text"), [
    ("漢字", "한자", "漢字"), ("핑안그룹", "平安集团", WHOLE), ("한", "강조", "한"), ("漢", "한漢", "漢")])
def test_ruby(below: str, above: str, text: str) -> None:
    ruby = (f"<w:p><w:r><w:ruby><w:rt><w:r><w:t>{above}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>"
            f"{below}</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>")
    assert read(ruby).text == text


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    same = box("우전(乌镇)")
    body = (f"{BEFORE}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{same}</wps:txbx></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{same}</v:textbox></w:pict></mc:Fallback>"
            f"</mc:AlternateContent></w:r>{AFTER}<w:p><w:r><w:pict><v:textbox>{box('둘째 상자')}"
            "</v:textbox></w:pict></w:r></w:p>")
    found = read(body)
    assert found.text == f"{WHOLE}\n우전(乌镇)\n둘째 상자"
    assert [place.label for place in found.places] == ["paragraph 1", "text box 1", "text box 2"]


def test_notes_follow_their_paragraph_even_in_a_cell_and_in_a_note() -> None:
    separator = footnote("--", 0).replace("w:id", 'w:type="separator" w:id')
    looping = footnote("각주(脚注)").replace("</w:p>", MARK + "</w:p>")
    body = (f"<w:tbl><w:tr><w:tc>{BEFORE}{MARK}{AFTER}</w:tc><w:tc>{word_paragraph('옆 칸')}</w:tc>"
            f"</w:tr></w:tbl>{word_paragraph('뒤')}")
    found = read(body, footnotes=separator + looping)
    assert found.text == f"{WHOLE}\n각주(脚注)\n옆 칸\n뒤"
    assert [place.label for place in found.places] == [
        "table 1", "note 1", "table 1", "paragraph 1"]


def test_a_line_end_put_in_by_hand_is_kept_but_in_brackets() -> None:
    body = "<w:p><w:r><w:t>핑안그룹</w:t><w:br/><w:t>(平安</w:t><w:br/><w:t>集团)</w:t></w:r></w:p>"
    assert read(body).text == "핑안그룹\n(平安集团)"


def test_the_main_part_may_have_another_name_and_namespace() -> None:
    files = {
        "_rels/.rels": b'<Relationships><Relationship Id="r" Type="http://purl.oclc.org/ooxml/'
                       b'officeDocument/relationships/officeDocument" Target="/word/doc2.xml"/>'
                       b"</Relationships>",
        "word/doc2.xml": part("w:document", f"<w:body>{word_paragraph(WHOLE)}</w:body>").replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main")}
    assert word.read(zipped(files), "a.docx").text == WHOLE


GOOD = build_docx(REPORT)
BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><a>&b;</a>'
BAD = {
    "truncated": (GOOD[:len(GOOD) // 2], "a.docx is broken (File is not a zip file): get it again"),
    "no document": (zipped({"word/styles.xml": b"<a/>"}), "a.docx has no word/document.xml: is it "
                    "whole?"),
    "no XML": (zipped({"word/document.xml": b"<w:document"}), "a.docx/word/document.xml is no XML"),
    "entities": (zipped({"word/document.xml": BOMB}),
                 "a.docx/word/document.xml declares entities"),
    "no text": (docx(word_paragraph(" ")), "a.docx has no text"),
    "a bomb": (docx("<w:p/>" + " " * 70_000_000), "a.docx grows from "),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_told_in_one_line(what: str) -> None:
    data, message = BAD[what]
    with pytest.raises(DocumentError) as caught:
        word.read(data, "a.docx")
    assert str(caught.value).startswith(message) and "\n" not in str(caught.value)


def test_broken_properties_are_none() -> None:
    archive = unpack(GOOD, "a.docx")
    files = {name: archive.read(name) for name in archive.names} | {"docProps/core.xml": b"<"}
    assert word.read(zipped(files), "a.docx").date is None
