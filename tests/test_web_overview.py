"""The glossary at a glance: its figures, counted once, and plotted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.types import Segment
from glossary.connect import open_reader
from glossary.lookup.full import stats
from glossary.web import counts as counting
from glossary.web.counts import CLASSES, Growth, count
from glossary.web.overview import growing
from tests.desk import Desk, sitting
from tests.printing import HOSTILE, concept, document, form, gloss, writing
from tests.test_web_concept import Page, words


@pytest.fixture
def desk(glossary_path: Path) -> Iterator[Desk]:
    with sitting(glossary_path) as found:
        yield found


def shown(desk: Desk, address: str = "/overview?_lang=en") -> Page:
    answer = desk.get(address)
    assert answer.status_code == 200
    return Page(answer.text)


def test_counts_are_those_of_the_command(glossary_db: sqlite3.Connection) -> None:
    found = count(glossary_db)
    assert found.stats == stats(glossary_db, counting.MOST)
    assert found.concepts == 8 and sum(found.confidence) == 8
    assert found.kinds == {"mixed": 3, "transcription": 4, "translation": 1}
    assert found.statuses == {"candidate": 6, "approved": 1, "rejected": 1}
    assert found.years == {"2025": 1, "": 1}


def test_a_concept_is_new_in_the_document_of_its_first_gloss(
    glossary_db: sqlite3.Connection
) -> None:
    found = count(glossary_db)
    assert found.growth == (Growth(1, "2025-12-01", 2, 1, 1), Growth(2, "", 1, 1, 1))
    assert growing(found) == [("1", 1), ("2", 2)]


@pytest.mark.parametrize("confidence, at", [
    (0.0, 0), (0.049, 0), (0.05, 1), (0.5, 10), (0.999, 19), (1.0, 19)])
def test_classes_of_confidence(tmp_path: Path, confidence: float, at: int) -> None:
    with writing(tmp_path / "g.db") as db:
        concept(db, "가", "加")
        db.execute("UPDATE concept SET confidence = ?", (confidence,))
    db = open_reader(tmp_path / "g.db")
    assert count(db).confidence == tuple(int(each == at) for each in range(CLASSES))
    db.close()


def test_a_document_without_glosses_counts(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        document(db, "b.txt", None, "2024-05-01")
    db = open_reader(tmp_path / "g.db")
    assert [(each.date, each.glosses) for each in count(db).growth] == [("2024-05-01", 0), ("", 0)]
    db.close()


def test_the_page_tells_the_figures_and_draws_them(desk: Desk) -> None:
    page = shown(desk)
    assert "Concepts 8 Terms 20 Glosses 3 Documents 2 Damaged terms 1" in words(page)
    titles = [attrs["class"] for tag, attrs in page.elements if tag == "svg"]
    assert titles == ["plot bars", "plot bars", "plot steps", "plot histogram", "plot bars"]
    assert "transcription 4" in words(page)
    assert "巧智能" in page.text and "/concept/6" in page.links()


def test_it_speaks_korean(desk: Desk) -> None:
    assert "종류별 개념" in shown(desk, "/overview?_lang=ko").text


def test_a_change_is_seen(desk: Desk) -> None:
    shown(desk)
    writer = sqlite3.connect(desk.path)
    writer.execute("UPDATE concept SET status = 'forbidden' WHERE id = 8")
    writer.commit()
    writer.close()
    for _ in range(100):
        if "forbidden 1" in words(shown(desk)):
            break
    else:
        pytest.fail("the figures stayed as they were")


def test_while_it_counts_the_page_asks_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = desk.datasette.databases["small"].keeper
    monkeypatch.setattr(keeper, "get", lambda patience: None)
    page = shown(desk)
    assert ("meta", {"http-equiv": "refresh", "content": "2"}) in page.elements
    assert "being counted" in page.text


def test_an_empty_glossary_has_a_page(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        db.execute("DELETE FROM document")
    with sitting(tmp_path / "g.db") as desk:
        assert "There is nothing to count yet." in shown(desk).text
        assert "There is none yet" in shown(desk, "/documents?_lang=en").text


def test_hostile_segments_are_text(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        for text in HOSTILE:
            number = concept(db, text, text)
            form(db, number, "zh-Hans", f"{text}繁", "damaged")
            gloss(db, number, text, text, [Segment(text, text, "same", 1.0)],
                  at=(document(db, text, text, text), 1, 1))
    with sitting(tmp_path / "g.db") as desk:
        page = shown(desk)
    assert not [tag for tag, attrs in page.elements
                if any(name.startswith("on") or name == "style" for name in attrs)]
    assert all(each.startswith(("/", "?", "#")) for each in page.links())
