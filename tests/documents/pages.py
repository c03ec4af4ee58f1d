"""The report as Markdown and as a web page."""

from __future__ import annotations

from html import escape

from tests.documents.forty import Report


def build_markdown(report: Report) -> bytes:
    """Give the report as Markdown with front matter."""
    head = f"---\ntitle: \"{report.title}\"\ndate: {report.date}\n---\n\n# {report.title}\n\n"
    paragraphs = list(report.paragraphs)
    paragraphs[report.noted] += "[^1]\n\n[^1]: " + report.note
    rows = ["| " + " | ".join(row) + " |" for row in report.table]
    rows.insert(1, "|---" * len(report.table[0]) + "|")
    return (head + "\n\n".join(paragraphs) + "\n\n" + "\n".join(rows) + "\n").encode()


def build_html(report: Report) -> bytes:
    """Give the report as the article of a page with menus and all; its source lines are folded."""
    paragraphs = [f"<p>{escape(each)}</p>" for each in report.paragraphs]
    paragraphs.insert(report.noted + 1, f'<p class="note">{escape(report.note)}</p>')
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in report.table)
    table = "".join(f"<tr>{row}</tr>\n" for row in rows)
    article = "\n".join(paragraphs).replace("(", "<span>(").replace(")", ")</span>")
    return f"""<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8"><title>{report.title} | {report.publisher}</title>
<meta property="og:title" content="{report.title}">
<meta property="og:site_name" content="{report.publisher}">
<meta property="article:published_time" content="{report.date}T09:00:00+09:00">
<link rel="canonical" href="https://news.example.kr/2026/1"></head>
<body><nav><ul><li><a href="/">첫 화면</a></li><li><a href="/tech">기술</a></li></ul></nav>
<article><h1>{report.title}</h1>{article}<table>{table}</table></article>
<aside><a href="/2">많이 본 기사: 항공우주청(航空宇宙廳)</a></aside>
<footer>저작권 {report.publisher}</footer></body></html>
""".encode()
