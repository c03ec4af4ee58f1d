"""The page of a concept: what it tells, whatever the terms are, and where a merged one went."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import pytest

from aligner.types import Segment
from glossary.connect import open_reader
from glossary.entries import SAID
from glossary.store import open_glossary
from glossary.web.labels import Labels
from tests.desk import Desk, sitting
from tests.printing import HOSTILE, concept, document, form, gloss, writing

LOW = [Segment("저고도", "低空", "known", 0.98), Segment("경제", "经济", "reading", 1.0)]
AIR = [Segment("저고도", "低空", "known", 0.98), Segment("항공", "航空", "reading", 1.0)]


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("dd", "td", "li", "p"):
            self.text += " "

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str]:
        return [attrs["href"] or "" for tag, attrs in self.elements
                if tag == "a" and "href" in attrs]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Concepts 1 저고도 경제, 2 저고도 항공, 3 징동, 4 rejected, 5 forbidden, 6 out of aligned text,
    7 by hand, then one for each hostile term."""
    found = tmp_path_factory.mktemp("concept") / "g.db"
    with writing(found) as db:
        document(db, "news/b.txt", None, "2025-12-01")
        low = concept(db, "저고도 경제", "低空经济", seen=45)
        form(db, low, "zh-Hant", "低空經濟", "preferred")
        form(db, low, "ko", "저공경제", "variant", 2)
        form(db, low, "zh-Hans", "低空", "damaged", 1)
        form(db, low, "en", "low-altitude economy", "preferred")
        for at in range(45):
            gloss(db, low, "저고도 경제", "低空经济", LOW, f"{at} 중국의 저고도 경제(低空经济)가 큰다.",
                  (1, at + 1, at * 10), confidence=str(0.99 - at / 100))
        air = concept(db, "저고도 항공", "低空航空")
        gloss(db, air, "저고도 항공", "低空航空", AIR, at=(2, 1, 1))
        jd = concept(db, "징동", "京东", "transcription")
        gloss(db, jd, "징동", "京东", [Segment("징동", "京东", "transcription", 0.9)], at=(2, 2, 20))
        concept(db, "우전자", "吴电子", status="rejected")
        concept(db, "저고도경제", "低空經濟", status="forbidden")
        aligned = concept(db, "선박", "船舶")
        gloss(db, aligned, "선박", "船舶", [Segment("선박", "船舶", "reading", 1.0)],
              "새 선박을 띄웠다.", (2, 3, 40), "新船舶下水了。")
        concept(db, "손으로", "手")
        for at, text in enumerate(HOSTILE):
            number = concept(db, text, text)
            form(db, number, "en", text, "preferred")
            form(db, number, "zh-Hant", f"{text}繁", "damaged")
            gloss(db, number, text, text, [Segment(text, text, "same", 1.0)],
                  f"{text} {text}({text}) {text}", (document(db, text, text, text), at, at),
                  en=text, note=text, zh_restored=text)
            db.execute(f"UPDATE concept SET ({', '.join(SAID)}) = (?, ?, ?, ?, ?) WHERE id = ?",
                       (*[text] * len(SAID), number))
            db.execute("INSERT INTO merge_log (concept_id, ko, zh, reason) VALUES (?, ?, ?, ?)",
                       (number, text, text, text))
            db.execute(
                "INSERT INTO decision (concept_id, ko, zh, action, value, who, at) "
                "VALUES (?, ?, ?, 'note', ?, ?, '2026-01-02T03:04:05Z')",
                (number, text, text, text, text))
    return found


@pytest.fixture(scope="module")
def desk(path: Path) -> Iterator[Desk]:
    with sitting(path) as found:
        yield found


def shown(desk: Desk, address: str) -> Page:
    answer = desk.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 200
    return Page(answer.text)


def words(page: Page) -> str:
    return " ".join(page.text.split())


