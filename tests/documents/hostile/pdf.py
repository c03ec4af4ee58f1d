"""PDF files whose objects have no end."""

from __future__ import annotations

import zlib

from tests.documents.hostile.cases import case


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
