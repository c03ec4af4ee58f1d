"""Mining: documents in, whole documents kept, the same result every time."""

from __future__ import annotations

import io
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from aligner.errors import MissingAnalyzer
from aligner.evidence import Known
from aligner.gathered import Gathered
from aligner.types import Gloss
from glossary.errors import DatabaseError, DocumentError
from glossary.mining.report import MineReport
from glossary.mining.run import mine
from tests.evidence import Finder, Learner, check, dump


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
    write("in/aa.txt", "café, été".encode("latin-1"))
    write("in/bb.txt", "")
    report = mine(["in"], "g.db", Finder())
    assert report == MineReport(3, 0, 4, 2, (
        "in/aa.txt is in no encoding that is known: save it as UTF-8, or name its encoding",
        "in/bb.txt is empty: leave it out, or fill it"), 2)
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


def test_a_document_that_changed_is_mined_again(folder: Path) -> None:
    mine(["in"], "g.db", Finder())
    write("in/a.txt", "우전(乌镇)")
    assert mine(["in"], "g.db", Finder()) == MineReport(1, 2, 1, 1, ())
    assert not [line for line in dump(Path("g.db")) if "징동" in line and "merge_log" not in line]
    check(Path("g.db"))


def test_the_same_bytes_are_read_once(folder: Path) -> None:
    write("in/d.txt", Path("in/a.txt").read_bytes())
    finder = Finder()
    assert mine(["in"], "g.db", finder) == MineReport(3, 1, 4, 2, ())
    assert len(finder.texts) == 3


def restored(path: str) -> list[str]:
    """Give the damaged glosses of a glossary with what they were."""
    return [f"{ko}({zh}={intact})" for ko, zh, intact in rows(
        path, "SELECT ko, zh, coalesce(zh_restored, '') FROM gloss WHERE zh = '多多' ORDER BY id")]


def rows(path: str, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(query).fetchall()


def test_what_was_left_open_is_read_again(folder: Path) -> None:
    finder = Learner()
    seen: list[tuple[int, int, str]] = []
    report = mine(["in"], "g.db", finder, lambda *step: seen.append(step))
    assert report == MineReport(3, 0, 4, 2, ())
    assert [text[:4] for text in finder.texts] == ["# 머리", "징둥(京", "아무것도", "# 머리"]
    assert seen[2:] == [(2, 3, "in/c.txt"), (3, 4, "in/a.txt"), (4, 4, "")]
    assert restored("g.db") == ["핀둬둬(多多=拼多多)"]
    check(Path("g.db"))


def test_a_second_run_reads_nothing_again(folder: Path) -> None:
    write("in/d.txt", "둬둬(多多)")  # nothing ever restores it
    mine(["in"], "g.db", Learner())
    before = Path("g.db").read_bytes()
    again = Learner()
    assert mine(["in"], "g.db", again) == MineReport(0, 4, 0, 0, ())
    assert again.texts == [] and Path("g.db").read_bytes() == before


def test_earlier_runs_are_evidence_but_not_for_what_they_read(folder: Path) -> None:
    """So files one by one may differ from all of them in one run."""
    write("in/d.txt", "또 핀둬둬(多多)")
    for name in ("a.txt", "b.md", "d.txt"):
        mine([f"in/{name}"], "g.db", Learner())
    assert restored("g.db") == ["핀둬둬(多多=)", "또 핀둬둬(多多=)"]
    write("in/e.txt", "핀둬둬(多多)")
    mine(["in/e.txt"], "g.db", Learner())
    assert restored("g.db")[2:] == ["핀둬둬(多多=拼多多)"]


def test_a_stream_is_read_again_from_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO("핀둬둬(多多)".encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert mine(["-", "in/b.md"], "g.db", Learner()) == MineReport(2, 0, 3, 2, ())
    assert restored("g.db") == ["핀둬둬(多多=拼多多)"]


@pytest.mark.parametrize("change", [None, "", "다른 글"])
def test_a_file_that_changes_meanwhile_is_read_again_as_it_was(
    folder: Path, change: str | None
) -> None:
    def tell(done: int, total: int, name: str) -> None:
        if done == 2 and change is None:
            Path("in/a.txt").unlink()
        elif done == 2:
            write("in/a.txt", change or "")

    assert mine(["in"], "g.db", Learner(), tell) == MineReport(3, 0, 4, 2, ())
    assert restored("g.db") == ["핀둬둬(多多=拼多多)"]
    assert rows("g.db", "SELECT path FROM document WHERE NOT settled") == []


@pytest.mark.parametrize("earlier", ["", "징둥(京东)\n핀둬둬(多多)", "핀둬둬(拼多多)"])
def test_a_run_that_broke_off_goes_on(folder: Path, earlier: str) -> None:
    """Whenever it broke off, the next run ends with the rows that an undisturbed one gives."""
    write("in/d.txt", "둬둬(多多)\n핀둬둬(多多)\n징동(京东)")
    if earlier:
        write("earlier.txt", earlier)
        mine(["earlier.txt"], "straight.db", Learner())
        for number in range(6):
            shutil.copy("straight.db", f"{number}.db")
    mine(["in"], "straight.db", Learner())
    for number in range(6):
        path = Path(f"{number}.db")
        with suppress(KeyboardInterrupt):
            mine(["in"], path, Tired(number))
        assert path.exists() == (number > 0 or bool(earlier))
        if path.exists():
            check(path)
            assert rows(str(path), "SELECT count(*) FROM document WHERE path LIKE 'in/%'") == [
                (min(number, 4),)]
        report = mine(["in"], path, Learner())
        assert (report.documents, report.skipped) == (4 - min(number, 4), min(number, 4))
        assert dump(path) == dump(Path("straight.db"))


class Tired(Learner):
    """An extractor that dies after some texts."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
        if len(self.texts) == self.most:
            raise KeyboardInterrupt
        return super().extract(text, others)


def test_an_extractor_that_does_not_load_leaves_no_glossary(folder: Path) -> None:
    def broken(known: Known) -> Finder:
        raise MissingAnalyzer("okt is missing")

    for make in (broken, Tired(0)):
        with pytest.raises((MissingAnalyzer, KeyboardInterrupt)):
            mine(["in"], "g.db", make)
        assert [path.name for path in folder.iterdir()] == ["in"]


def test_two_runs_at_once_lose_nothing(folder: Path) -> None:
    """The other run begins and ends while this one is at its second document."""
    reports = []

    def tell(done: int, total: int, name: str) -> None:
        if done == 1:
            reports.append(mine(["in"], "g.db", Learner()))

    mine(["in"], "g.db", Learner(), tell)
    assert reports == [MineReport(2, 1, 2, 0, ())]
    mine(["in"], "straight.db", Learner())
    assert dump(Path("g.db")) == dump(Path("straight.db"))


def test_a_run_that_ends_meanwhile_is_evidence(folder: Path) -> None:
    """The other run restores what this one, which has not seen the intact form, leaves open."""
    reports: list[MineReport] = []

    class Late(Learner):
        def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
            found = super().extract(text, others)
            if len(self.texts) == 2:  # the second reading has begun
                reports.append(mine(["in"], "g.db", Learner()))
            return found

    assert mine(["in/a.txt"], "g.db", Late()) == MineReport(1, 0, 2, 2, ())
    assert [report.documents for report in reports] == [2]
    assert restored("g.db") == ["핀둬둬(多多=拼多多)"]
    check(Path("g.db"))
