"""The list of documents, and one with its glosses marked in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.types import Segment
from glossary.details import Occurrence
from glossary.web.marking import AROUND, marked
from tests.desk import Desk, sitting
from tests.printing import HOSTILE, concept, document, gloss, writing
from tests.test_web_concept import Page, words

LOW = [Segment("저고도", "低空", "known", 0.98)]

PLACE = Occurrence("a.txt", "", "", 1, 2, "우전", "乌镇", "", "", "", "mixed", 0.9, "우전(乌镇)")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Document 1 has 150 glosses on 75 lines, 2 lines of all sorts, 3 nothing; then one for each
    hostile text."""
    found = tmp_path_factory.mktemp("document") / "g.db"
    with writing(found) as db:
        document(db, "b.txt", "나중", "2025-12-01")
        document(db, "c.txt", "가장 나중", "2026-01-01")
        low, town = concept(db, "저고도", "低空"), concept(db, "우전", "乌镇")
        bad = concept(db, "우전자", "吴电子", status="rejected")
        for at in range(75):
            line = f"{at} 우전(乌镇)과 저고도(低空)"
            gloss(db, town, "우전", "乌镇", (), line, (1, at + 1, at * 100 + 5))
            gloss(db, low, "저고도", "低空", LOW, line, (1, at + 1, at * 100 + 20))
        twice = "우전(乌镇)에서 우전(乌镇)까지"
        gloss(db, town, "우전", "乌镇", (), twice, (2, 1, 2))
        gloss(db, town, "우전", "乌镇", (), twice, (2, 1, 12))
        gloss(db, town, "우전", "乌镇", (), "(乌镇)", (2, 3, 30))
        gloss(db, low, "저고도", "低空", (), "저고도가 큰다.", (2, 4, 40), "低空在发展。")
        gloss(db, bad, "우전자", "吴电子", (), None, (2, 5, 60))
        for at, text in enumerate(HOSTILE):
            number = concept(db, text, text)
            gloss(db, number, text, text, (), f"{text}({text})",
                  (document(db, f"{text}/{at}", text, text), 1, 1))
    return found


@pytest.fixture(scope="module")
def desk(path: Path) -> Iterator[Desk]:
    with sitting(path) as found:
        yield found


def shown(desk: Desk, address: str, status: int = 200) -> Page:
    answer = desk.get(address, headers={"accept-language": "en"})
    assert answer.status_code == status
    return Page(answer.text)


def lines(page: Page) -> list[int]:
    return [int(attrs["value"] or 0) for tag, attrs in page.elements
            if tag == "li" and "value" in attrs]


def test_lines_stand_in_their_order_with_terms_marked(desk: Desk) -> None:
    answer = desk.get("/document/1")
    assert lines(Page(answer.text)) == list(range(1, 31))
    assert ('0 <a class="mark status-candidate" lang="ko" href="/concept/2">우전</a>('
            '<a class="mark status-candidate" lang="zh-Hans" href="/concept/2">乌镇</a>)과 '
            '<a class="mark status-candidate" lang="ko" href="/concept/1">저고도</a>' in answer.text)


def test_pages_follow_one_another_and_lead_back(desk: Desk) -> None:
    seen, address = [], "/document/1"
    before = None
    while address:
        page = shown(desk, address)
        seen += lines(page)
        found = {attrs["rel"]: attrs["href"] for tag, attrs in page.elements
                 if tag == "a" and attrs.get("rel")}
        if before:
            back = shown(desk, f"/document/1{found['prev']}")
            assert lines(back)[0] == before[0]
        before = lines(page)
        address = f"/document/1{found['next']}" if "next" in found else ""
    assert seen == list(range(1, 76))


def test_a_place_is_shown_with_what_stands_before_it(desk: Desk) -> None:
    page = shown(desk, "/document/1?at=5020")
    assert lines(page)[0] == 46
    marked_lines = [attrs["value"] for tag, attrs in page.elements if attrs.get("class") == "here"]
    assert marked_lines == ["51"]


def test_a_term_twice_on_a_line_is_marked_twice(desk: Desk) -> None:
    page = shown(desk, "/document/2")
    assert sum(attrs.get("class") == "mark status-candidate" for _, attrs in page.elements) == 7
    assert lines(page) == [1, 3, 4, 5]


