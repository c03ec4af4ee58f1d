"""Files made to do harm: that grow, that go round in circles, that lie, that have no end.

A function with the decorator makes one; its name says what it is, `why` is what a reader must say
of it, and '' where it says nothing, and reads what there is to read.
"""

from __future__ import annotations

import gzip
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from glossary.documents.limits import FILE, LARGE, zipped

from tests.documents.compound import END, compound, entry
from tests.documents.crawls import answer, packed, page, record, response
from tests.documents.forty import REPORT
from tests.documents.hancom import (
    HEAD, build_hwp, hwp, hwpx, paragraph, record as hwp_record, xml_paragraph, xml_section,
    xml_text)
from tests.documents.office import build_docx, build_pptx, build_xlsx

GLOSS = "중국 우전(乌镇)에서 열렸다."

#: Attacks on whatever reads XML, and what is said of them.
XML: dict[str, tuple[Callable[[], bytes], str]] = {
    "laughs": (lambda: (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b0 "ha">'
        + "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
        + "]><a>&b11;</a>").encode(), "declares entities|is no XML"),
    "blowup": (lambda: (
        '<!DOCTYPE a [<!ENTITY b "' + "x" * 100_000 + '">]><a>' + "&b;" * 100_000
        + "</a>").encode(), "declares entities|is no XML"),
    "outside": (lambda: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
                ".*"),
    "remote": (lambda: b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>&b;</a>', ".*"),
    "deep": (lambda: b"<a>" * 100_000 + b"</a>" * 100_000, "is no XML"),
    "long": (lambda: b'<a b="' + b"x" * (1 << 24) + b'"/>', "is no XML"),
    "tags": (lambda: b"<a>" + b"<b/>" * ((LARGE >> 2) - 50_000) + b"</a>", "tags, more than"),
    "bomb": (lambda: b"<a>" + bytes(LARGE) + b"</a>", "grows from"),
}


class Case(NamedTuple):
    """A hostile file: how it is made, the ending of its name, and what a reader says of it."""

    build: Callable[[], bytes]
    ending: str
    why: str


CASES: dict[str, Case] = {}


def case(ending: str, why: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Register a file."""
    def add(build: Callable[[], bytes]) -> Callable[[], bytes]:
        CASES[build.__name__] = Case(build, ending, why)
        return build

    return add


def with_part(archive: bytes, part: str, data: bytes) -> bytes:
    """Give a ZIP archive with another content of one of its parts."""
    with zipfile.ZipFile(BytesIO(archive)) as file:
        files = {name: file.read(name) for name in file.namelist()}
    assert part in files, sorted(files)
    return zipped(files | {part: data})


#: The part of each format that holds its text.
PARTS = {
    "docx": (build_docx, "word/document.xml"), "pptx": (build_pptx, "ppt/slides/slide97.xml"),
    "xlsx": (build_xlsx, "xl/worksheets/sheet1.xml"),
    "hwpx": (lambda _: hwpx(xml_section(xml_paragraph(xml_text(GLOSS)))), "Contents/section0.xml"),
}


def _attacked(form: str, attack: str) -> Case:
    build, part = PARTS[form]
    data, why = XML[attack]
    return Case(lambda: with_part(build(REPORT), part, data()), f".{form}", why)


for _form in PARTS:
    for _attack in XML:
        CASES[f"{_form} {_attack}"] = _attacked(_form, _attack)


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
    return hwp(hwp_record(HEAD, 0, b"") * (LARGE // 4 + 1))


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
    deep = b"".join(hwp_record(71, level, b" lbt") for level in range(1024))
    return hwp(deep * 300 + paragraph(GLOSS, 0))


@case(".hwp", "")
def hwp_of_controls_alone() -> bytes:
    """A paragraph of a million controls without what hangs on them."""
    return hwp(paragraph("\x17" * 1_000_000 + "\r") + paragraph(GLOSS))


@case(".hwp", "more than 2097152 records")
def hwp_of_records_alone() -> bytes:
    """Fifteen million controls of tables, in 60 kB."""
    return hwp(hwp_record(71, 1, b"") * 15_000_000)


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


@case(".hwpx", "")
def hwpx_spine_that_names_a_section_over_and_over() -> bytes:
    """A hundred thousand references to one section."""
    plain = hwpx(xml_section(xml_paragraph(xml_text(GLOSS))))
    package = ('<p><manifest><item id="a" href="Contents/section0.xml"/></manifest><spine>'
               + '<itemref idref="a"/>' * 100_000 + "</spine></p>")
    return with_part(plain, "Contents/content.hpf", package.encode())


@case(".warc.gz", "larger than|grows")
def warc_record_that_is_a_bomb() -> bytes:
    """A page that is larger than a document may be, in a thousandth."""
    head, blanks = response(b"").rstrip() + b"\r\n\r\n", b" " * (1 << 20)
    length = len(answer(b"")) + FILE + (1 << 20)
    packing = zlib.compressobj(1, zlib.DEFLATED, 31)
    parts = [packing.compress(re.sub(rb"Length: [0-9]+", b"Length: %d" % length, head))]
    parts += [packing.compress(blanks) for _ in range((FILE >> 20) + 1)]
    parts += [packing.compress(b"\r\n\r\n"), packing.flush()]
    return b"".join(parts) + packed(response(page(GLOSS)))


@case(".warc", "grows from")
def warc_answer_that_is_a_bomb() -> bytes:
    """A page of blanks that the server packed to a thousandth."""
    data = gzip.compress(b" " * (LARGE + 1))
    return response(data, Content_Encoding="gzip") + response(page(GLOSS))


@case(".warc", "is a binary file")
def warc_answer_that_was_packed_over_and_over() -> bytes:
    """Sixteen times packed, of which three are undone."""
    data = b" " * (1 << 24)
    for _ in range(16):
        data = zlib.compress(data)
    many = ",".join(["deflate"] * 16)
    return response(data, Content_Encoding=many) + response(page(GLOSS) * 2)


@case(".warc", "cut off|larger than")
def warc_record_that_lies_about_its_size() -> bytes:
    """A record of 18 exabytes."""
    return (record("response", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nab").replace(
        b"Content-Length: ", b"Content-Length: 1844674407370955")
        + response(page(GLOSS)))


@case(".warc", "more than 1000 broken records")
def warc_of_broken_records_alone() -> bytes:
    """A hundred thousand records without a head."""
    return b"WARC/1.0\r\n" + b"\r\nWARC/1.0 \xff\r\n" * 100_000


@case(".html", "nested too deeply")
def html_nested_deeply() -> bytes:
    """A hundred thousand blocks in blocks."""
    return b"<div>" * 100_000 + page(GLOSS)


@case(".html", "tags, more than")
def html_of_open_marks() -> bytes:
    """A million marks that open."""
    return page(GLOSS) + b"<" * 1_000_000


@case(".html", "")
def html_of_paragraphs_alone() -> bytes:
    """Half a million of them, as many as a page may have."""
    return page(GLOSS) + b"<p>a" * ((1 << 19) - 99)


@case(".html", "")
def html_of_open_tags() -> bytes:
    """Tags, comments and references that never end."""
    return page(GLOSS) + b"<a b='" * 50_000 + b"<!--" * 50_000 + b"&#" * 50_000 + b"<meta " * 9999


@case(".html", "nested too deeply")
def html_of_ruby_in_ruby() -> bytes:
    """Ten thousand ruby annotations in one another."""
    ruby = "<ruby>가<rt>加" * 10_000
    return page(GLOSS).replace(b"</article>", ruby.encode() + b"</article>")


@case(".txt", "")
def text_of_one_long_line() -> bytes:
    """Twelve megabytes without a line end."""
    return GLOSS.encode() + "가나다라 ".encode() * 1_000_000


@case(".txt", "")
def text_of_brackets_in_brackets() -> bytes:
    """A hundred thousand brackets in one another."""
    return GLOSS.encode() + b"(" * 100_000 + "乌镇".encode() + b")" * 100_000


@case(".txt", "")
def text_of_brackets_that_never_close() -> bytes:
    """All that open, over and over."""
    return (GLOSS + "핑안(平安" * 50_000 + "([〔【《〈" * 50_000).encode()


@case(".txt", "is a binary file|no text|encoding|is empty|larger")
def text_of_nothing_but_zeros() -> bytes:
    """Sixteen megabytes of zeros."""
    return bytes(1 << 24)


@case(".md", "")
def markdown_of_open_marks() -> bytes:
    """Marks that open and never close."""
    return (GLOSS + "\n\n" + "[" * 50_000 + "![](" * 50_000 + "*_`<" * 50_000
            + "> " * 50_000).encode()


@case(".pdf", "broken|no text")
def pdf_whose_pages_run_in_a_circle() -> bytes:
    """A tree of pages that has itself as a branch."""
    return (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Count 99999999/Kids[2 0 R 2 0 R 2 0 R]/Parent 2 0 R>>endobj\n"
            b"trailer<</Root 1 0 R/Size 3>>\n%%EOF")


@case(".pdf", "broken|no text")
def pdf_of_arrays_in_arrays() -> bytes:
    """A hundred thousand arrays in one another."""
    return (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages " + b"[" * 100_000 + b"]" * 100_000
            + b">>endobj\ntrailer<</Root 1 0 R/Size 2>>\n%%EOF")


@case(".pdf", "broken|no text")
def pdf_page_that_is_a_bomb() -> bytes:
    """A page whose content is 64 MB of blanks, packed twice."""
    data = zlib.compress(zlib.compress(b" " * (1 << 26)))
    length = str(len(data)).encode()
    return (b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n"
            b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length " + length
            + b">>stream\n" + data + b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF")
