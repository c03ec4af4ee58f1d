"""Terms of aligned texts in the glossary: candidates, evidence, what is known, what is shown."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from aligner.bilingual import Place, TermPair
from aligner.types import Bead, Segment, Span
from glossary.bitexts.keyed import is_keyed, read_keyed
from glossary.bitexts.mined import MinedReport, mine_bitexts, parallel, unmined
from glossary.bitexts.texts import Bitext, unit_spans
from glossary.documents import Document
from glossary.errors import DocumentError
from glossary.lookup.full import concepts
from glossary.showing.render import concept_text
from glossary.store import open_glossary
from tests.command import run
from tests.evidence import gloss

KO = "  정부는 정책을 바꾼다.\n\n상하이의 산업은 크다.\n사진 제공\n"
ZH = "政府改变政策。\n上海的产业很大。\n"


class FakeMiner:
    """Finds 정책 = 政策 wherever both are, and counts what it was asked."""

    asked: list[int] = []

    def __init__(self, encoder: str, known: object) -> None:
        del encoder, known

    def mine(self, beads: list[tuple[str, str]], progress: object = None) -> list[TermPair]:
        self.asked.append(len(beads))
        places = tuple(
            Place(at, Span(ko.find("정책"), ko.find("정책") + 2),
                  Span(zh.find("政策"), zh.find("政策") + 2))
            for at, (ko, zh) in enumerate(beads) if "정책" in ko and "政策" in zh)
        part = Segment("정책", "政策", "reading", 1.0)
        return [TermPair("정책", "政策", "reading", 0.97, (part,), places)] if places else []


@pytest.fixture
def miner(monkeypatch: pytest.MonkeyPatch) -> type[FakeMiner]:
    FakeMiner.asked = []
    monkeypatch.setattr("aligner.bilingual.TermMiner", FakeMiner)
    return FakeMiner


def bitext(folder: Path, ko: str = KO, zh: str = ZH, beads: tuple[Bead, ...] = (
        Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.9), Bead((2,), (), 0.9))) -> Bitext:
    """Write two texts and align them as told."""
    paths = folder / "a.ko.txt", folder / "a.zh.txt"
    for path, text in zip(paths, (ko, zh)):
        path.write_text(text, "utf-8", newline="")
    sides = [tuple(text[slice(*span)] for span in unit_spans(text, False)) for text in (ko, zh)]
    return Bitext(str(paths[0]), str(paths[1]), sides[0], sides[1], beads, False)


@pytest.fixture
def db(tmp_path: Path, miner: type[FakeMiner]) -> Iterator[sqlite3.Connection]:
    """A glossary in which the texts were mined twice."""
    pair = parallel(bitext(tmp_path))
    report = mine_bitexts([pair], tmp_path / "g.db", "none")
    assert report == MinedReport(1, 1, 1, 1, 0)
    assert mine_bitexts([pair], tmp_path / "g.db", "none") == MinedReport(0, 0, 0, 0, 1)
    assert miner.asked == [2]
    with closing(sqlite3.connect(tmp_path / "g.db")) as connection:
        yield connection


def test_both_sentences_are_evidence(db: sqlite3.Connection) -> None:
    rows = db.execute(
        "SELECT offset, line, ko, zh, context, context_zh, status FROM gloss "
        "JOIN concept ON concept.id = concept_id").fetchall()
    assert rows == [
        (KO.find("정책"), 1, "정책", "政策", "정부는 정책을 바꾼다.", "政府改变政策。", "candidate")]


def test_a_pair_of_texts_is_a_document_of_its_own(db: sqlite3.Connection, tmp_path: Path) -> None:
    (path, path_zh), = db.execute("SELECT path, path_zh FROM document").fetchall()
    assert (path, path_zh) == (str(tmp_path / "a.ko.txt"), str(tmp_path / "a.zh.txt"))
    assert unmined([(path, path_zh), (path_zh, path)], tmp_path / "g.db") == [False, True]
    assert unmined([(path, path_zh)], tmp_path / "other.db") == [True]


def test_brackets_of_the_same_text_stay(db: sqlite3.Connection, tmp_path: Path) -> None:
    """Neither takes the place of the other, though both have one path."""
    path = str(tmp_path / "a.ko.txt")
    with open_glossary(tmp_path / "g.db") as glossary:
        glossary.add_document(Document(path, KO, "utf-8", None, "1" * 64), [gloss("산업", "产业")])
        changed = parallel(bitext(tmp_path, KO + "끝", ZH))
        glossary.add_document(changed.document, [])
    assert db.execute("SELECT ko, context_zh FROM gloss").fetchall() == [("산업", None)]
    assert db.execute("SELECT count(*) FROM document").fetchone() == (2,)


def test_a_known_pair_gains_evidence(miner: type[FakeMiner], tmp_path: Path) -> None:
    with open_glossary(tmp_path / "g.db") as glossary:
        glossary.add_document(
            Document("b.txt", "", "utf-8", None, "1" * 64), [gloss("정책", "政策", offset=9)])
    report = mine_bitexts([parallel(bitext(tmp_path))], tmp_path / "g.db", "none")
    assert report.concepts_new == 0 and report.glosses == 1
    assert miner.asked == [2]


def test_doubtful_beads_are_left_out(miner: type[FakeMiner], tmp_path: Path) -> None:
    doubtful = bitext(tmp_path, beads=(Bead((0,), (0,), 0.3), Bead((1, 2), (1,), 0.6)))
    assert len(parallel(doubtful).beads) == 1
    assert mine_bitexts([parallel(doubtful)], tmp_path / "g.db", "none").pairs == 0


def test_units_of_a_bead_keep_their_places(tmp_path: Path) -> None:
    (ko, zh), = parallel(bitext(tmp_path, beads=(Bead((0, 1), (0, 1), 0.9),))).beads
    for side, text, word in ((ko, KO, "산업"), (zh, ZH, "产业")):
        at = side.offset(side.text.find(word))
        assert text[at:at + 2] == word
    assert "\n" in ko.text and "\n" not in ko.context(Span(0, 2))


def test_show_marks_the_term_in_both_sentences(db: sqlite3.Connection) -> None:
    concept, = concepts(db, "정책")
    assert concept_text(concept).endswith(
        "    line 1: 정부는 «정책»을 바꾼다.\n      政府改变«政策»。")


def test_the_command_mines_two_folders_and_goes_on(
        miner: type[FakeMiner], tmp_path: Path) -> None:
    sides = tmp_path / "ko", tmp_path / "zh"
    for side, text in zip(sides, (KO, ZH)):
        side.mkdir()
        for name in ("a.txt", "b.txt"):
            (side / name).write_text(text + name, "utf-8")
    command = ("align", "texts", *map(str, sides), "--mine", "--encoder", "none",
               "--db", str(tmp_path / "g.db"))
    first, second = run(*command), run(*command)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "in 2 places of 2 pairs of texts: 1 new concept." in first.stderr
    assert "all of the texts were mined before" in second.stderr
    assert first.stdout == second.stdout == ""
    shown = run("show", "정책", "--format", "json", "--db", str(tmp_path / "g.db"))
    places = json.loads(shown.stdout)[0]["glosses"]
    assert [place["context_zh"] for place in places] == ["政府改变政策。"] * 2


@pytest.mark.parametrize(("arguments", "message"), [
    (("-", "a.txt", "--mine"), "--mine needs files"),
    (("a.txt",), "ZH is missing"),
])
def test_what_cannot_be_mined_is_told(arguments: tuple[str, ...], message: str) -> None:
    result = run("align", "texts", *arguments)
    assert result.exit_code == 2 and message in result.stderr


PO = (
    'msgid "&File"\nmsgstr "{}(&F)"\n\nmsgid "Quit"\nmsgstr "{}"\n\n'
    '#, fuzzy\nmsgid "x"\nmsgstr "{}"\n')
TMX = (
    '<?xml version="1.0"?><tmx version="1.4"><header srclang="ko"/><body><tu>'
    '<tuv xml:lang="zh-CN"><seg>政府政策</seg></tuv><tuv xml:lang="ko"><seg>정부 정책</seg></tuv>'
    "</tu></body></tmx>")
XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="ko" '
    'target-language="zh" original="a" datatype="plaintext"><body><trans-unit id="1"><source>정부 '
    '<g id="1">정책</g></source><target>政府<g id="1">政策</g></target></trans-unit></body></file>'
    "</xliff>")


@pytest.fixture
def toolkit() -> None:
    pytest.importorskip("translate.storage", reason="needs the extra keyed")


def written(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return str(path)


def test_two_files_are_put_together_by_key(toolkit: None, tmp_path: Path) -> None:
    ko = written(tmp_path / "ko.po", PO.format("파일", "끝내기", "엑스"))
    zh = written(tmp_path / "zh.po", PO.format("文件", "", "艾克斯"))
    found = read_keyed(ko, zh)
    assert (found.ko, found.zh) == (("파일(F)", "끝내기"), ("文件(F)",))
    assert found.beads == (Bead((0,), (0,), 1.0), Bead((1,), (), 1.0))


@pytest.mark.parametrize(("name", "text"), [("a.tmx", TMX), ("a.xlf", XLIFF)])
def test_one_file_may_hold_both(toolkit: None, tmp_path: Path, name: str, text: str) -> None:
    found = read_keyed(written(tmp_path / name, text))
    assert (found.ko, found.zh) == (("정부 정책",), ("政府政策",))


def test_a_keyed_file_is_mined(
        toolkit: None, miner: type[FakeMiner], tmp_path: Path) -> None:
    pair = parallel(read_keyed(written(tmp_path / "a.tmx", TMX)))
    assert mine_bitexts([pair], tmp_path / "g.db", "none").glosses == 1
    assert mine_bitexts([pair], tmp_path / "g.db", "none").skipped == 1


@pytest.mark.parametrize(("name", "text", "message"), [
    ("a.tmx", '<!DOCTYPE x [<!ENTITY a "b">]><tmx/>', "declares entities"),
    ("a.tmx", "<tmx", "does not read as TMX"),
    ("a.po", 'rubbish "', "does not read as PO"),
    ("a.tmx", TMX.replace("정부 정책", "policy"), "no message in both"),
])
def test_bad_files_are_told(
        toolkit: None, tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_keyed(written(tmp_path / name, text))


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "translate.storage", None)
    with pytest.raises(DocumentError, match=r"pip install 'kozh-glossary\[keyed\]'"):
        read_keyed(written(tmp_path / "a.tmx", TMX))
    with pytest.raises(DocumentError, match="cannot be read"):
        read_keyed(tmp_path / "no.tmx")
    assert not is_keyed("report.txt")
