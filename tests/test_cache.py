"""The cache folder: where it is, and that it need not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.cache import cache_dir, can_write, workshop


@pytest.mark.parametrize(("own", "xdg", "folder"), [
    ("/c/own", "/c/xdg", "/c/own"),
    ("", "/c/xdg", "/c/xdg/kozh-glossary"),
    (None, "/c/xdg", "/c/xdg/kozh-glossary"),
    (None, "", "/home/kim/.cache/kozh-glossary"),
    (None, "relative", "/home/kim/.cache/kozh-glossary"),
    (None, None, "/home/kim/.cache/kozh-glossary"),
])
def test_cache_dir(
    monkeypatch: pytest.MonkeyPatch, own: str | None, xdg: str | None, folder: str
) -> None:
    for name, value in (("KOZH_CACHE", own), ("XDG_CACHE_HOME", xdg), ("HOME", "/home/kim")):
        monkeypatch.setenv(name, value) if value is not None else monkeypatch.delenv(name, False)
    assert cache_dir() == Path(folder)
    assert not cache_dir().exists()


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("KOZH_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", home)
    assert not can_write(cache_dir())


def test_can_write(tmp_path: Path) -> None:
    assert can_write(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    assert not can_write(tmp_path / "file")
    assert not can_write(tmp_path / "file" / "below")
    assert not can_write(Path("nul\0"))


def test_what_is_half_made_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOZH_CACHE", str(tmp_path / "cache"))
    with workshop("a") as folder:
        (folder / "tmp123").touch()
    assert list((tmp_path / "cache").iterdir()) == []
    with workshop("a") as folder:
        (folder / "a").write_text("whole")
        (folder / "tmp123").touch()
    assert [path.read_text() for path in (tmp_path / "cache").iterdir()] == ["whole"]
    with workshop("a") as folder:
        assert (folder / "a").read_text() == "whole"


def test_where_nothing_can_be_made_nothing_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KOZH_CACHE", str(tmp_path / "file"))
    with workshop("a") as folder:
        assert not (folder / "a").exists()

    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setenv("KOZH_CACHE", str(tmp_path))
    monkeypatch.setattr("aligner.cache.TemporaryDirectory", full)
    with workshop("a") as folder:
        assert not folder.exists()
