"""PDF: paragraphs whole, in reading order, and one clear line for what has no text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from glossary.documents import pdf as reader
from glossary.documents import pdf_lines
from glossary.documents.extracted import Extracted, Place
from glossary.errors import DocumentError
from tests.documents.forty import REPORT
from tests.documents.print import (
    HEIGHT, MARGIN, WIDTH, Piece, build_pdf, column, pdf, width, wrapped)

TEXT = REPORT.paragraphs[1]
OTHER = REPORT.paragraphs[2]


def read(*pages: Sequence[Piece], info: str = "") -> Extracted:
    return reader.read(pdf(pages, info), "a.pdf")


def solid(text: str) -> str:
    """Give a text without blanks, where these are not asked about."""
    return "".join(text.split())


def test_what_the_file_says() -> None:
    found = reader.read(build_pdf(REPORT), "a.pdf")
    assert (found.title, found.date, found.format) == (REPORT.title, REPORT.date, "pdf")
    assert [place.label for place in found.places] == ["page 1", "page 2"]
    assert found.text[found.places[1].start:].startswith(REPORT.paragraphs[3][:9])


@pytest.mark.parametrize("info", [
    "", "/Title()", "/Title(untitled)", "/Title(Microsoft Word - report.docx)", "/Title(a.hwp)"])
def test_a_title_that_is_none_is_the_first_line(info: str) -> None:
    found = read(column(["저고도 산업(低空产业)", "둘째 줄"]), info=info)
    assert (found.title, found.date) == ("저고도 산업(低空产业)", None)


def test_a_title_with_half_a_character_is_none() -> None:
    assert read(column(["첫째 줄"]), info="/Title<feffd83d>").title == "첫째 줄"


def test_the_lines_of_a_paragraph_are_joined() -> None:
    lines = wrapped(TEXT)
    assert len(lines) > 2
    assert solid(read(column(lines)).text) == solid(TEXT) and "\n" not in read(column(lines)).text


def test_paragraphs_that_follow_closely_stay_two() -> None:
    found = read(column([*wrapped(TEXT), *wrapped(OTHER)])).text.split("\n")
    assert [*map(solid, found)] == [solid(TEXT), solid(OTHER)]


def test_an_indented_line_begins_a_paragraph() -> None:
    full = "가" * 45
    lines = column([full, full, full])
    lines[1] = lines[1]._replace(x=MARGIN + 10.0, text=full[1:])
    assert len(read(lines).text.split("\n")) == 2


@pytest.mark.parametrize("mark", ["·", "○", "-", "1.", "가.", "(2)", "※", "<", "문)"])
def test_a_bullet_begins_a_line(mark: str) -> None:
    full = "그리고 이 문장은 오른쪽 끝까지 가서 끝난다. 그다음에도 한 문장이 더 와서 여기에서 끝났다."
    full += "." * int((WIDTH - 2 * MARGIN - width(full)) / 5)
    text = read(column([full, f"{mark} 저고도 경제(低空经济)", full])).text
    assert text.split("\n")[1].startswith(mark)


def test_short_lines_stay_lines() -> None:
    lines = ["핑안그룹", "화웨이(华为)", "비야디(比亚迪) 자동차", "우전"]
    steps = [Piece(MARGIN, HEIGHT - MARGIN - 30 * place, line) for place, line in enumerate(lines)]
    assert read(steps).text.split("\n") == lines


def test_a_cell_that_is_broken_is_joined_and_a_list_is_not() -> None:
    assert read(column(["핑안", "그룹(平", "安集团)"])).text == "핑안그룹(平安集团)"
    items = ["비야디(比亚迪)", "우전(乌镇)", "화웨이(华为)"]
    assert read(column(items)).text.split("\n") == items


def test_columns_are_read_one_after_the_other() -> None:
    room = (WIDTH - 2 * MARGIN - 30) / 2
    lines = wrapped(TEXT + " " + OTHER, room)
    half = len(lines) // 2
    found = read(column(lines[:half]) + column(lines[half:], left=MARGIN + room + 30)).text
    assert solid(found) == solid(TEXT + OTHER) and "\n" not in found


def test_cells_of_a_row_are_lines() -> None:
    row = [Piece(MARGIN, 500, "전력"), Piece(200, 500, "국가전망(国家电网)"), Piece(400, 500, "송전")]
    assert read(row).text == "전력\n국가전망(国家电网)\n송전"


def test_a_sentence_goes_over_to_the_next_page() -> None:
    lines = wrapped(TEXT)
    bodies = column(lines[:2]), column(lines[2:]), column([OTHER[:29]])
    pages = [[*body, Piece(MARGIN, HEIGHT - 30, "산업 동향(产业动向)"),
              Piece(WIDTH / 2, 30, f"- {number} -")] for number, body in enumerate(bodies, 1)]
    pages[0] += column(["1) 각주(脚注)가 쪽 아래에 있다."], 60, size=8.0)
    found = read(*pages)
    first, note, head, *rest = found.text.split("\n")
    assert solid(first) == solid(TEXT)
    assert (note, head) == ("1) 각주(脚注)가 쪽 아래에 있다.", "산업 동향(产业动向)")
    assert rest == [OTHER[:29]]
    assert found.text[found.places[1].start:].startswith(lines[2])
    assert found.places[0] == Place(0, "page 1")


def test_what_stands_at_the_edge_once_is_kept() -> None:
    pages = [[Piece(MARGIN, HEIGHT - 30, head), *column([f"{head} 본문이다."], 500)]
             for head in ("첫째 장(第一章)", "둘째 장(第二章)", "셋째 장(第三章)")]
    assert read(*pages).text.count("\n") == 5


def test_marks_of_notes_leave_no_trace_and_powers_stay() -> None:
    line = [Piece(70, 500, "핑안그룹"), Piece(110, 504, "12)", 6), Piece(119, 500, "(平安集团)"),
            Piece(159, 500, " 10"), Piece(174, 504, "3", 6), Piece(178, 500, "m")]
    assert read(line).text == "핑안그룹(平安集团) 103m"


@pytest.mark.parametrize(("drawn", "text"), [
    ("생산력(⽣产⼒)", "생산력(生产力)"), ("자동차(⻋)", "자동차(车)"), ("용(⻰)", "용(龙)"),
    ("금(\uf90a)", "금(\uf90a)"), ("요시노야(𠮷野家)", "요시노야(𠮷野家)"),
    ("\u1112\u1161\u11ab국(韩国)", "한국(韩国)"), ("⺠⿕", "民龠")])
def test_radicals_become_hanzi_and_nothing_else_does(drawn: str, text: str) -> None:
    assert read(column([drawn])).text == text


def test_a_hyphen_that_breaks_a_word_goes() -> None:
    full = "가" * 40 + " infor-"
    assert read(column([full, "mation(信息)" + "나" * 20])).text.endswith("information(信息)" + "나" * 20)


def test_text_that_was_turned() -> None:
    data = pdf([column(["핑안그룹(平安集团)은", "둘째 줄(第二)"])])
    data = data.replace(b"1 0 0 1 70 772.0 Tm", b"0 1 -1 0 100 100 Tm")
    data = data.replace(b"1 0 0 1 70 756.0 Tm", b"0 1 -1 0 116 100 Tm")
    assert reader.read(data, "a.pdf").text == "핑안그룹(平安集团)은\n둘째 줄(第二)"


def test_a_broken_table_of_objects_is_mended() -> None:
    data = pdf([column(["화웨이(华为)"])]).replace(b"startxref\n", b"startxref\n9")
    assert reader.read(data, "a.pdf").text == "화웨이(华为)"


def test_a_broken_page_is_passed_over() -> None:
    data = pdf([column(["첫째(第一)"]), column(["둘째(第二)"])]).replace(b"/Kids[6 0 R", b"/Kids[1 0 R")
    assert "둘째(第二)" in reader.read(data, "a.pdf").text


ENCRYPTED = "/Encrypt<</Filter/{}/V {}/R 2/O<{zero}>/U<{zero}>/P -4>>/ID[<00><00>]"
WHOLE = pdf([column(["화웨이(华为)"])])
BAD = {
    "password": (pdf([[]], trailer=ENCRYPTED.format("Standard", 1, zero="00" * 32)),
                 "a.pdf is encrypted: save it without a password"),
    "rights": (pdf([[]], trailer=ENCRYPTED.format("Adobe.PubSec", 4, zero="00" * 32)),
               "a.pdf is encrypted in a way that is not known: save it without protection"),
    "scan": (pdf([[], []]),
             "a.pdf has no text, only pictures (on 2 pages): run OCR on it first"),
    "cut": (WHOLE[:len(WHOLE) // 2],
            "a.pdf is broken, and no PDF that can be mended: get it again"),
    "head": (b"%PDF-1.7\n", "a.pdf is broken, and no PDF that can be mended: get it again"),
    "page": (WHOLE.replace(b"/Kids[6 0 R]", b"/Kids[9 0 R]"),
             "a.pdf is broken, it has no page that can be read: get it again"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_told_in_one_line(what: str) -> None:
    data, message = BAD[what]
    with pytest.raises(DocumentError) as caught:
        reader.read(data, "a.pdf")
    assert str(caught.value) == message


def test_more_pages_than_there_are_do_no_harm() -> None:
    data = WHOLE.replace(b"/Count 1", b"/Count 99999999")
    assert reader.read(data, "a.pdf").text == "화웨이(华为)"


def test_a_page_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_lines, "GLYPHS", 3)
    with pytest.raises(DocumentError, match="^a.pdf, page 1 has 7 glyphs: that is no page$"):
        reader.read(WHOLE, "a.pdf")


def test_too_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "TEXT", 3)
    with pytest.raises(DocumentError, match="^a.pdf has more than .* characters: cut it up$"):
        reader.read(WHOLE, "a.pdf")
