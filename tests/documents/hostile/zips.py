"""ZIP archives that grow, that hold one another, that lead elsewhere, that lie."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

from glossary.documents.limits import LARGE

from tests.documents.hostile.cases import GLOSS, case


def _zip(members: list[tuple[str, bytes]]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@case(".zip", "grows from")
def zip_that_is_a_flat_bomb() -> bytes:
    """A member of blanks that are packed to a thousandth."""
    return _zip([("a.txt", b" " * (LARGE + 1))])


@case(".zip", "grows from")
def zip_whose_members_are_one_and_the_same() -> bytes:
    """A directory that names the same 1 MB a thousand times: D. Fifield's overlap."""
    whole = _zip([("a0000.txt", GLOSS.encode() * 30_000)])
    at = whole.index(b"PK\1\2")
    end = whole.index(b"PK\5\6")
    one = whole[at:end]
    directory = b"".join(one.replace(b"a0000", b"a%04d" % n) for n in range(1000))
    return whole[:at] + directory + struct.pack(
        "<4sHHHHIIH", b"PK\5\6", 0, 0, 1000, 1000, len(directory), at, 0)


@case(".zip", "archives in archives|grows from|unpack it first")
def zip_in_zip_in_zip() -> bytes:
    """Sixteen archives, each in the next."""
    data = GLOSS.encode()
    for depth in range(16):
        data = _zip([("a.zip" if depth else "a.txt", data)])
    return data


@case(".zip", "")
def zip_whose_names_lead_outside() -> bytes:
    """Names of other places, and one that is none."""
    return _zip([(name, GLOSS.encode()) for name in (
        "../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt", "..\\a.txt", "a.txt")])


@case(".zip", "broken|lies|cut off|CRC")
def zip_that_lies_about_a_size() -> bytes:
    """A member that says it is short."""
    whole = bytearray(_zip([("a.txt", GLOSS.encode() * 1000)]))
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", whole, whole.index(mark) + offset, 10)
    return bytes(whole)