def test_korean_that_stands_elsewhere_is_told(desk: Desk) -> None:
    source = desk.get("/document/2").text
    assert re.search(r'class="apart"><a href="/concept/2"><span lang="ko"><bdi>우전<', source)
    assert source.count('class="apart"') == 1


def test_aligned_text_is_marked_on_both_sides(desk: Desk) -> None:
    source = desk.get("/document/2").text
    assert re.search(r'lang="ko" href="/concept/1">저고도</a>가 큰다\.', source)
    assert re.search(r'lang="zh-Hans" href="/concept/1">低空</a>在发展。', source)


def test_what_was_rejected_shows(desk: Desk) -> None:
    assert 'class="mark status-rejected" lang="ko" href="/concept/3">우전자' in desk.get(
        "/document/2").text


def test_a_document_without_glosses_says_so(desk: Desk) -> None:
    assert "No term was found in it." in words(shown(desk, "/document/3"))


@pytest.mark.parametrize("address", ["/document/0", "/document/9999", "/document/" + "9" * 30])
def test_what_is_not_there_is_not_found(desk: Desk, address: str) -> None:
    assert "There is no document" in words(shown(desk, address, 404))


@pytest.mark.parametrize("query", ["from=-1", "from=x", "from=99999999", "at=", "at=%00",
                                   "at=" + "9" * 40, "from=1;DROP TABLE gloss"])
def test_a_place_that_makes_no_sense_is_a_page(desk: Desk, query: str) -> None:
    shown(desk, f"/document/1?{query}")


@pytest.mark.parametrize("order", ["added", "date", "title", "evil; DROP TABLE term"])
def test_the_list_has_an_order(desk: Desk, order: str) -> None:
    page = shown(desk, f"/documents?order={order}")
    assert {"/document/1", "/document/2", "/document/3"} <= set(page.links())
    text = words(page)
    if order == "added":
        assert text.index("소식") < text.index("나중") < text.index("가장 나중")
        assert "150 glosses" in text


def test_dates_come_newest_first(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        for month in range(1, 51):
            document(db, f"{month}.txt", f"제{month:02}호", f"2025-01-{month:02}")
    with sitting(tmp_path / "g.db") as desk:
        first = shown(desk, "/documents?order=date")
        titles = re.findall(r"제(\d\d)호", first.text)
        assert titles == [f"{month:02}" for month in range(50, 10, -1)]
        second = shown(desk, "/documents?order=date&page=2")
        assert re.findall(r"제(\d\d)호", second.text) == [f"{at:02}" for at in range(10, 0, -1)]
        assert "?order=date&page=2#documents" in first.links()
        titled = shown(desk, "/documents?order=title")
        assert re.findall(r"제(\d\d)호", titled.text)[:2] == ["01", "02"]


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=[ascii(text)[:30] for text in HOSTILE])
def test_hostile_text_is_text(desk: Desk, at: int) -> None:
    page = shown(desk, f"/document/{at + 4}")
    assert not [tag for tag, attrs in page.elements
                if any(name.startswith("on") or name == "style" for name in attrs)]
    assert {tag for tag, _ in page.elements} <= set(
        "html head meta title link script body a header nav span main p article h1 bdi time ol li "
        "footer".split())
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", page.text)
    assert all(each.startswith(("/", "?", "#")) for each in page.links())


def test_hostile_titles_are_text_in_the_list(desk: Desk) -> None:
    page = shown(desk, "/documents")
    assert not [tag for tag, attrs in page.elements
                if any(name.startswith("on") or name == "style" for name in attrs)]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", page.text)


def test_what_is_far_from_all_terms_is_left_out() -> None:
    place = PLACE._replace(context="앞" * 500 + "우전(乌镇)" + "뒤" * 500)
    pieces = marked(place.context, [place], AROUND)
    assert [piece.text for piece in pieces] == [
        "…" + "앞" * AROUND, "우전", "(", "乌镇", ")" + "뒤" * (AROUND - 1) + "…"]


def test_what_lies_across_is_marked_once() -> None:
    other = PLACE._replace(ko="전", zh="乌")
    pieces = marked("우전(乌镇)", [PLACE, other])
    assert [(piece.text, piece.mark) for piece in pieces if piece.side] == [("우전", 0), ("乌镇", 0)]
