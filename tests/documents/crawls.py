"""Web archives, written plainly, and the report as a page of one."""

from __future__ import annotations

import gzip
from html import escape

from tests.documents.forty import Report

ANSWER = "application/http; msgtype=response"


def record(
    kind: str, content: bytes, url: str = "http://a.kr/1", type_: str = ANSWER, **headers: str
) -> bytes:
    """Give a record of a web archive; in the names of *headers*, ``_`` stands for ``-``."""
    head = {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": "2026-03-17T01:02:03Z",
            "WARC-Record-ID": "<urn:uuid:8f1f2b1e-6a5c-4d51-9b57-6d0b6d6a0a01>",
            "Content-Type": type_, "Content-Length": str(len(content))}
    head |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = ["WARC/1.0", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    return "\r\n".join(lines).encode() + content + b"\r\n\r\n"


def answer(
    content: bytes, type_: str = "text/html", status: str = "200 OK", **headers: str
) -> bytes:
    """Give the answer of a server."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {type_}",
             *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + content


def response(content: bytes, url: str = "http://a.kr/1", **headers: str) -> bytes:
    """Give the record of a page."""
    return record("response", answer(content, **headers), url)


def page(*paragraphs: str) -> bytes:
    """Give an HTML page."""
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    return f"<!DOCTYPE html><html><body><article>{body}</article></body></html>".encode()


def packed(*records: bytes) -> bytes:
    """Give an archive, each record packed by itself."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def build_warc(report: Report) -> bytes:
    """Give the report as the text of a page in WET, among records that hold no page of use."""
    def text(content: str, language: str) -> bytes:
        return record("conversion", content.encode(), type_="text/plain",
                      WARC_Identified_Content_Language=language)

    return packed(
        record("warcinfo", b"software: a\r\n", type_="application/warc-fields"),
        text("이 도시는 우젠(乌镇)이다.", "zho,jpn"), text("우전에 간다.", "kor"),
        text(report.text(), "kor,zho"), text("", "kor"))
