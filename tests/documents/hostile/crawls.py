"""Web archives with pages that grow, and records that are none."""

from __future__ import annotations

import gzip
import re
import zlib

from glossary.documents.limits import FILE, LARGE

from tests.documents.crawls import answer, packed, page, record, response
from tests.documents.hostile.cases import GLOSS, case


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
