"""Glosses by the page: none is lost, none comes twice, whatever stands on a line."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from aligner.types import Segment
from glossary.connect import open_reader
from glossary.lookup.places import (
    count_places, places_of_concept, places_of_document, printed, sources)
from glossary.lookup.related import related
from tests.printing import concept, document, form, gloss, writing


@pytest.mark.parametrize("most", [1, 3, 7])
@pytest.mark.parametrize("on_a_line", [1, 5, 40])
def test_pages_of_a_document_hold_each_gloss_once(
    tmp_path: Path, most: int, on_a_line: int
) -> None:
    with writing(tmp_path / "g.db") as db:
        number = concept(db, "가", "加")
        wanted = [gloss(db, number, "가", "加", at=(1, at // on_a_line + 1, at * 3))
                  for at in range(40)]
    found, start = [], 0
    with closing(open_reader(tmp_path / "g.db")) as db:
        while True:
            places, after = places_of_document(db, 1, start, most)
            found += [each.gloss for each in places]
            assert len(places) <= most
            if after is None:
                break
            assert after > start or not start
            start = after
    assert found == wanted


def test_a_line_is_not_cut_where_it_fits(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        number = concept(db, "가", "加")
        for at in range(9):
            gloss(db, number, "가", "加", at=(1, at // 3 + 1, at))
    with closing(open_reader(tmp_path / "g.db")) as db:
        places, after = places_of_document(db, 1, 0, 5)
        assert (len(places), after) == (3, 3)


def test_more_pairs_in_a_bracket_than_on_a_page_come_to_an_end(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        number = concept(db, "가", "加")
        for at in range(9):
            gloss(db, number, f"가{at}", "加", at=(1, 1, 5))
        gloss(db, number, "끝", "加", at=(1, 2, 50))
    with closing(open_reader(tmp_path / "g.db")) as db:
        places, after = places_of_document(db, 1, 0, 4)
        assert (len(places), after) == (4, 6)
        assert [each.seen.ko for each in places_of_document(db, 1, 6, 4)[0]] == ["끝"]


def test_pages_of_a_concept_hold_each_gloss_once(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        number, other = concept(db, "가", "加"), concept(db, "나", "那")
        for at in range(25):
            gloss(db, number, "가", "加", at=(1, at, at), confidence=str(at % 4 / 4))
        gloss(db, other, "나", "那", at=(1, 99, 99))
    with closing(open_reader(tmp_path / "g.db")) as db:
        assert count_places(db, number) == 25
        found = [each for skip in range(0, 30, 10)
                 for each in places_of_concept(db, number, 10, skip)]
    assert len({each.gloss for each in found}) == 25
    assert {each.concept for each in found} == {number}
    sure = [each.seen.confidence for each in found]
    assert sure == sorted(sure, reverse=True)


def test_the_gloss_of_the_preferred_terms_is_drawn(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        number = concept(db, "저고도 경제", "低空经济")
        form(db, number, "ko", "저공경제")
        form(db, number, "zh-Hant", "低空經濟", "preferred")
        gloss(db, number, "저공경제", "低空经济", [], at=(1, 1, 1), confidence="0.99")
        gloss(db, number, "저고도 경제", "低空經濟", [], at=(1, 2, 2), confidence="0.98")
        gloss(db, number, "저고도 경제", "低空经济", [Segment("저고도", "低空", "known", 0.9)],
              at=(1, 3, 3), confidence="0.5")
        bare = concept(db, "나", "那")
    with closing(open_reader(tmp_path / "g.db")) as db:
        found = printed(db, number)
        assert found and (found.ko, found.zh) == ("저고도 경제", "低空经济")
        assert found.segments == (Segment("저고도", "低空", "known", 0.9),)
        assert printed(db, bare) is None and printed(db, 999) is None


def test_documents_are_listed_with_their_glosses(tmp_path: Path) -> None:
    with writing(tmp_path / "g.db") as db:
        document(db, "b.txt", "", None)
        gloss(db, concept(db, "가", "加"), "가", "加")
    with closing(open_reader(tmp_path / "g.db")) as db:
        assert [(each.path, each.glosses) for each in sources(db, "title", 5)] == [
            ("b.txt", 0), ("news/a.txt", 1)]


@pytest.mark.parametrize("part, names", [
    (Segment("그룹", "集团", "meaning", 0.9), ["징둥그룹"]),
    (Segment("그룹", "集團", "meaning", 0.9), []),
    (Segment("그룹", "", "none", 0.0), None),
    (Segment("", "集团", "none", 0.0), None),
    (Segment("그룹", "集团", "none", 0.0), None),
])
def test_related_concepts_have_both_sides_of_a_part(
    tmp_path: Path, part: Segment, names: list[str] | None
) -> None:
    with writing(tmp_path / "g.db") as db:
        for ko, zh, status in (("핑안그룹", "平安集团", "candidate"), ("징둥그룹", "京东集团", "candidate"),
                               ("그룹웨어", "群件", "candidate"), ("우전그룹", "吴集团", "rejected")):
            number = concept(db, ko, zh, status=status)
            other = Segment("그룹", "集团" if "集团" in zh else "群", "meaning", 0.9)
            gloss(db, number, ko, zh, [other], at=(1, number, number))
    with closing(open_reader(tmp_path / "g.db")) as db:
        found = related(db, 1, [part])
        assert [[entry.ko for entry in each.others] for each in found] == (
            [] if names is None else [names])
