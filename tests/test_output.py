"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from glossary.errors import TableError
from glossary.exchange.output import writing


def write(
    path: Path | str, text: str = "저고도\n", encoding: str = "utf-8", force: bool = False
) -> None:
    with writing(str(path), encoding, force) as stream:
        stream.write(text)


def refused(path: Path | str, force: bool = False) -> str:
    with pytest.raises(TableError) as caught:
        write(path, force=force)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_is_written_is_there_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "a.tsv", encoding="utf-8-sig")
    assert (tmp_path / "a.tsv").read_bytes() == b"\xef\xbb\xbf" + "저고도\n".encode()
    assert os.listdir(tmp_path) == ["a.tsv"]


def test_a_file_that_exists_is_replaced_only_on_demand(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("edited")
    path.chmod(0o640)
    assert refused(path).endswith(
        "exists, and may hold what was not imported yet: name another file, or replace it with "
        "--force")
    assert path.read_text() == "edited"
    write(path, force=True)
    assert path.read_text(encoding="utf-8") == "저고도\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_an_empty_file_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").touch()
    write(tmp_path / "a.tsv")
    assert (tmp_path / "a.tsv").stat().st_size


@pytest.mark.parametrize("force", [False, True])
def test_a_database_is_never_replaced(glossary_path: Path, tmp_path: Path, force: bool) -> None:
    before = glossary_path.read_bytes()
    link = tmp_path / "link.tsv"
    link.symlink_to(glossary_path)
    for path in (glossary_path, link):
        assert refused(path, force).endswith("is a database: name another file to write to")
    assert glossary_path.read_bytes() == before


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").symlink_to(tmp_path / "b.tsv")
    write(tmp_path / "a.tsv")
    assert (tmp_path / "a.tsv").is_symlink()
    assert (tmp_path / "b.tsv").read_text(encoding="utf-8") == "저고도\n"


def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("old")
    with pytest.raises(KeyError), writing(str(path), force=True) as stream:
        stream.write("new")
        raise KeyError
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["a.tsv"])


def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    assert refused(tmp_path).endswith("is a folder: name a file in it")
    assert "cannot be written (No such file or directory)" in refused(tmp_path / "no" / "a.tsv")
    assert "cannot be written" in refused(tmp_path / ("a" * 300))
    assert "cannot be written (No space left on device)" in refused("/dev/full")


def test_a_device_is_written_to(tmp_path: Path) -> None:
    write("/dev/null")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_stream(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write("-", "가\n")
    assert capsysbinary.readouterr().out == "가\n".encode()
