"""PPTX: slides in the order of the presentation, each with its tables, diagrams and notes."""

from __future__ import annotations

import pytest

from glossary.documents import slides
from glossary.documents.limits import zipped
from glossary.errors import DocumentError
from tests.documents.forty import REPORT
from tests.documents.office import build_pptx, part, pptx, rels, shape, slide_table, text_body


def text(*shapes: str) -> str:
    return slides.read(pptx([("".join(shapes), "")]), "a.pptx").text


def test_what_the_file_says_and_where_each_line_stands() -> None:
    found = slides.read(build_pptx(REPORT), "a.pptx")
    assert (found.title, found.date, found.publisher) == (
        REPORT.title, REPORT.date, REPORT.publisher)
    assert [place.label for place in found.places] == [
        "slide 1", "slide 1, notes", "slide 2", "slide 3"]


@pytest.mark.parametrize("placeholder", ["sldNum", "dt", "ftr", "hdr", "sldImg"])
def test_what_stands_on_every_slide_is_left_out(placeholder: str) -> None:
    assert text(shape("우전(乌镇)"), shape("2026", placeholder=placeholder)) == "우전(乌镇)"


def test_groups_tables_and_alternatives() -> None:
    choice = (f"<mc:AlternateContent><mc:Choice>{shape('새것(新)')}</mc:Choice><mc:Fallback>"
              f"{shape('옛것(旧)')}</mc:Fallback></mc:AlternateContent>")
    group = f"<p:grpSp>{shape('묶음(组)')}<p:grpSp>{shape('속(内)')}</p:grpSp></p:grpSp>"
    assert text(group, slide_table([["화웨이(华为)", "칸"]]), choice) == (
        "묶음(组)\n속(内)\n화웨이(华为)\n칸\n새것(新)")


def test_fields_and_line_ends_in_a_paragraph() -> None:
    paragraph = ('<a:p><a:fld type="slidenum"><a:t>3</a:t></a:fld><a:r><a:t>핑안그룹</a:t></a:r><a:br/>'
                 '<a:r><a:t>(平安</a:t></a:r><a:fld type="x"><a:t>集团)</a:t></a:fld></a:p>')
    assert text(f"<p:sp><p:txBody>{paragraph}</p:txBody></p:sp>") == "핑안그룹\n(平安集团)"


def test_text_in_a_diagram() -> None:
    data = pptx([(shape("그림"), "")], {
        "ppt/slides/_rels/slide99.xml.rels": rels({"../diagrams/data1.xml": "diagramData"}),
        "ppt/diagrams/data1.xml": part(
            "dgm:dataModel", text_body(["단계(阶段)"]).replace("p:txBody", "dgm:t"))})
    assert slides.read(data, "a.pptx").text == "그림\n단계(阶段)"


GOOD = build_pptx(REPORT)
BAD = {
    "truncated": (GOOD[:-30], "a.pptx is broken"),
    "no presentation": (zipped({"ppt/a.xml": b"<a/>"}), "a.pptx has no ppt/presentation.xml"),
    "a slide that is not there": (
        zipped({"ppt/presentation.xml": part(
            "p:presentation", '<p:sldIdLst><p:sldId r:id="rId1"/></p:sldIdLst>'),
            "ppt/_rels/presentation.xml.rels": rels({"slides/slide1.xml": "slide"})}),
        "a.pptx has no ppt/slides/slide1.xml: is it whole?"),
    "a way out": (
        zipped({"ppt/presentation.xml": part(
            "p:presentation", '<p:sldIdLst><p:sldId r:id="rId1"/></p:sldIdLst>'),
            "ppt/_rels/presentation.xml.rels": rels({"../../../etc/passwd": "slide"})}),
        "a.pptx has no etc/passwd: is it whole?"),
    "no text": (pptx([(shape(" "), "")]), "a.pptx has no text"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_told_in_one_line(what: str) -> None:
    data, message = BAD[what]
    with pytest.raises(DocumentError) as caught:
        slides.read(data, "a.pptx")
    assert str(caught.value).startswith(message) and "\n" not in str(caught.value)