def test_it_tells_the_terms_and_how_sure_they_are(desk: Desk) -> None:
    page = shown(desk, "/concept/1")
    text = words(page)
    assert "저고도 경제 低空经济 低空經濟" in text
    assert "Its parts correspond in different ways. Likely 0.90" in text
    assert "디쿵징지" in text
    assert "저공경제 Copy 저공경제 2 times" in text
    assert "damaged: Hanzi were lost" in text
    assert ("span", {"class": "term zh hant", "lang": "zh-Hant"}) in page.elements


def test_the_alignment_is_drawn(desk: Desk) -> None:
    page = shown(desk, "/concept/1")
    assert [attrs["class"] for tag, attrs in page.elements if tag == "g"] == [
        "part tone-0", "part tone-1"]
    korean = desk.get("/concept/1?_lang=ko").text
    assert ">아는 짝</text>" in korean and ">known</text>" not in korean


def test_glosses_come_by_the_page_the_surest_first(desk: Desk) -> None:
    first = shown(desk, "/concept/1")
    assert "Where it stands 45 times" in words(first) and "page 1 of 3" in words(first)
    assert [int(at) for at in re.findall(r"(\d+) 중국의", first.text)] == list(range(20))
    last = shown(desk, "/concept/1?page=3")
    assert [int(at) for at in re.findall(r"(\d+) 중국의", last.text)] == list(range(40, 45))
    assert "?page=2#places" in last.links() and "?page=4#places" not in last.links()


def test_a_gloss_leads_to_its_place(desk: Desk) -> None:
    page = shown(desk, "/concept/1?page=3")
    place = next(each for each in page.links() if each.startswith("/document/1?at="))
    address, _, anchor = place.partition("#")
    there = shown(desk, address)
    assert any(attrs.get("id") == anchor for _, attrs in there.elements)
    assert any(attrs.get("class") == "here" for _, attrs in there.elements)


def test_terms_are_marked_in_their_context(desk: Desk) -> None:
    answer = desk.get("/concept/1")
    assert ('<mark lang="ko">저고도 경제</mark>(<mark lang="zh-Hans">低空经济</mark>)가'
            in answer.text)


def test_aligned_text_shows_both_sentences(desk: Desk) -> None:
    text = desk.get("/concept/6").text
    assert '새 <mark lang="ko">선박</mark>을 띄웠다.' in text
    assert '新<mark lang="zh-Hans">船舶</mark>下水了。' in text


def test_concepts_with_the_same_parts_are_named(desk: Desk) -> None:
    page = shown(desk, "/concept/1")
    assert "저고도 低空 46 times 저고도 항공 低空航空" in words(page)
    assert "경제 经济 45 times" not in words(page)


def test_of_a_concept_that_fills_the_index_relatives_are_found_by_their_terms(
    tmp_path: Path
) -> None:
    with writing(tmp_path / "g.db") as db:
        low = concept(db, "저고도 경제", "低空经济")
        for at in range(700):
            gloss(db, low, "저고도 경제", "低空经济", LOW, "", (1, at, at))
        air = concept(db, "저고도 항공", "低空航空")
        gloss(db, air, "저고도 항공", "低空航空", [AIR[0]._replace(score=0.1)], "", (1, 800, 800))
        concept(db, "저고도 문학", "低高度文学")
        concept(db, "저고도 경계", "低空境界", status="rejected")
    with sitting(tmp_path / "g.db") as desk:
        text = words(shown(desk, f"/concept/{low}"))
        assert "저고도 低空 701 times 저고도 항공 低空航空" in text
        assert "低高度文学" not in text and "低空境界" not in text.partition("Where it stands")[0]


def test_a_departing_spelling_is_named(desk: Desk) -> None:
    text = words(shown(desk, "/concept/3"))
    assert "징동 departs from the official 징둥 (京东): 동 for 둥 옹 for 웅" in text
    assert "departs" not in words(shown(desk, "/concept/6"))


