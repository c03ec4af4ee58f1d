"""Review in the page beside others: people, programs, and disks that fail."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from glossary import connect
from glossary.connect import open_reader, open_writer
from glossary.lookup.queue import Filter, waiting
from tests.desk import Desk, fault, sitting, standing
from tests.disks import Disk
from tests.evidence import check


@pytest.fixture
def desk(glossary_path: Path) -> Iterator[Desk]:
    with sitting(glossary_path, "kim", "lee") as found:
        yield found


def test_nothing_is_decided_about_what_nobody_saw(desk: Desk) -> None:
    seen = desk.revision(1)
    desk.press(1, "n", "changed", who="lee")
    answer = desk.press(1, "a", revision=seen)
    assert answer.status_code == 409
    assert fault(answer) == "nothing was decided: this changed meanwhile, look again"
    assert "changed" in answer.text  # it is shown as it is now
    assert standing(desk) == [("lee", "note", "changed")]
    for wrong in ("", "0" * 16, "<script>"):
        assert desk.press(1, "a", revision=wrong).status_code == 409


def test_a_concept_that_was_merged_away_meanwhile(desk: Desk) -> None:
    seen = desk.revision(6)
    desk.press(6, "m", "#1", who="lee")
    answer = desk.press(6, "a", revision=seen)
    assert answer.status_code == 409
    assert fault(answer) == "nothing was decided: concept 6 is gone, merged into 1"
    moved = desk.get("/review/6?kind=mixed", "kim")
    assert (moved.status_code, moved.headers["location"]) == (302, "/review/1?kind=mixed")


def test_a_concept_that_never_was(desk: Desk) -> None:
    for number in ("999", "999999999999999999"):
        assert desk.get(f"/review/{number}", "kim").headers["location"] == f"/concept/{number}"
    answer = desk.press(999, "a", revision="x")
    assert answer.status_code == 409 and "concept 999 is gone" in fault(answer)


def test_two_people_at_once(desk: Desk) -> None:
    seen = desk.revision(1)

    async def both() -> list[Any]:
        return await asyncio.gather(*(
            desk.posted("/review/1", who, key=key, revision=seen)
            for who, key in (("kim", "a"), ("lee", "r"))))

    assert sorted(answer.status_code for answer in desk.run(both())) == [303, 409]
    assert len(standing(desk)) == 1
    check(desk.path)


def test_many_people_at_once(desk: Desk) -> None:
    with closing(open_reader(desk.path)) as db:
        ids = waiting(db, Filter())
    seen = {one: desk.revision(one) for one in ids}

    async def all_of_them() -> list[Any]:
        return await asyncio.gather(*(
            desk.posted(f"/review/{one}", "kim", key="a", revision=seen[one]) for one in ids))

    assert {answer.status_code for answer in desk.run(all_of_them())} == {303}
    assert len(standing(desk)) == len(ids)
    check(desk.path)


def test_a_busy_glossary_is_one_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = desk.revision(1)
    monkeypatch.setattr(connect, "TIMEOUT", 0.05)
    with closing(open_writer(desk.path)) as other:
        connect.keep_log(other)
        other.execute("BEGIN IMMEDIATE")
        answer = desk.press(1, "a", revision=seen)
        assert answer.status_code == 503
        assert fault(answer).endswith(
            "is locked by another program: try again when that has finished")
        other.execute("ROLLBACK")
    assert desk.press(1, "a").status_code == 303


def test_it_waits_while_a_miner_writes(desk: Desk) -> None:
    seen = desk.revision(1)
    with closing(open_writer(desk.path)) as other:
        connect.keep_log(other)
        other.execute("BEGIN IMMEDIATE")

        async def meanwhile() -> Any:
            pressed = asyncio.ensure_future(
                desk.posted("/review/1", "kim", key="a", revision=seen))
            await asyncio.sleep(0.3)
            assert not pressed.done()
            page = await desk.asked("GET", "/review/3", desk.cookies("kim"))
            other.execute("ROLLBACK")
            return page.status_code, (await pressed).status_code

        assert desk.run(meanwhile()) == (200, 303)


def test_a_glossary_that_cannot_be_written_is_one_line(filled: Path, disk: Disk) -> None:
    path = Path(shutil.copy(filled, disk.folder / "glossary.db"))
    disk.freeze()
    with sitting(path, "kim") as desk:
        answer = desk.press(1, "a")
        assert answer.status_code == 503 and "cannot be written" in fault(answer)


def test_a_glossary_that_went_away_is_one_line(desk: Desk) -> None:
    seen = desk.revision(1)
    desk.path.rename(desk.path.with_suffix(".gone"))
    answer = desk.press(1, "a", revision=seen)
    assert answer.status_code == 503 and "Traceback" not in answer.text
