"""The index of misspelt words: what it holds of each term, and that it keeps up with them."""

from __future__ import annotations

import random
import sqlite3
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from aligner.text import has_hanzi, jamo
from glossary import letter_index
from glossary.connect import close, open_reader, open_writer
from glossary.letter_index import ENOUGH, RECENT, ids_read, ids_stored, keep_up
from glossary.letters import features, spell
from glossary.lookup.near import near, nearest
from glossary.lookup.tally import first, greatest, places, total

SYLLABLES, HANZI = "가각간고곡구기나남도동라마민바방부사상서소시아안어오우이인자전정제주지차", "天地人山水火金木土日月东西南北中国大小上下"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_writer(tmp_path / "letters.db")) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection


def add(db: sqlite3.Connection, *keys: str) -> None:
    """Make each key the term of a concept of its own, in one transaction."""
    db.execute("BEGIN")
    for key in keys:
        concept = db.execute(
            "INSERT INTO concept (kind, confidence) VALUES ('mixed', 0.5)").lastrowid
        db.execute("INSERT INTO term (concept_id, lang, text, key, role, count) "
                   "VALUES (?, ?, ?, ?, 'preferred', 1)",
                   (concept, "zh-Hans" if has_hanzi(key) else "ko", key, key))
    db.execute("COMMIT")


