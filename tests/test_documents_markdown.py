"""Markdown: the text untouched, and what its front matter says."""

from __future__ import annotations

import pytest

from glossary.documents.markdown import read


@pytest.mark.parametrize(("text", "title", "date"), [
    ("---\ntitle: 우전 참관기\ndate: 2026-03-16\n---\n# 하나", "우전 참관기", "2026-03-16"),
    ("---\r\ntitle: \"우전: 참관기\"\r\ndate: '2026-03-16T09:00:00+09:00'\r\n---\r\n본문",
     "우전: 참관기", "2026-03-16"),
    ("+++\ntitle = \"우전 참관기\"\ndate = 2026-03\n+++\n본문", "우전 참관기", "2026-03"),
    ("---\nTitle: 우전\ntags: [a, b]\nauthor:\n  - 가\n...\n본문", "우전", None),
    ("---\ndate: 어제\n---\n\n## 둘째 제목 ##\n", "둘째 제목", None),
    ("---\ntitle: 끝이 없다\n본문", "title: 끝이 없다", None),
    ("소개하는 말\n\n# 제목\n", "제목", None), ("#해시\n본문", "해시", None),
    ("본문\n---\ntitle: 아니다\n---\n", "본문", None), ("---\ntitle:\n---\n# 하나", "하나", None),
])
def test_title_and_date(text: str, title: str, date: str | None) -> None:
    found = read(text.encode(), "a.md")
    assert (found.text, found.format, found.title, found.date) == (text, "markdown", title, date)


def test_what_else_front_matter_says() -> None:
    found = read(b"---\ntitle: a\nlicense: CC-BY-4.0\npublisher: b\nurl: https://c.example/\n"
                 b"url: https://d.example/\nformat: e\n---\nf", "a.md")
    assert (found.licence, found.publisher, found.url, found.format) == (
        "CC-BY-4.0", "b", "https://c.example/", "markdown")


def test_an_old_encoding() -> None:
    found = read("# 저고도 경제는 새로운 산업이다\n".encode("cp949"), "a.md")
    assert (found.title, found.encoding) == ("저고도 경제는 새로운 산업이다", "cp949")
    assert read("가".encode("utf-16-le"), "a.md", "utf-16-le").text == "가"


def test_a_long_front_matter_costs_little() -> None:
    assert read(b"---\n" + b"a: b\n" * 99_999 + b"title: c\n---", "a.md").title == "a: b"
