"""What a look-up found, as a table, as JSON and as TSV."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from sqlite3 import Connection

import pytest

from glossary.details import Aligned
from glossary.entries import Entry, Found, Hit
from glossary.lookup import lookup
from glossary.lookup.full import aligned
from glossary.showing import hits
from glossary.showing.tables import cells

ENTRY = Entry(
    1, "저고도 경제", "低空经济", "低空經濟", "di kong jing ji", "저공경제", "mixed", "candidate",
    0.93, 4, "중국의 저고도 경제(低空经济)가 빠르게 큰다.",
)


def hit(entry: Entry = ENTRY, matched: str = "저고도 경제") -> Hit:
    return Hit("exact", 1.0, matched, entry)


def plain(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def test_a_table_of_hits(glossary_db: Connection) -> None:
    assert hits.found_table(lookup(glossary_db, "우전")) == (
        "Korean  Hanzi   Pinyin   Sure  Seen  Status    Hit\n"
        "우전    乌镇    wū zhèn  0.97     1            exact\n"
        "우전자  吴电子           0.31     1  rejected  substring"
    )


def test_the_word_stands_above_its_table(glossary_db: Connection) -> None:
    assert hits.found_table(lookup(glossary_db, "低空經濟"), several=True) == (
        "低空經濟\n"
        "Korean       Hanzi                Pinyin         Sure  Seen  Hit\n"
        "저고도 경제  低空经济 / 低空經濟  dīkōng jīngjì  0.93     4  exact"
    )


def test_a_fuzzy_hit_tells_how_near_it_is(glossary_db: Connection) -> None:
    text = hits.found_table(lookup(glossary_db, "링치아오즈능"))
    assert text.endswith("링치아오즈넝  灵巧智能  líng qiǎo zhì néng  0.72     2  fuzzy 93%")


def test_a_hit_names_the_form_that_is_not_shown(glossary_db: Connection) -> None:
    assert hits.found_table(lookup(glossary_db, "광군절")).splitlines()[1].endswith("exact: 광군절")


def test_a_table_says_that_there_are_more(glossary_db: Connection) -> None:
    text = hits.found_table(lookup(glossary_db, "제", limit=1))
    assert text.splitlines()[-1] == "There are more; -n 0 shows them all."


def test_a_note_stands_below(glossary_db: Connection) -> None:
    lines = hits.found_table(lookup(glossary_db, "광군제")).splitlines()
    assert lines[1].split()[-2:] == ["approved", "exact"]
    assert lines[2:] == ["광군제: by hand"]


@pytest.mark.parametrize("status", ["approved", "rejected", "forbidden"])
def test_the_status_is_told_in_words_and_in_colour(status: str) -> None:
    found = Found("저고도 경제", (hit(ENTRY._replace(status=status)),))
    assert status in hits.found_table(found)
    code = "32" if status == "approved" else "31"
    assert f"\x1b[{code}m{status}\x1b[0m" in hits.found_table(found, color=True)
    assert "Status" not in hits.found_table(Found("저고도 경제", (hit(),)))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_hits_fit_the_terminal(glossary_db: Connection, width: int) -> None:
    for word in ("스마트", "저고도", "링치아오", "광군제", "우전"):
        text = hits.found_table(lookup(glossary_db, word), several=True, width=width)
        assert max(map(cells, text.splitlines())) <= width
        assert ("Pinyin" in text) == (width >= hits.NARROW)


def test_parts_that_correspond_have_one_colour(glossary_db: Connection) -> None:
    found = lookup(glossary_db, "저고도")
    text = hits.found_table(found, color=True, parts=aligned(glossary_db, [1]))
    assert "\x1b[36m저고도\x1b[0m \x1b[33m경제\x1b[0m" in text
    assert "\x1b[36m低空\x1b[0m\x1b[33m经济\x1b[0m" in text
    assert plain(text) == hits.found_table(found)


def test_without_parts_either_side_has_a_colour() -> None:
    text = hits.found_table(Found("", (hit(),)), color=True)
    assert "\x1b[36m저고도 경제\x1b[0m" in text and "\x1b[33m低空经济\x1b[0m" in text


def test_a_colour_goes_on_in_the_next_line() -> None:
    parts = {1: Aligned("저고도 경제", "低空经济", (("저고도", "低空"), ("경제", "经济")))}
    found = Found("", (hit(),))
    text = hits.found_table(found, width=32, color=True, parts=parts)
    assert plain(text) == hits.found_table(found, width=32)
    assert [line.count("\x1b[36m") for line in text.splitlines()][1:] == [2, 1]


@pytest.mark.parametrize(
    "text", ["가\x1b[2J", "가\n나", "가\u202e나", "\ud800", "\ufe00가", "\0"], ids=ascii
)
def test_nothing_of_a_term_is_obeyed(text: str) -> None:
    entry = ENTRY._replace(ko=text, zh_hans=text, pinyin=text, note=text)
    shown = hits.found_table(Found(text, (hit(entry, matched=text),)), several=True)
    assert re.fullmatch(r"(?:[^\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]+\n?)+", shown)


def test_hits_as_json(glossary_db: Connection) -> None:
    text = "\n".join(hits.found_json(lookup(glossary_db, word) for word in ("저고도", "없다")))
    assert "저고도 경제" in text
    first, second = json.loads(text)
    assert (first["word"], first["more"], second) == (
        "저고도", False, {"word": "없다", "hits": [], "more": False}
    )
    assert first["hits"] == [{
        "way": "substring", "score": 0.6, "matched": "저고도 경제", "concept_id": 1,
        "ko": "저고도 경제", "zh_hans": "低空经济", "zh_hant": "低空經濟",
        "pinyin": "dīkōng jīngjì", "reading": "저공경제", "kind": "mixed", "status": "candidate",
        "confidence": 0.93, "count": 4, "example": "중국의 저고도 경제(低空经济)가 빠르게 큰다.",
        "en": "", "note": "",
    }]
    lines = list(hits.found_jsonl(lookup(glossary_db, word) for word in ("저고도", "없다")))
    assert [json.loads(line) for line in lines] == [first, second]


def test_json_of_nothing_is_json() -> None:
    assert json.loads("\n".join(hits.found_json([]))) == []


def test_json_may_be_ascii() -> None:
    found = [Found("\ud800", (hit(),))]
    assert "".join(hits.found_json(found, ascii_only=True)).isascii()
    assert "".join(hits.found_jsonl(found, ascii_only=True)).isascii()


def test_a_word_is_printed_before_the_next_is_looked_up() -> None:
    asked: list[str] = []

    def stream() -> Iterator[Found]:
        for word in "가나다":
            asked.append(word)
            yield Found(word, (hit(),))

    forms: tuple[Callable[[Iterable[Found]], Iterator[str]], ...] = (
        hits.found_jsonl, hits.found_json, hits.found_tsv)
    for form in forms:
        asked.clear()
        lines = form(stream())
        next(lines)
        next(lines)
        assert len(asked) <= 2


def test_hits_as_tsv(glossary_db: Connection) -> None:
    head, *lines = hits.found_tsv(lookup(glossary_db, word) for word in ("우전", "광군절"))
    assert head.split("\t")[:4] == ["word", "way", "score", "matched"]
    assert [line.split("\t")[:8] for line in lines] == [
        ["우전", "exact", "1.0", "우전", "5", "우전", "乌镇", ""],
        ["우전", "substring", "0.667", "우전자", "7", "우전자", "吴电子", ""],
        ["광군절", "exact", "1.0", "광군절", "2", "광군제", "光棍节", ""],
    ]
    assert all(line.count("\t") == head.count("\t") for line in lines)
