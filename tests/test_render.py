"""What the terminal and other programs are shown of a glossary."""

from __future__ import annotations

import json
from sqlite3 import Connection

from glossary.details import Occurrence
from glossary.lookup.full import concepts, stats
from glossary.showing import render

PLACE = Occurrence(
    "a.txt", "", "", 7, 0, "우전", "乌镇", "", "", "", "transcription", 0.9,
    "우전은 물의 고장이다. 저장성 퉁샹시 우전(乌镇)에서 열린다.",
)


def test_json_may_be_ascii() -> None:
    assert render.to_json(["경제", "\ud800"], ascii_only=True).isascii()


def test_a_concept_as_text(glossary_db: Connection) -> None:
    concept, = concepts(glossary_db, "1")
    assert render.concept_text(concept) == (
        "저고도 경제 = 低空经济 / 低空經濟\n"
        "concept 1, mixed, candidate, confidence 0.93, seen 4 times\n"
        "\n"
        "Form         Language  Role       Seen  Pinyin         Reading\n"
        "저고도 경제  ko        preferred     3\n"
        "저공경제     ko        variant       1\n"
        "低空经济     zh-Hans   preferred     3  dīkōng jīngjì  저공경제\n"
        "低空經濟     zh-Hant   preferred     1  dīkōng jīngjì  저공경제\n"
        "\n"
        "Part    Hanzi  By       Seen  Score\n"
        "저고도  低空   meaning     1   0.70\n"
        "저공    低空   reading     1   1.00\n"
        "경제    經濟   reading     1   1.00\n"
        "경제    经济   reading     1   1.00\n"
        "\n"
        "Merged              Because\n"
        "저공경제  低空經濟  the same Hanzi\n"
        "\n"
        "Occurrences\n"
        "  news/economy.txt: 저고도 경제, 2025-12-01\n"
        "    line 1: 중국의 «저고도 경제»(«低空经济»)가 빠르게 큰다.\n"
        "    line 3: 이른바 «저공경제»(«低空經濟», low-altitude economy)에 돈이 몰린다.\n"
        "      English: low-altitude economy"
    )


def test_a_concept_shows_what_was_restored_and_noted(glossary_db: Connection) -> None:
    damaged, = concepts(glossary_db, "6")
    assert render.concept_text(damaged).endswith(
        "«링치아오즈넝»(«巧智能»)도 왔다.\n      printed as 巧智能, Hanzi were lost: restored 灵巧智能")
    noted, = concepts(glossary_db, "2")
    assert "\nnote: by hand\n" in render.concept_text(noted)


def test_a_concept_as_json(glossary_db: Connection) -> None:
    concept, = concepts(glossary_db, "6")
    record = json.loads(render.to_json(render.concept_record(concept)))
    assert record["terms"][2] == {
        "lang": "zh-Hans", "text": "巧智能", "role": "damaged", "count": 1, "pinyin": "",
        "reading": "",
    }
    assert record["glosses"][0]["zh_restored"] == "灵巧智能"


def test_the_occurrence_is_marked_where_both_sides_stand_together() -> None:
    text = render.occurrence_text(PLACE)
    assert text == (
        "    line 7: 우전은 물의 고장이다. 저장성 퉁샹시 «우전»(«乌镇»)에서 열린다."
    )


def test_an_inverted_gloss_is_marked_too() -> None:
    place = PLACE._replace(context="水乡 乌镇(우전)에서 열린 우전 대회")
    assert "«乌镇»(«우전»)에서" in render.occurrence_text(place)


def test_on_a_terminal_the_mark_is_a_colour() -> None:
    text = render.occurrence_text(PLACE, color=True)
    assert "\x1b[1;33m우전\x1b[0m(\x1b[1;33m乌镇\x1b[0m)" in text and "«" not in text


def test_a_long_line_is_cut_around_the_term() -> None:
    place = PLACE._replace(context="가" * 500 + " 우전(乌镇) " + "나" * 500)
    text = render.occurrence_text(place)
    assert "«우전»(«乌镇»)" in text and text.count("…") == 2 and len(text) < 220


def test_a_context_without_the_term_is_shown_from_its_head() -> None:
    place = PLACE._replace(context="다른 줄 " * 100)
    assert render.occurrence_text(place).endswith("…")
    assert "«" not in render.occurrence_text(place)


def test_control_characters_of_a_document_stay_off_the_terminal(glossary_db: Connection) -> None:
    place = PLACE._replace(
        path="a\x1b[2J.txt", title="\x07제목", context="\x1b[31m우전(乌镇)\x9b0m", note="\x1bc"
    )
    concept, = concepts(glossary_db, "5")
    text = render.concept_text(concept._replace(occurrences=(place,), note="\x1b[0m"))
    assert all(char.isprintable() or char == "\n" for char in text)
    assert "«우전»(«乌镇»)" in text


def test_the_figures(glossary_db: Connection) -> None:
    assert render.stats_text(stats(glossary_db, most=1)) == (
        "Documents   2\n"
        "Glosses     3\n"
        "Concepts    8\n"
        "Terms      20  ko 10, zh-Hans 9, zh-Hant 1\n"
        "Damaged     1\n"
        "\n"
        "Kind           Status     Concepts\n"
        "mixed          candidate         3\n"
        "transcription  approved          1\n"
        "transcription  candidate         2\n"
        "transcription  rejected          1\n"
        "translation    candidate         1\n"
        "\n"
        "Part  Hanzi  By       Seen  Score\n"
        "경제  經濟   reading     1   1.00\n"
        "\n"
        "Damaged  Language  Concept\n"
        "巧智能   zh-Hans         6"
    )


def test_the_figures_as_json(glossary_db: Connection) -> None:
    record = json.loads(render.to_json(render.stats_record(stats(glossary_db))))
    assert record["langs"] == {"ko": 10, "zh-Hans": 9, "zh-Hant": 1}
    assert record["concepts"][0] == {"kind": "mixed", "status": "candidate", "count": 3}
