"""HWP files that go round in circles, that grow, that lie about their sizes."""

from __future__ import annotations

import struct
from collections.abc import Callable

from glossary.documents.limits import LARGE

from tests.documents.compound import END, compound, entry
from tests.documents.forty import REPORT
from tests.documents.hancom import HEAD, build_hwp, hwp, paragraph, record
from tests.documents.hostile.cases import GLOSS, case


@case(".hwp", "runs? in a circle")
def hwp_whose_sectors_run_in_a_circle() -> bytes:
    """Every sector is followed by the first."""
    return _with_table(lambda count: [0] * count)


@case(".hwp", "runs? in a circle|broken|no FileHeader|cut off")
def hwp_whose_sectors_follow_themselves() -> bytes:
    """Every sector is followed by itself."""
    return _with_table(lambda count: list(range(count)))


def _with_table(table: Callable[[int], list[int]]) -> bytes:
    data = bytearray(build_hwp(REPORT))
    start, = struct.unpack_from("<I", data, 76)
    struct.pack_into("<128I", data, (start + 1) * 512, *table(128))
    return bytes(data)


@case(".hwp", "broken")
def hwp_whose_table_of_tables_has_no_end() -> bytes:
    """A sector of the table's sectors that leads to itself, and a count beyond measure."""
    data = bytearray(build_hwp(REPORT))
    struct.pack_into("<I", data, 44, 0x7FFFFFFF)
    struct.pack_into("<II", data, 68, 0, 0xFFFFFFFF)
    struct.pack_into("<109I", data, 76, *range(109))
    return bytes(data)


@case(".hwp", "no FileHeader")
def hwp_whose_folders_run_in_a_circle() -> bytes:
    """Each entry is its own neighbour and its own folder."""
    data = bytearray(build_hwp(REPORT))
    directory, = struct.unpack_from("<I", data, 48)
    for number in range(4):
        at = (directory + 1) * 512 + 128 * number
        struct.pack_into("<III", data, at + 68, number, number, number)
    return bytes(data)


@case(".hwp", "broken")
def hwp_whose_stream_is_said_to_be_huge() -> bytes:
    """A section of 4 GB."""
    data = bytearray(build_hwp(REPORT))
    at = data.index("Section0".encode("utf-16-le"))
    struct.pack_into("<I", data, at + 120, 0xFFFFFFF0)
    return bytes(data)


@case(".hwp", "grows from")
def hwp_section_that_is_a_bomb() -> bytes:
    """A section of empty paragraphs that are packed to a thousandth."""
    return hwp(record(HEAD, 0, b"") * (LARGE // 4 + 1))


@case(".hwp", "grows from")
def hwp_sections_that_are_one_and_the_same() -> bytes:
    """A thousand sections of 1 MB, all in the same sectors."""
    data = bytearray(hwp(paragraph("가" * 500_000), 0, {
        f"BodyText/Section{number}": b"" for number in range(1, 1000)}))
    at = data.index("Section0".encode("utf-16-le"))
    start, size = struct.unpack_from("<II", data, at + 116)
    for number in range(1, 1000):
        other = data.index(f"Section{number}\0".encode("utf-16-le"), at)
        struct.pack_into("<II", data, other + 116, start, size)
    return bytes(data)


@case(".hwp", "begins no record")
def hwp_record_that_lies_about_its_size() -> bytes:
    """A record of 4 GB."""
    return hwp(paragraph("가") + struct.pack("<II", 67 | 0xFFF << 20, 0xFFFFFFFF) + b"ab")


@case(".hwp", "")
def hwp_records_of_every_level() -> bytes:
    """Controls in controls, as deep as levels go, over and over."""
    deep = b"".join(record(71, level, b" lbt") for level in range(1024))
    return hwp(deep * 300 + paragraph(GLOSS, 0))


@case(".hwp", "")
def hwp_of_controls_alone() -> bytes:
    """A paragraph of a million controls without what hangs on them."""
    return hwp(paragraph("\x17" * 1_000_000 + "\r") + paragraph(GLOSS))


@case(".hwp", "more than 2097152 records")
def hwp_of_records_alone() -> bytes:
    """Fifteen million controls of tables, in 60 kB."""
    return hwp(record(71, 1, b"") * 15_000_000)


@case(".hwp", "no FileHeader")
def hwp_of_a_hundred_thousand_folders() -> bytes:
    """Each folder in the one before, with a name as long as can be."""
    entries = [entry("Root Entry", 5, 0xFFFFFFFF, 1, END, 0)]
    entries += [entry("a" * 31, 1, 0xFFFFFFFF, number + 2, END, 0) for number in range(50_000)]
    small = compound({"HWP Document File": b""})
    directory = b"".join(entries)
    sectors = -(-len(directory) // 512)
    table = [*range(1, sectors), END]
    count = next(n for n in range(1, 400) if sectors + n <= n * 128)
    assert count <= 109
    table += [0xFFFFFFFD] * count
    table += [0xFFFFFFFF] * (-len(table) % 128)
    places = [*range(sectors, sectors + count)] + [0xFFFFFFFF] * (109 - count)
    header = bytearray(small[:512])
    struct.pack_into("<IIII", header, 40, 0, count, 0, 0)
    struct.pack_into("<IIII", header, 60, END, 0, END, 0)
    struct.pack_into("<109I", header, 76, *places)
    return (bytes(header) + directory.ljust(sectors * 512, b"\0")
            + struct.pack(f"<{len(table)}I", *table) + b"HWP Document File")
