"""Laws of concepts, after any sequence of mining, changed documents, decisions and undoing."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest

from aligner.types import Gloss, Kind
from glossary.deciding.unions import Unions
from glossary.errors import DecisionError
from glossary.store import Glossary, open_glossary
from tests.derived import verify
from tests.evidence import check, document, dump, gloss

#: Pairs that have much to do with each other: near spellings, damage, homographs, abbreviations,
#: characters of one sound, ranks; Korean, Hanzi, restored Hanzi.
PAIRS = [
    ("메이퇀", "美团", None), ("메이투안", "美團", None), ("메이투완", "美团", None), ("메이투안", "美团网", None),
    ("핀둬둬", "多多", None), ("핀둬둬", "拼多多", None), ("핀둬둬", "多多", "拼多多"), ("둬둬", "多多", None),
    ("선전", "深圳", None), ("선전", "宣传", None), ("선전시", "深圳市", None), ("심천", "深圳", None),
    ("리샹", "理想", None), ("리샹", "李想", None), ("이상", "理想", None), ("리샹자동차", "理想汽车", None),
    ("저고도 경제", "低空经济", None), ("저고도경제", "低空經濟", None), ("저공경제", "低空??", None),
    ("저공경제", "低空??", "低空經濟"), ("저고도", "低空", None), ("저고도 항공", "低空经济", None),
    ("텐센트", "腾讯", None), ("텐센트", "騰訊", None), ("텐센트", "腾讯控股", None), ("텅쉰", "騰迅", None),
    ("북경대학", "北京大学", None), ("베이징대학", "北大", None), ("베이징대학", "北京大学", None),
    ("공업정보화부", "工信部", None), ("공업정보화부", "工业和信息化部", None),
    ("공업과 정보화부", "工业和信息化部", None), ("지린", "吉林", None), ("지린성", "吉林省", None),
    ("지린시", "吉林市", None), ("산", "山", None), ("산", "產", None), ("CATL", "宁德时代", None),
]
KINDS: tuple[Kind, ...] = ("reading", "transcription", "translation", "mixed")

SEEDS, STEPS = 10, 30


class Life:
    """A glossary at which things happen at random."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = Random(seed)
        self.texts = 0

    def step(self) -> str:
        """Have one thing happen; give its name."""
        happenings = [self.mine, self.mine, self.mine, self.read_again, self.merge, self.merge,
                      self.split, self.split, self.undo, self.undo, self.judge]
        happening = self.chance.choice(happenings)
        with open_glossary(self.path) as glossary:
            happening(glossary)
        return happening.__name__

    def glosses(self) -> Iterator[Gloss]:
        """Give a few glosses."""
        for at in range(self.chance.randint(0, 7)):
            ko, zh, restored = self.chance.choice(PAIRS)
            yield gloss(ko, zh, restored, offset=10 * at + 5, kind=self.chance.choice(KINDS),
                        confidence=self.chance.choice((0.3, 0.5, 0.9)),
                        en=self.chance.choice((None, None, "Name")))

    def mine(self, glossary: Glossary) -> None:
        """Mine a document that is new, or has changed."""
        self.texts += 1
        text = document(str(self.texts), f"{self.chance.randint(1, 4)}.txt")
        glossary.add_document(text, [*self.glosses()])

    def read_again(self, glossary: Glossary) -> None:
        """Find other glosses in a document."""
        glossary.replace_glosses(
            document(str(self.chance.randint(1, self.texts + 1))), [*self.glosses()])

    def merge(self, glossary: Glossary) -> None:
        """Merge two or three concepts."""
        with deciding(glossary) as decisions:
            numbers = sorted(forms(decisions))
            if len(numbers) > 2:
                one, *others = self.chance.sample(numbers, self.chance.choice((2, 2, 3)))
                decisions.merge(one, others)

    def split(self, glossary: Glossary) -> None:
        """Split a concept by one or two of its forms."""
        with deciding(glossary) as decisions:
            found = forms(decisions)
            several = [each for each in found if len(found[each]) > 2] or [*found]
            if several:
                one = self.chance.choice(several)
                named = self.chance.sample(found[one], min(len(found[one]), 2))
                decisions.split(one, named[:self.chance.choice((1, 2))])

    def undo(self, glossary: Glossary) -> None:
        """Undo a decision, or the last one, or an undo."""
        with deciding(glossary) as decisions:
            last, = decisions.connection.execute("SELECT count(*) FROM decision").fetchone()
            decisions.undo(self.chance.choice((None, last, self.chance.randint(1, last + 1))))

    def judge(self, glossary: Glossary) -> None:
        """Decide something else about a concept."""
        with deciding(glossary) as decisions:
            found = forms(decisions)
            if found:
                one = self.chance.choice(sorted(found))
                action = self.chance.choice(
                    ("approve", "reject", "reopen", "prefer", "note", "skip"))
                if action == "prefer":
                    decisions.prefer(one, self.chance.choice([*found[one], "새 이름", "新名"]))
                elif action == "note":
                    decisions.note(one, self.chance.choice(("a note", "another", "")))
                elif action == "skip":
                    decisions.skip(one)
                else:
                    decisions.set_status(one, action)


