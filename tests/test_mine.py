"""Mining: documents in, whole documents kept, the same result every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.types import Gloss
from glossary.errors import DatabaseError, DocumentError
from glossary.mine import MineReport, build, mine
from tests.evidence import Finder, check, dump


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three documents in ``in/``, two with glosses."""
    monkeypatch.chdir(tmp_path)
    write("in/a.txt", "# 머리\r\n징동(京东)\r\n핀둬둬(多多)\r\n")
    write("in/b.md", "징둥(京東)\n핀둬둬(拼多多)\n")
    write("in/c.txt", "아무것도 없다\n")
    return tmp_path


def write(path: str, text: str | bytes) -> None:
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_bytes(text.encode() if isinstance(text, str) else text)


def test_documents_are_mined_once(folder: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    report = mine(["in"], "g.db", Finder(), lambda *step: seen.append(step))
    assert report == MineReport(3, 0, 4, 2, ())
    assert seen == [(0, 3, "in/a.txt"), (1, 3, "in/b.md"), (2, 3, "in/c.txt"), (3, 3, "")]
    before = Path("g.db").read_bytes()
    again = Finder()
    assert mine(["in", "in/a.txt"], "g.db", again) == MineReport(0, 3, 0, 0, ())
    assert again.texts == []
    assert Path("g.db").read_bytes() == before
    check(Path("g.db"))


def test_offsets_count_the_code_points_of_the_file(folder: Path) -> None:
    mine(["in/a.txt"], "g.db", Finder())
    text = Path("in/a.txt").read_bytes().decode()
    found = [line for line in dump(Path("g.db")) if line.startswith("gloss (")]
    for line, ko in zip(found, ("징동", "핀둬둬"), strict=True):
        assert f", {text.index(f'{ko}(') + len(ko)}, " in line


def test_a_fresh_run_gives_the_same_rows(folder: Path) -> None:
    mine(["in"], "one.db", Finder())
    mine(["in/a.txt"], "two.db", Finder())
    mine(["in/b.md"], "two.db", Finder())
    mine(["in"], "two.db", Finder())
    assert dump(Path("one.db")) == dump(Path("two.db"))
    assert sorted(path.name for path in folder.glob("*.db*")) == ["one.db", "two.db"]


def test_a_document_that_does_not_read_stops_no_other(folder: Path) -> None:
    write("in/aa.txt", "경제".encode("cp949"))
    write("in/bb.txt", "")
    report = mine(["in"], "g.db", Finder())
    assert report == MineReport(3, 0, 4, 2, (
        "in/aa.txt is not in UTF-8 (byte 0): try `iconv -f CP949 -t UTF-8`",
        "in/bb.txt is empty: leave it out, or fill it"))
    assert dump(Path("g.db")) and mine(["in"], "g.db", Finder()).skipped == 3


def test_no_glossary_is_made_of_nothing(folder: Path) -> None:
    write("bad.txt", "")
    assert mine(["bad.txt"], "g.db", Finder()).failures
    with pytest.raises(DocumentError, match="nowhere.txt does not exist"):
        mine(["in", "nowhere.txt"], "g.db", Finder())
    assert not Path("g.db").exists()


def test_a_file_that_is_no_glossary_is_left_alone(folder: Path) -> None:
    write("g.db", "notes of mine")
    finder = Finder()
    with pytest.raises(DatabaseError, match="g.db is no SQLite database"):
        mine(["in"], "g.db", finder)
    assert Path("g.db").read_bytes() == b"notes of mine" and finder.texts == []


class Tired(Finder):
    """An extractor that dies at its second text."""

    def extract(self, text: str) -> list[Gloss]:
        if self.texts:
            raise KeyboardInterrupt
        return super().extract(text)


def test_a_run_that_broke_off_goes_on(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        mine(["in"], "g.db", Tired())
    check(Path("g.db"))
    assert mine(["in"], "g.db", Finder()) == MineReport(2, 1, 2, 0, ())
    mine(["in"], "straight.db", Finder())
    assert dump(Path("g.db")) == dump(Path("straight.db"))


def test_a_document_that_changed_is_mined_again(folder: Path) -> None:
    mine(["in"], "g.db", Finder())
    write("in/a.txt", "우전(乌镇)")
    assert mine(["in"], "g.db", Finder()) == MineReport(1, 2, 1, 1, ())
    assert not [line for line in dump(Path("g.db")) if "징동" in line and "merge_log" not in line]
    check(Path("g.db"))


def test_a_build_replaces_all_or_nothing(folder: Path) -> None:
    build(["in/c.txt"], "g.db", Finder())
    assert build(["in"], "g.db", Finder()) == MineReport(3, 0, 4, 2, ())
    before = dump(Path("g.db"))
    with pytest.raises(KeyboardInterrupt):
        build(["in"], "g.db", Tired())
    write("in/d.txt", "")
    with pytest.raises(DocumentError, match="in/d.txt is empty"):
        build(["in"], "g.db", Finder())
    assert dump(Path("g.db")) == before
    assert sorted(path.name for path in folder.iterdir()) == ["g.db", "in"]