def made_up(count: int, letters: str, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    found = {"".join(chance.choices(letters, k=chance.randint(2, 7))) for _ in range(count)}
    return sorted(found)


def parts(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT count(*) FROM letter_part").fetchone()[0])


def texts(db: sqlite3.Connection, word: str, wanted: int = 10) -> list[str]:
    return [row[2] for row in nearest(db, word, wanted)]


@pytest.mark.parametrize(("letters", "like"), [(SYLLABLES, jamo), (HANZI, str)])
def test_the_nearest_are_those_of_comparing_with_all(
    db: sqlite3.Connection, letters: str, like: type[str]
) -> None:
    keys = made_up(3000, letters)
    add(db, *keys)
    words = made_up(25, letters, seed=2)
    for enough in (10_000, 1000):
        keep_up(db, enough)
        missed = 0
        for word in words:
            scores = sorted((fuzz.ratio(like(word), like(key)) for key in keys), reverse=True)[:10]
            found = [100 * row[3] for row in nearest(db, word, 10)]
            assert len(found) == 10 and found[0] == pytest.approx(scores[0])
            missed += sum(score < scores[-1] - 1e-6 for score in found)
        assert missed <= (0.01 * 10 * len(words) if parts(db) else 0)
    assert parts(db) == 1


def test_a_wrong_letter_is_nothing_of_another_term(db: sqlite3.Connection) -> None:
    add(db, *made_up(500, SYLLABLES), "저고도경제", "低空经济")
    keep_up(db, 1)
    assert texts(db, "저고도경재", 1) == ["저고도경제"] and texts(db, "低空径济", 1) == ["低空经济"]
    assert near(db, "쀍쀏쀏쀏", 10) == [] and near(db, "鑫鑫鑫鑫", 10) == []
    assert nearest(db, "", 10) == []


def test_terms_of_all_times_are_found(db: sqlite3.Connection) -> None:
    """In an old part, in a new one, and in none."""
    add(db, *made_up(400, SYLLABLES), "저고도경제")
    keep_up(db, 100)
    add(db, *made_up(60, SYLLABLES, seed=3), "우전마을")
    keep_up(db, 50)
    assert parts(db) == 2
    add(db, "핑안그룹")
    keep_up(db, 50)
    assert parts(db) == 2 and db.execute(RECENT).fetchall()[0][1] == "핑안그룹"
    for word, term in (("저고도경재", "저고도경제"), ("우젼마을", "우전마을"), ("핑안그릅", "핑안그룹")):
        assert texts(db, word, 1) == [term]


def test_large_parts_stay_and_small_ones_are_joined(db: sqlite3.Connection) -> None:
    sizes = []
    for seed in range(12):
        add(db, *made_up(100, SYLLABLES, seed))
        keep_up(db, 50)
        sizes.append(parts(db))
    assert max(sizes) <= 3 and sizes[-1] < 12
    keep_up(db, 50)
    assert db.execute(RECENT).fetchall() == []


def test_a_term_that_is_another_now_is_found_as_that_alone(db: sqlite3.Connection) -> None:
    add(db, *made_up(200, SYLLABLES), "저고도경제", "광군제축제")
    keep_up(db, 1)
    db.execute("UPDATE term SET key = '우전마을', text = '우전마을' WHERE key = '저고도경제'")
    db.execute("DELETE FROM term WHERE key = '광군제축제'")
    assert texts(db, "우젼마을", 1) == ["우전마을"]
    assert near(db, "저고도경재", 10) == [] and near(db, "광군제축재", 10) == []
    add(db, "핑안그룹")  # which takes the number of the one that is gone
    assert texts(db, "핑안그릅", 1) == ["핑안그룹"]
    keep_up(db, 1)
    assert texts(db, "우젼마을", 1) == ["우전마을"] and near(db, "광군제축재", 10) == []
    assert db.execute("SELECT count(*) FROM letter_later").fetchone() == (0,)


def test_who_closes_the_glossary_brings_it_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    writer = open_writer(path)
    add(writer, *made_up(ENOUGH + 200, SYLLABLES), "저고도경제")
    reader = open_reader(path)
    assert texts(reader, "저고도경재", 1) == ["저고도경제"] and parts(reader) == 0
    close(writer)
    assert texts(reader, "저고도경재", 1) == ["저고도경제"] and parts(reader) == 1
    reader.close()


def test_too_many_that_are_equal_hide_nobody(db: sqlite3.Connection) -> None:
    add(db, *(f"中国{one}{two}{three}" for one in HANZI[:16] for two in HANZI[:16]
              for three in HANZI[:16]))
    keep_up(db, 1)
    assert len(texts(db, "中国鑫鑫鑫")) == 10
    assert {row[3] for row in nearest(db, "中国鑫鑫鑫", 10)} == {0.4}


def test_signs_that_the_index_has_no_letter_for_are_told_apart(db: sqlite3.Connection) -> None:
    add(db, "ひらがな", "каталог", "\U00020000\U00020001国")
    keep_up(db, 1)
    assert near(db, "カタカナ", 10) == [] and texts(db, "каталок", 1) == ["каталог"]
    assert near(db, "\U00021900\U00021901国", 10) == []


@pytest.mark.parametrize("key", ["저고도경제", "ai반도체", "5g-a", "低空经济", "天天向上", "가가가가가가"])
def test_a_word_has_all_features_of_itself(key: str) -> None:
    found = features(spell(key))
    assert found and max(Counter(found).values()) == 1
    assert len(found) > spell(key).length // 2


def test_counting_at_once_is_counting_one_by_one() -> None:
    chance = random.Random(5)
    sets = [chance.getrandbits(200) for _ in range(37)]
    twice = [chance.getrandbits(200) for _ in range(5)]
    numbers = [sum(each >> at & 1 for each in sets) + 2 * sum(each >> at & 1 for each in twice)
               for at in range(200)]
    planes = total([sets, twice])
    assert [sum((plane >> at & 1) << level for level, plane in enumerate(planes))
            for at in range(200)] == numbers
    assert total([]) == [] and places(0) == [] and total([[], [], [1]]) == [0, 0, 1]
    assert places(first(planes[0], 7)) == places(planes[0])[:7]


@pytest.mark.parametrize(("fewest", "most"), [(1, 1), (10, 20), (50, 50), (150, 300), (500, 900)])
def test_the_greatest_of_some_blocks_are_those_of_all(fewest: int, most: int) -> None:
    chance = random.Random(fewest)
    numbers = [[chance.randrange(90) for _ in range(size)] for size in (200, 3, 100)]
    sums = [[sum((number >> level & 1) << at for at, number in enumerate(block))
             for level in range(7)] for block in numbers]
    every = [(1 << len(block)) - 1 for block in numbers]
    found = [places(each) for each in greatest(sums, every, fewest, most)]
    given = sorted(block[at] for block, some in zip(numbers, found) for at in some)
    assert min(fewest, 303) <= len(given) <= most
    assert given == sorted(sum(numbers, []))[-len(given):]


def test_blocks_of_terms_that_are_none_give_nothing() -> None:
    assert greatest([], [], 5, 9) == [] and greatest([[]], [0], 5, 9) == [0]
    assert greatest([[0]], [0b111], 2, 2) == [0b011]


def test_others_write_while_a_part_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The part is then given up, and the last to close makes it."""
    path = tmp_path / "g.db"
    with closing(open_writer(path)) as db, closing(open_writer(path)) as other:
        add(db, *made_up(300, SYLLABLES), "저고도경제")
        db.execute("PRAGMA journal_mode = WAL")
        other.execute("PRAGMA busy_timeout = 0")
        late = iter(["핑안그룹"])
        made = letter_index._made

        def written_meanwhile(*arguments: Any) -> Any:
            add(other, *late)
            return made(*arguments)

        monkeypatch.setattr(letter_index, "_made", written_meanwhile)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            keep_up(db, 100)
        assert parts(db) == 0 and texts(db, "핑안그릅", 1) == ["핑안그룹"]
        assert keep_up(db, 100) and parts(db) == 1 and db.execute(RECENT).fetchall() == []
        assert [texts(db, word, 1) for word in ("핑안그릅", "저고도경재")] == [
            ["핑안그룹"], ["저고도경제"]]


def test_ids_are_read_on_machines_of_the_other_order_of_bytes() -> None:
    other = "big" if sys.byteorder == "little" else "little"
    numbers = array("I", [1, 258, 4_000_000_000])
    assert list(ids_read(ids_stored(numbers))) == list(numbers)
    if other == "big":
        swapped = ids_stored(numbers, other)
        assert swapped == b"".join(each.to_bytes(4, "big") for each in numbers)
        assert list(ids_read(swapped, other)) == list(numbers)