@contextmanager
def deciding(glossary: Glossary) -> Iterator[Unions]:
    """Decide something; what is refused must have changed nothing."""
    with glossary.decide("kim") as decisions:
        before = decisions.connection.total_changes
        try:
            yield decisions
        except DecisionError:
            assert decisions.connection.total_changes >= before


def forms(decisions: Unions) -> dict[int, list[str]]:
    """Give the Korean and Hanzi terms of every concept."""
    found: dict[int, list[str]] = {}
    for number, text in decisions.connection.execute(
            "SELECT concept_id, text FROM term WHERE lang <> 'en' ORDER BY concept_id, id"):
        found.setdefault(number, []).append(text)
    return found


def content(path: Path) -> list[str]:
    """Give the rows that an undo has to bring back, but for the numbers of reasons."""
    return sorted(re.sub(r"^merge_log \(\d+", "merge_log (", row) for row in dump(path)
                  if not row.startswith(("decision ", "sqlite_sequence ")))


def without_ids(rows: list[str]) -> list[str]:
    """Give the same without the numbers of terms."""
    return sorted(re.sub(r"^term \(\d+", "term (", row) for row in rows)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_concepts_are_what_their_glosses_make_them(tmp_path: Path, seed: int) -> None:
    life = Life(tmp_path / "g.db", seed)
    done = []
    for _ in range(STEPS):
        done.append(life.step())
        try:
            verify(life.path)
        except AssertionError as error:
            raise AssertionError(f"after {done}") from error
    check(life.path)


@pytest.mark.parametrize("seed", range(SEEDS, 2 * SEEDS))
def test_what_is_undone_at_once_was_never_done(tmp_path: Path, seed: int) -> None:
    life = Life(tmp_path / "g.db", seed)
    for _ in range(STEPS // 2):
        life.step()
    for _ in range(STEPS // 4):
        with open_glossary(life.path) as glossary:
            before, last = content(life.path), number(life.path)
            life.chance.choice((life.merge, life.split))(glossary)
            made = number(life.path)
            done = content(life.path)
            for each in range(made, last, -1):
                with glossary.decide("kim") as decisions:
                    decisions.undo(each)
            assert content(life.path) == before
            if made == last + 1:
                with glossary.decide("kim") as decisions:
                    decisions.undo(made + 1)
                assert without_ids(content(life.path)) == without_ids(done)
    verify(life.path)


def number(path: Path) -> int:
    """Give the number of the last decision."""
    with closing(sqlite3.connect(path)) as db:
        found, = db.execute("SELECT coalesce(max(id), 0) FROM decision").fetchone()
    return int(found)
