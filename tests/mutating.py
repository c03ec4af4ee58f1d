"""Damage to files in any format: bytes changed in the file, or in what is packed in it.

    python -m tests.mutating [seconds] [format …]     damages files at random until the time is over

A reader may only raise `DocumentError`, in one line, within `SECONDS`. The file that a reader
stumbles over is kept in build/fuzz/, also where the whole process dies of it.
"""

from __future__ import annotations

import gzip
import random
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from glossary.documents import read_documents
from glossary.documents.compound import Compound
from glossary.errors import DocumentError

from tests.documents.compound import compound
from tests.documents.forty import REPORT

#: The longest that a file of a few kilobytes may take, on a machine that does much else.
SECONDS = 10.0

#: Numbers at which lengths and offsets go wrong, and marks that open what may never close.
SPECIAL = (
    b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f",
    b"\xfe\xff\xff\xff", b"\x80\0\0\0", b"\xff\xff", b"\0", b"-1", b"99999999999", b"0", b"<",
    b"</", b"<![CDATA[", b"<!--", b"&#x110000;", b"&#0;", b"(", b"\r\n", b"\r\n\r\n", b"[" * 100,
    b"<<" * 50, b"\xed\xa0\x80", b"\xd8\0",
)


class Edit(NamedTuple):
    """One change: of what kind, where (counted round and round), how long, and what comes in."""

    kind: int
    at: int
    size: int
    data: bytes


#: The number of kinds of `Edit`.
KINDS = 6


class Layer(NamedTuple):
    """Bytes to damage, and how the file is made of them again."""

    data: bytes
    rebuild: Callable[[bytes], bytes]


def edited(data: bytes, edit: Edit) -> bytes:
    """Give *data* with a change.

    >>> edited(b'abcdef', Edit(1, 8, 2, b'-')), edited(b'abcdef', Edit(5, 3, 0, b''))
    (b'a-def', b'abc')
    """
    at = edit.at % (len(data) + 1)
    before, hit, after = data[:at], data[at:at + edit.size], data[at + edit.size:]
    return (
        before + edit.data + hit + after,  # put in
        before + edit.data + after,  # put in its place
        before + edit.data[:len(hit)].ljust(len(hit), b"\0") + after,  # of the same length
        before + hit * 3 + after,  # repeated
        before + after + hit,  # moved to the end
        before,  # cut off
    )[edit.kind % KINDS]


def layers(data: bytes) -> list[Layer]:
    """Give what can be damaged in a file: all of it, and each part that is packed in it."""
    found = [Layer(data, bytes)]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        found += [Layer(inside, _zip_with(files, name)) for name, inside in files.items()]
    elif data.startswith(b"\xd0\xcf"):
        file = Compound(data, "a.hwp")
        streams = {path: file.read(path) for path in file.streams}
        section = zlib.decompress(streams["BodyText/Section0"], -15)
        found += [Layer(inside, _compound_with(streams, path)) for path, inside in streams.items()]
        found += [Layer(section, _deflated_in(streams))] * 4
    elif data.startswith(b"\x1f\x8b"):
        found.append(Layer(gzip.decompress(data), lambda inside: gzip.compress(inside, mtime=0)))
    return found


def _zip_with(files: dict[str, bytes], name: str) -> Callable[[bytes], bytes]:
    def rebuild(inside: bytes) -> bytes:
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for each, data in (files | {name: inside}).items():
                archive.writestr(zipfile.ZipInfo(each), data, zipfile.ZIP_DEFLATED)
        return stream.getvalue()

    return rebuild


def _compound_with(streams: dict[str, bytes], path: str) -> Callable[[bytes], bytes]:
    return lambda inside: compound(streams | {path: inside})


def _deflated_in(streams: dict[str, bytes]) -> Callable[[bytes], bytes]:
    def rebuild(inside: bytes) -> bytes:
        packing = zlib.compressobj(1, zlib.DEFLATED, -15)
        packed = packing.compress(inside) + packing.flush()
        return compound(streams | {"BodyText/Section0": packed})

    return rebuild


def check(path: Path) -> None:
    """Read a file through the door that every command uses. Raises what no reader may raise."""
    start = time.perf_counter()
    for found in read_documents(path):
        if isinstance(found, DocumentError):
            line = str(found)
            if not line or "\n" in line or "\r" in line or len(line) > 1000:
                raise AssertionError(f"no line: {line!r}")
        elif not found.text.strip():
            raise AssertionError("no text, and no error")
    if (taken := time.perf_counter() - start) > SECONDS:
        raise AssertionError(f"{taken:.1f} seconds for {path.stat().st_size} bytes")


def drawn(chance: random.Random) -> Edit:
    """Draw a change."""
    data = chance.choice(SPECIAL) if chance.random() < 0.6 else chance.randbytes(
        chance.randint(1, 8))
    return Edit(chance.randrange(KINDS), chance.randrange(1 << 30),
                chance.choice((0, 1, 2, 4, 8, 100, 1000)), data)


def _damaged(parts: list[Layer], seed: int) -> bytes:
    chance = random.Random(seed)
    part = chance.choice(parts)
    data = part.data
    for _ in range(chance.randint(1, 6)):
        data = edited(data, drawn(chance))
    return part.rebuild(data)


def _runs(forms: list[str]) -> Iterator[tuple[str, list[Layer]]]:
    from tests.documents.builders import BUILDERS

    for form in forms or sorted(BUILDERS):
        yield form, layers(BUILDERS[form](REPORT))


def main(seconds: float, forms: list[str]) -> int:
    """Damage files until the time is over; give the number of those that a reader fell over."""
    folder = Path("build/fuzz")
    folder.mkdir(parents=True, exist_ok=True)
    runs = list(_runs(forms))
    end, faults, count = time.monotonic() + seconds, 0, 0
    first = time.time_ns()
    while time.monotonic() < end:
        form, parts = runs[count % len(runs)]
        path = folder / f"{form}-now"
        path.write_bytes(_damaged(parts, first + count))
        count += 1
        try:
            check(path)
        except Exception as error:
            kept = path.rename(folder / f"{form}-{first + count}")
            sys.stderr.write(f"{kept}: {type(error).__name__}: {error}\n")
            faults += 1
    sys.stderr.write(f"{count} files, {faults} faults\n")
    return faults


if __name__ == "__main__":
    sys.exit(bool(main(float((*sys.argv[1:], "60")[0]), sys.argv[2:])))