def test_neighbours_are_those_of_the_list(desk: Desk) -> None:
    page = shown(desk, "/concept/2")
    found = [(attrs.get("rel"), attrs["href"]) for tag, attrs in page.elements
             if tag == "a" and attrs.get("rel")]
    assert found == [("prev", "/concept/1"), ("next", "/concept/3")]
    assert ("prev", "/concept/0") not in [
        (attrs.get("rel"), attrs.get("href")) for _, attrs in shown(desk, "/concept/1").elements]


@pytest.mark.parametrize("number, said", [
    (4, "rejected It is wrong, or no term: do not use it."),
    (5, "forbidden It is in use, but must not be used."),
])
def test_what_is_withdrawn_says_so(desk: Desk, number: int, said: str) -> None:
    page = shown(desk, f"/concept/{number}")
    assert said in words(page)
    assert any(attrs.get("role") == "note" for _, attrs in page.elements)
    assert "do not use it" not in words(shown(desk, "/concept/1"))


def test_others_with_the_same_term_are_named(desk: Desk) -> None:
    assert "Others with the same term 저고도경제 低空經濟 forbidden" in words(shown(desk, "/concept/1"))


def test_without_evidence_there_is_a_page(desk: Desk) -> None:
    page = shown(desk, "/concept/7")
    assert "Nowhere: it was given by hand" in words(page)
    assert not [tag for tag, _ in page.elements if tag == "svg"]


def test_every_form_can_be_copied_with_the_script_only(desk: Desk) -> None:
    buttons = [attrs for tag, attrs in shown(desk, "/concept/1").elements
               if tag == "button" and attrs.get("class") == "copy"]
    copied = [attrs["data-copy"] for attrs in buttons]
    assert {"저고도 경제", "저공경제", "低空经济", "低空經濟", "low-altitude economy", "디쿵징지"} <= {*copied}
    assert all("hidden" in attrs for attrs in buttons)


def test_json_tells_the_same(desk: Desk) -> None:
    first = desk.get("/concept/1.json").json()
    assert (first["ko"], first["glosses_total"], len(first["glosses"])) == ("저고도 경제", 45, 20)
    assert first["next"] == "/concept/1.json?page=2"
    last = desk.get("/concept/1.json?page=3").json()
    assert (len(last["glosses"]), last["next"]) == (5, None)
    missing = desk.get("/concept/999999.json")
    assert missing.status_code == 404 and missing.json()["ok"] is False


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 40, "4", "%00", "1; DROP TABLE term"])
def test_a_page_that_makes_no_sense_is_none(desk: Desk, page: str) -> None:
    answer = desk.get("/concept/1", params={"page": page})
    assert answer.status_code == 200


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_what_is_not_there_is_not_found(desk: Desk, number: str) -> None:
    answer = desk.get(f"/concept/{number}", headers={"accept-language": "en"})
    assert answer.status_code == 404 and "There is no concept" in answer.text


def test_a_merged_concept_leads_to_what_it_went_into(glossary_path: Path) -> None:
    with open_glossary(glossary_path) as glossary, glossary.decide("kim") as decisions:
        decisions.merge(3, [5])
    with sitting(glossary_path) as desk:
        answer = desk.get("/concept/5", headers={"accept-language": "en"})
        page = Page(answer.text)
        assert answer.status_code == 404
        assert "It was merged into 핑안그룹 平安集团" in words(page)
        assert "/concept/3" in page.links() and "kim" in page.text
        assert "Merged: #5 into" in words(shown(desk, "/concept/3"))


def test_who_is_signed_in_can_decide(glossary_path: Path) -> None:
    with sitting(glossary_path, "kim") as desk:
        mine, strange = desk.get("/concept/1", "kim").text, desk.get("/concept/1").text
        assert 'action="/review/1"' in mine and "<form" not in strange
        assert desk.get("/concept/999", "kim").status_code == 404


