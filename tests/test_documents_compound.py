"""Compound files: streams of any size, in sectors of either size, and files that are no such."""

from __future__ import annotations

import pytest

from glossary.documents.compound import MAGIC, Compound
from glossary.errors import DocumentError

from tests.documents.compound import SECTOR, compound

SIZES = (0, 1, 63, 64, 65, 511, 4095, 4096, 4097, 100_000)
STREAMS = {f"{folder}{size}": (bytes(range(256)) * 400)[:size]
           for folder in ("", "a/", "b/") for size in SIZES}


@pytest.mark.parametrize("sector", [SECTOR, 4096])
def test_every_stream_is_given_whole(sector: int) -> None:
    file = Compound(compound(STREAMS, sector), "a.hwp")
    assert sorted(file.streams) == sorted(STREAMS)
    assert {path: file.read(path) for path in STREAMS} == STREAMS


def test_a_stream_that_is_not_there() -> None:
    with pytest.raises(DocumentError, match="^a.hwp has no a/2: is it whole"):
        Compound(compound({"a/1": b"1"}), "a.hwp").read("a/2")


@pytest.mark.parametrize("cut", range(0, 120_000, 6000))
def test_a_file_that_is_cut_off_gives_whole_streams_or_says_so(cut: int) -> None:
    try:
        file = Compound(compound(STREAMS)[:cut], "a.hwp")
    except DocumentError as error:
        assert "\n" not in str(error)
        return
    for path in file.streams:
        try:
            assert file.read(path) == STREAMS[path]
        except DocumentError as error:
            assert "broken" in str(error)


@pytest.mark.parametrize("data", [b"", MAGIC, MAGIC + bytes(504), MAGIC + b"\xff" * 1016],
                         ids=["none", "mark", "zeros", "ones"])
def test_what_is_no_compound_file(data: bytes) -> None:
    with pytest.raises(DocumentError, match="^a.hwp is "):
        Compound(data, "a.hwp")
