"""What the glossary knows of a Korean term, as evidence for what is read next."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from glossary.connect import open_writer
from glossary.errors import DatabaseError
from glossary.store import open_glossary
from tests.evidence import document, gloss, glosses

SURE, DOUBTFUL = 0.8, 0.79


def known(path: Path, *words: str) -> list[tuple[str, ...]]:
    with open_glossary(path) as glossary:
        return [glossary.known(word) for word in words]


def keep(path: Path, text: str, confidence: float = 0.9, settled: bool = True) -> None:
    """Keep a document of its own in which each line is a gloss of this confidence."""
    found = [gloss(each.ko, each.zh, each.zh_restored, each.offset, confidence=confidence)
             for each in glosses(text)]
    with open_glossary(path) as glossary:
        glossary.add_document(document(text + str(confidence), text[:9]), found, settled)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "g.db"


@pytest.mark.parametrize(("text", "confidence", "word", "hanzi"), [
    ("징둥(京东)", SURE, "징둥", ("京东",)),
    ("징둥(京东)", DOUBTFUL, "징둥", ()),
    ("징둥(京东)\n징둥(京东)", DOUBTFUL, "징둥", ("京东",)),
    ("저고도 경제(低空经济)", SURE, "저고도경제", ("低空经济",)),
    ("저고도 경제(低空经济)\n저고도경제(低空經濟)", DOUBTFUL, "저고도경제", ("低空经济", "低空經濟")),
    ("“AI” 그룹(人工智能集团)", SURE, "ai그룹", ("人工智能集团",)),
    ("징둥(京東)", SURE, "징둥", ("京東",)),  # nobody printed 京东
    ("핀둬둬(拼多多)\n핀둬둬(多多)", SURE, "핀둬둬", ("拼多多",)),
    ("핀둬둬(多多=拼多多)", SURE, "핀둬둬", ("拼多多",)),
    ("저공경제(低空??)", SURE, "저공경제", ()),
    ("유니트리(宇树)\n유니트리(宇树科技)", SURE, "유니트리", ("宇树", "宇树科技")),
    ("선전(深圳)\n선전(宣传)", SURE, "선전", ("深圳", "宣传")),
    ("징둥(京东)", SURE, "京东", ()),
    ("징둥(京东)", SURE, "징", ()),
    ("징둥(京东)", SURE, "", ()),
    ("징둥(京东)", SURE, " ' ", ()),
])
def test_what_is_known(
    path: Path, text: str, confidence: float, word: str, hanzi: tuple[str, ...]
) -> None:
    keep(path, text, confidence)
    assert known(path, word) == [hanzi]


def test_a_word_that_no_database_can_hold_is_unknown(path: Path) -> None:
    keep(path, "징둥(京东)")
    assert known(path, "\ud800", "징\x00둥") == [(), ("京东",)]


def test_a_spelling_near_a_known_one_is_known(path: Path) -> None:
    keep(path, "링치아즈넝(灵巧智能)", SURE)
    keep(path, "링치아오즈넝(巧智能)", DOUBTFUL)
    assert known(path, "링치아오즈넝", "링차오즈넝") == [("灵巧智能",), ()]


def test_a_longer_stretch_that_was_doubtful_is_not(path: Path) -> None:
    keep(path, "알리페이(支付宝)", SURE)
    keep(path, "앱 알리페이(支付宝)", DOUBTFUL)
    assert known(path, "알리페이", "앱알리페이") == [("支付宝",), ()]


@pytest.mark.parametrize(("status", "hanzi"), [
    ("candidate", ()), ("approved", ("京东",)), ("rejected", ()), ("forbidden", ()),
])
def test_what_people_decided_counts(path: Path, status: str, hanzi: tuple[str, ...]) -> None:
    keep(path, "징둥(京东)", DOUBTFUL)
    decide(path, status)
    assert known(path, "징둥") == [hanzi]


@pytest.mark.parametrize("status", ["rejected", "forbidden"])
def test_what_is_sure_but_unwanted_is_not_known(path: Path, status: str) -> None:
    keep(path, "징둥(京东)\n징둥(京东)", SURE)
    decide(path, status)
    assert known(path, "징둥") == [()]


def test_what_was_approved_is_known_without_a_document(path: Path) -> None:
    keep(path, "징둥(京東)", DOUBTFUL)
    decide(path, "approved")
    with closing(open_writer(path)) as db:
        db.execute("DELETE FROM gloss")
    assert known(path, "징둥") == [("京東", "京东")]


def test_documents_whose_run_goes_on_are_left_out(path: Path) -> None:
    keep(path, "징둥(京东)\n징둥(京東)\n우전(乌镇)", SURE, settled=False)
    assert known(path, "징둥", "우전") == [(), ()]
    keep(path, "징둥(京東)", SURE)
    assert known(path, "징둥") == [("京東",)]
    with open_glossary(path) as glossary:
        glossary.conclude([document("징둥(京东)\n징둥(京東)\n우전(乌镇)0.8").sha256, "0" * 64])
    assert known(path, "징둥", "우전") == [("京东", "京東"), ("乌镇",)]


def test_documents_whose_run_goes_on_change_no_answer(path: Path) -> None:
    """Else a run that goes on where it stopped would know what it knew not before."""
    keep(path, "핀둬둬(多多)\n광군제(光棍节)\n유니트리(宇树)", SURE)
    words = "핀둬둬", "광군제", "광군절", "유니트리"
    before = known(path, *words)
    assert before == [("多多",), ("光棍节",), (), ("宇树",)]
    keep(path, "핀둬둬(拼多多)\n광군절(光棍節)\n유니트리(宇树=宇树科技)", SURE, settled=False)
    assert known(path, *words) == before


def test_an_answer_is_kept_until_something_is_withdrawn(path: Path) -> None:
    keep(path, "징둥(京东)", SURE)
    with open_glossary(path) as glossary:
        assert glossary.known("징둥") == ("京东",)
        with closing(open_writer(path)) as other:
            other.execute("UPDATE concept SET status = 'rejected'")
        assert glossary.known("징둥") == ("京东",)
        glossary.replace_glosses(document("징둥(京东)0.8", "징둥(京东)"), [])
        assert glossary.known("징둥") == ("京东",)  # the run goes on with what it knew
        glossary.conclude([])
        assert glossary.known("징둥") == ()


def decide(path: Path, status: str) -> None:
    with closing(open_writer(path)) as db:
        db.execute("UPDATE concept SET status = ?", (status,))


def test_an_error_of_the_database_is_one_line(path: Path) -> None:
    keep(path, "징둥(京东)")
    with open_glossary(path) as glossary:
        with closing(open_writer(path)) as db:
            db.execute("DROP VIEW glossary")
            db.execute("ALTER TABLE gloss RENAME COLUMN confidence TO sure")
        with pytest.raises(DatabaseError, match="g.db: no such column: confidence"):
            glossary.known("징둥")
