"""Web pages: the article or all of it, its words whole, and what it says of itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.documents import html, read_document
from glossary.documents.extracted import Extracted
from glossary.errors import DocumentError
from tests.documents.forty import REPORT
from tests.documents.pages import build_html

PAGE = build_html(REPORT)


def whole(body: str) -> str:
    """Give the text of a page with this body."""
    return html.read(f"<html><body>{body}</body></html>".encode(), "a.html", whole_page=True).text


@pytest.mark.parametrize(("body", "text"), [
    ("핑안<b>그룹</b>(平安集团)", "핑안그룹(平安集团)"),
    ("핑안<a href='#'>그룹</a>(<i>平安</i><span>集团</span>)", "핑안그룹(平安集团)"),
    ("핑안&shy;그&#173;룹(平\xad安集团)", "핑안그룹(平安集团)"),
    ("핑안<wbr>그룹(平安<wbr/>集团)", "핑안그룹(平安集团)"),
    ("양자(&#37327;&#x5B50;) &lt;위&gt; A&amp;B", "양자(量子) <위> A&B"),
    ("핑안그룹(平安\n   集团)", "핑안그룹(平安集团)"),
    ("저고도\n   경제", "저고도 경제"),
    ("핑안그룹<br>(平安<br>集团)", "핑안그룹\n(平安集团)"),
    ("<p>하나</p>둘<div>셋<p>넷</div>다섯", "하나\n둘\n셋\n넷\n다섯"),
    ("<ul><li>하나<li>둘</ul><dl><dt>셋<dd>넷</dl>", "하나\n둘\n셋\n넷"),
    ("<table><tr><td>하나<td>둘<tr><td>셋<br>넷</table>", "하나\n둘\n셋\n넷"),
    ("<pre>하나\n  둘</pre>", "하나\n둘"),
    ("<h1>하나</h1><h2>둘</h2><blockquote>셋</blockquote>", "하나\n둘\n셋"),
    ("<script>var a='경제(经济)'</script><style>p{}</style>하나<template>둘</template>", "하나"),
    ("<!-- 경제(经济) -->하나<?php 둘 ?>", "하나"),
    ("하나<svg><text>둘</text></svg>", "하나"),
    ("영\u200b폭\ufeff", "영\u200b폭"),  # left to who finds glosses
])
def test_words_stay_whole_and_blocks_end_lines(body: str, text: str) -> None:
    assert whole(body).rstrip("\ufeff") == text


@pytest.mark.parametrize(("body", "text"), [
    ("핑안그룹(<ruby>平安<rp>(</rp><rt>ping an</rt><rp>)</rp></ruby>集团)", "핑안그룹(平安集团)"),
    ("핑안(<ruby>平<rt>핑</rt>安<rt>안</rt></ruby>)", "핑안(平安)"),
    ("<ruby><rb>平安</rb><rt>핑안</rt></ruby>", "平安"),
    ("중국 <ruby>핑안<rp>(</rp><rt>平安</rt><rp>)</rp></ruby>은", "중국 핑안(平安)은"),
    ("<ruby>저<rt>低</rt>고<rt>高</rt></ruby>", "저고(低高)"),
    ("<ruby>핑안<rt>Ping An</rt></ruby> 은행", "핑안 은행"),
    ("<ruby>핑안<rt>핑안 平安</rt></ruby>", "핑안"),
])
def test_ruby(body: str, text: str) -> None:
    assert whole(body) == text


@pytest.mark.parametrize(("body", "text"), [
    ("핑안그룹<sup>1)</sup>(平安集团)", "핑안그룹(平安集团)"),
    ("핑안그룹<sup class='reference'><a href='#note-1'>[1]</a></sup>(平安集团)", "핑안그룹(平安集团)"),
    ("핑안그룹<sup><a href='#n'>3</a></sup>(平安集团)", "핑안그룹(平安集团)"),
    ("핑안그룹<sup>주1)</sup>은 <sup>*</sup>둘<sup>[주 2]</sup>", "핑안그룹은 둘"),
    ("5만㎡, 10m<sup>2</sup>, 10<sup>12</sup>", "5만㎡, 10m2, 1012"),
    ("상표<sup>TM</sup> <sup>저고도(低空)</sup>", "상표TM 저고도(低空)"),
])
def test_raised_marks_of_notes(body: str, text: str) -> None:
    assert whole(body) == text


@pytest.mark.parametrize(("meta", "encoding", "stated"), [
    ('<meta charset="euc-kr">', "cp949", "cp949"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">',
     "cp949", "cp949"),
    ("<meta charset=gb2312>", "gb18030", "gb18030"), ("", "cp949", "cp949"),
    ("", "utf-8-sig", "utf-8-sig"), ('<meta charset="utf-16">', "utf-16", "utf-16"),
    ('<meta charset="utf-8">', "cp949", "cp949"),  # it lies
    ('<meta charset="euc-kr">', "utf-8", "utf-8"), ('<meta charset="klingon">', "utf-8", "utf-8"),
])
def test_the_charset(meta: str, encoding: str, stated: str) -> None:
    body = "지난 3월 저장성에서 열린 박람회에는 핑안그룹(平安)이 나왔다"
    page = f"<!doctype html><html><head>{meta}</head><body><p>{body}</p></body></html>"
    found = html.read(page.encode(encoding), "a.html", whole_page=True)
    assert (found.text, found.encoding) == (body, stated)


def test_what_the_user_says_comes_first() -> None:
    page = '<meta charset="utf-8"><p>低空經濟</p>'.encode("big5")
    assert html.read(page, "a.html", "big5", whole_page=True).text == "低空經濟"


def test_the_article_alone_or_the_whole_page() -> None:
    article, page = html.read(PAGE, "a.html"), html.read(PAGE, "a.html", whole_page=True)
    assert "항공우주청" not in article.text and "첫 화면" not in article.text
    assert "항공우주청(航空宇宙廳)" in page.text and "첫 화면" in page.text
    assert REPORT.note in article.text and REPORT.title in article.text


@pytest.mark.parametrize("whole_page", [True, False])
def test_what_the_page_says_of_itself(whole_page: bool) -> None:
    found = html.read(PAGE, "a.html", whole_page=whole_page)
    assert (found.format, found.title, found.date, found.publisher, found.url, found.licence) == (
        "html", REPORT.title, REPORT.date, REPORT.publisher, "https://news.example.kr/2026/1", None)


@pytest.mark.parametrize(("head", "body", "date"), [
    ("", "<span class='pub_date'>2026.03.16 10:22</span>", "2026-03-16"),
    ("", "<time datetime='2026-03-16T10:22'>어제</time>", "2026-03-16"),
    ("", "<p>2019-01-01에 지은 건물</p>", None),
    ("<meta name='date' content='2026-03-16'>", "<time datetime='2026-05-05'>", "2026-03-16"),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-16"}'
     "</script>", "", "2026-03-16"),
])
def test_the_date_of_publication(head: str, body: str, date: str | None) -> None:
    page = f"<html><head>{head}</head><body>{body}<p>우전(乌镇)에서 열렸다</p></body></html>"
    assert html.read(page.encode(), "a.html").date == date


def test_a_licence_and_no_url_that_is_none() -> None:
    page = PAGE.replace(b"</article>", '<a rel="license" href="https://creativecommons.org/'
                        'licenses/by-sa/4.0/">CC BY-SA</a></article>'.encode())
    page = page.replace(b"https://news.example.kr/2026/1", b"javascript:alert(1)")
    found = html.read(page, "a.html")
    assert (found.licence, found.url) == ("CC-BY-SA-4.0", None)


def test_places_are_paragraphs_and_tables() -> None:
    found = html.read(PAGE, "a.html")
    labels = {place.label: found.text[place.start:].partition("\n")[0] for place in found.places}
    assert labels["table 1"] == "분야" and labels["paragraph 1"] == REPORT.title
    assert labels["paragraph 4"] == REPORT.paragraphs[2]
    nested = "<table><tr><td>가<table><tr><td>나</table>다</table>라"
    page = html.read(f"<p>{nested}".encode(), "a.html", whole_page=True)
    assert [(page.text[place.start], place.label) for place in page.places] == [
        ("가", "table 1"), ("나", "table 2"), ("다", "table 1"), ("라", "paragraph 1")]


@pytest.mark.parametrize("body", ["<p>경제(经济)</p>", "경제(经济)", "<nav>경제(经济)</nav>"])
def test_a_page_without_an_article_is_taken_whole(body: str) -> None:
    assert html.read(f"<html><body>{body}</body></html>".encode(), "a.html").text == "경제(经济)"


def test_xhtml_with_empty_elements() -> None:
    page = ('<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
            '<head><title/><script src="a.js"/></head><body><a id="x"/><p>경제&nbsp;(经济)<br/>끝</p>'
            '</body></html>')
    assert html.read(page.encode(), "a.xhtml", whole_page=True).text == "경제\xa0(经济)\n끝"


@pytest.mark.parametrize("data", [
    b"<html></html>", b"<p> </p>", b"<script>1</script>", "<p>\u3000</p>".encode(), b"<!-- a -->",
], ids=ascii)
def test_a_page_without_text(data: bytes) -> None:
    with pytest.raises(DocumentError, match="^a.html is empty: leave it out, or fill it$"):
        html.read(data, "a.html")


@pytest.mark.parametrize("data", [
    b"<div>" * 9_999 + "경제(经济)".encode(), "<p>경제(经济)".encode() * 900_000,
], ids=["deep", "long"])
def test_pages_that_nobody_wrote(data: bytes) -> None:
    if data.startswith(b"<p>"):
        data = data.replace(b"<p>", b" ")
    with pytest.raises(DocumentError, match="is nested too deeply, or has a text without end"):
        html.read(data, "a.html")


@pytest.mark.parametrize("data", [
    b"<" * 99_999, b"<!--" * 9_999 + b"a", b"<a" * 9_999 + b">b", b"&#" * 9_999, b"&" * 9_999,
    b"<p " + b"a=b " * 99_999 + b">b", b"\xef\xbb\xbf<meta charset=" + b"x" * 9_999,
    b"<?xml " + b"<a " * 9_999 + b"/>", "&#55296;&#0;&#x110000;가".encode(),
], ids=lambda data: ascii(data[:12]))
def test_no_page_is_a_fault_of_the_program(data: bytes) -> None:
    try:
        found: Extracted | None = html.read(data, "a.html")
    except DocumentError as error:
        found = None
        assert "\n" not in str(error)
    assert found is None or found.text.strip()


def test_a_page_of_a_list_is_not_searched_for_an_article() -> None:
    page = html.read("<p>경제(经济)".encode() * 20_000, "a.html")
    assert page.text.count("\n") == 19_999


@pytest.fixture
def unhandled() -> Iterator[None]:
    """Without the handlers that other tests may have set."""
    before = logging.root.handlers[:]
    logging.root.handlers[:] = []
    yield
    logging.root.handlers[:] = before


def test_nothing_is_printed(unhandled: None, capfd: pytest.CaptureFixture[str]) -> None:
    html.read("<html><body>짧다</body></html>".encode(), "a.html")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(("start", "ending", "form"), [
    ("<!DOCTYPE html>", ".txt", "html"), ("\ufeff\n<HTML lang='ko'>", "", "html"),
    ("<!-- saved --><html>", ".txt", "html"), ("<?xml version='1.0'?>\n<html>", ".txt", "html"),
    ("본문 <b>가</b>", ".html", "html"), ("<b>가</b>", ".md", "markdown"),
    ("<b>가</b> <html>", ".txt", "text"), ("<htmlx>", ".txt", "text"),
])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_is_known_by_its_content(
    tmp_path: Path, start: str, ending: str, form: str, encoding: str
) -> None:
    path = tmp_path / f"page{ending}"
    path.write_bytes(f"{start}<p>핑안그룹(平安集团)과 우전</p>".encode(encoding))
    assert read_document(path).format == form
