"""Attacks on whatever reads XML, in each format that is a ZIP archive of it; and on HWPX alone."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from glossary.documents.limits import LARGE, zipped

from tests.documents.forty import REPORT
from tests.documents.hancom import hwpx, xml_paragraph, xml_section, xml_text
from tests.documents.hostile.cases import CASES, GLOSS, Case, case
from tests.documents.office import build_docx, build_pptx, build_xlsx

#: Each attack, and what is said of it.
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


@case(".hwpx", "")
def hwpx_spine_that_names_a_section_over_and_over() -> bytes:
    """A hundred thousand references to one section."""
    plain = hwpx(xml_section(xml_paragraph(xml_text(GLOSS))))
    package = ('<p><manifest><item id="a" href="Contents/section0.xml"/></manifest><spine>'
               + '<itemref idref="a"/>' * 100_000 + "</spine></p>")
    return with_part(plain, "Contents/content.hpf", package.encode())
