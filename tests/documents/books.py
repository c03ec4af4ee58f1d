"""The report, and any other chapters, as EPUB."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from glossary.documents.limits import zipped
from tests.documents.forty import Report

PACKAGE = "OEBPS/content.opf"


def page(body: str) -> bytes:
    """Give a chapter."""
    return ('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
            '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ko"><head><title>장</title></head>'
            f"<body>{body}</body></html>").encode()


def epub(
    chapters: Mapping[str, bytes], metadata: str = "", files: Mapping[str, bytes] = {}
) -> bytes:
    """Give an EPUB file; the manifest lists the chapters backwards, the spine in their order."""
    items = "".join(f'<item id="c{number}" href="{name}" media-type="application/xhtml+xml"/>'
                    for number, name in reversed([*enumerate(chapters)]))
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    return zipped({
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": (
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            f'<rootfile full-path="{PACKAGE}"/></rootfiles></container>').encode(),
        PACKAGE: ('<package xmlns="http://www.idpf.org/2007/opf"><metadata '
                  f'xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>'
                  f"{items}</manifest><spine>{spine}</spine></package>").encode(),
        **{f"OEBPS/{name}": data for name, data in chapters.items()}, **files})


def build_epub(report: Report) -> bytes:
    """Give the report in two chapters, with its note as an aside."""
    paragraphs = [f"<p>{escape(text)}</p>" for text in report.paragraphs]
    paragraphs.insert(report.noted + 1, f"<aside><p>{escape(report.note)}</p></aside>")
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
                   for row in report.table)
    return epub(
        {"1.xhtml": page(f"<h1>{escape(report.title)}</h1>{''.join(paragraphs)}"),
         "2.xhtml": page(f"<table>{rows}</table>")},
        f"<dc:title>{escape(report.title)}</dc:title><dc:date>{report.date}T00:00:00Z</dc:date>"
        f"<dc:publisher>{escape(report.publisher)}</dc:publisher>")