def test_thousands_of_glosses_hinder_no_decision(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        low = concept(db, "저고도 경제", "低空经济", seen=3000)
        for at in range(3000):
            gloss(db, low, "저고도 경제", "低空经济", LOW, f"{at} 저고도 경제(低空经济)", (1, at, at))
    with sitting(tmp_path / "g.db", "kim") as desk:
        page = desk.get("/concept/1", "kim").text
        assert "3,000 times" in page and page.count("<blockquote") == 20
        assert desk.press(1, "a", back="concept").status_code == 303
        assert "approved" in words(shown(desk, "/concept/1"))


@pytest.mark.parametrize("at", range(len(HOSTILE)), ids=[ascii(text)[:30] for text in HOSTILE])
def test_hostile_terms_are_text(desk: Desk, at: int) -> None:
    answer = desk.get(f"/concept/{at + 8}?_lang={'ko' if at % 2 else 'en'}")
    page = Page(answer.text)
    assert answer.status_code == 200
    sources = [attrs["src"] or "" for _, attrs in page.elements if "src" in attrs]
    assert all(each.startswith("/-/") for each in sources)
    assert not [tag for tag, attrs in page.elements
                if any(name.startswith("on") or name == "style" for name in attrs)]
    assert {tag for tag, _ in page.elements} <= KNOWN
    assert not [each for each in page.links() if not each.startswith(("/", "?", "#"))]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]",
                         _without_copies(answer.text))
    assert page.elements.count(("h1", {})) == 1
    copied = [attrs["data-copy"] for tag, attrs in page.elements if "data-copy" in attrs]
    wanted = HOSTILE[at].replace("\x00", "\ufffd")
    assert wanted in [(each or "").replace("\x00", "\ufffd") for each in copied]
    json.loads(desk.get(f"/concept/{at + 8}.json").text)


#: The elements that a page is made of.
KNOWN = set(
    "html head meta title link script body a header nav span main p article h1 h2 h3 bdi figure "
    "div svg desc g text line path figcaption section dl dt dd ul li button blockquote mark time "
    "ol q footer strong form input br".split())


def _without_copies(source: str) -> str:
    """Leave out what is copied as it is."""
    return html.unescape(re.sub(r'(?s)data-copy="[^"]*"', "", source))


def test_reasons_of_merges_are_told_in_the_language_of_the_reader() -> None:
    with sitting(Path("glossary.db")) as desk:
        page = desk.get("/concept/18?_lang=ko").text
        assert "한자가 같고 한국어 표기가 비슷함" in page and "Korean spelt alike" not in page
        assert "the same Hanzi, Korean spelt alike" in desk.get("/concept/18?_lang=en").text
        page = desk.get("/glossary/merge_log?_lang=ko").text
        assert "한자가 같고 한국어 표기가 비슷함" in page and "the same Hanzi" not in page


def test_what_is_said_of_a_concept_stands_on_its_page(tmp_path: Path) -> None:
    path = Path(shutil.copy("glossary.db", tmp_path))
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        for what in SAID:
            decisions.say(9, what, f"{what} <b>of it</b>")
    with sitting(path, "lee") as desk:
        for who in ("", "lee"):
            for address in ("/concept/9?_lang=ko", "/concept/9?_lang=en", "/review/9"):
                answer = desk.get(address, who)
                assert answer.status_code == (302 if not who and "review" in address else 200)
                if answer.status_code == 200:
                    for what in SAID:
                        assert f"{what} &lt;b&gt;of it&lt;/b&gt;" in answer.text


def test_every_decision_has_a_label() -> None:
    with closing(open_reader("glossary.db")) as db:
        table = db.execute("SELECT sql FROM sqlite_master WHERE name = 'decision'").fetchone()[0]
    actions = re.findall(r"'(\w+)'", re.findall(r"action IN \((.*?)\)", table, re.DOTALL)[0])
    assert {"approve", "definition", "name", "undo"} <= set(actions)
    for action in actions:
        assert f"review.done.{action}" in Labels("ko")
