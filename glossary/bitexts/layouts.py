"""A bitext as text: TSV, JSON lines, TMX 1.4b, or a page to look at."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape

from aligner.types import Bead

from glossary.bitexts.texts import Bitext
from glossary.bitexts.tmx import Unit, tmx_parts
from glossary.showing.tables import tsv

#: Of the colours of a page: what is more sure is darker.
_SURE, _DOUBT = 0.9, 0.5


def tsv_text(bitext: Bitext) -> str:
    """Give a line for each bead: numbers of lines where these are the units, else sentences.

    Lines are counted from 0 and parted by commas; ``-`` stands for none. Sentences have column
    names above them.
    """
    if bitext.as_lines:
        return "".join(
            f"{_numbers(bead.ko)}\t{_numbers(bead.zh)}\t{bead.score:.4f}\n"
            for bead in bitext.beads)
    rows = [["ko", "zh", "score"]]
    rows += [[*bitext.texts(bead), f"{bead.score:.4f}"] for bead in bitext.beads]
    return tsv(rows) + "\n"


def _numbers(units: tuple[int, ...]) -> str:
    return ",".join(map(str, units)) or "-"


def json_lines(bitext: Bitext) -> str:
    """Give a line of JSON for each bead: ``ko`` and ``zh`` with the units, their numbers, score."""
    return "".join(
        json.dumps({
            "ko": [bitext.ko[at] for at in bead.ko], "zh": [bitext.zh[at] for at in bead.zh],
            "ko_units": bead.ko, "zh_units": bead.zh, "score": bead.score}, ensure_ascii=False)
        + "\n" for bead in bitext.beads)


def tmx(bitext: Bitext) -> str:
    """Give a translation memory in TMX 1.4b; gaps are left out.

    The Chinese is ``zh-TW`` where most of its lines are traditional, else ``zh-CN``.
    """
    chinese = _locale(bitext)
    return "".join(tmx_parts(
        Unit(*bitext.texts(bead), chinese, (("x-score", f"{bead.score:.4f}"),))
        for bead in bitext.beads if not bead.is_gap))


def _locale(bitext: Bitext) -> str:
    from aligner.script import is_traditional

    lines = [line for line in bitext.zh if line.strip()][:200]
    return "zh-TW" if sum(map(is_traditional, lines)) * 2 > len(lines) else "zh-CN"


def page(bitext: Bitext) -> str:
    """Give a page that shows both texts side by side, bead by bead, doubtful ones marked."""
    rows = "\n".join(_row(bitext, number, bead) for number, bead in enumerate(bitext.beads, 1))
    title = escape(f"{bitext.ko_path} — {bitext.zh_path}")
    pairs = sum(not bead.is_gap for bead in bitext.beads)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        f"<p>{pairs} beads, {len(bitext.beads) - pairs} gaps. The bar at the left shows how sure "
        "a bead is.</p>\n<table><thead><tr><th>No.</th><th>Korean</th><th>Chinese</th>"
        f"<th>Score</th></tr></thead>\n<tbody>\n{rows}\n</tbody></table></body></html>\n")


def _row(bitext: Bitext, number: int, bead: Bead) -> str:
    kind = ("gap" if bead.is_gap else "sure" if bead.score >= _SURE
            else "fair" if bead.score >= _DOUBT else "doubt")
    ko, zh = (
        "<br>".join(escape(side[at].strip()) for at in numbers)
        for side, numbers in ((bitext.ko, bead.ko), (bitext.zh, bead.zh)))
    return (f'<tr class="{kind}" id="b{number}"><td><a href="#b{number}">{number}</a></td>'
            f'<td lang="ko">{ko}</td><td lang="zh">{zh}</td><td>{bead.score:.2f}</td></tr>')


_STYLE = """
:root { color-scheme: light dark; }
body { font-family: system-ui, sans-serif; margin: 1rem auto; max-width: 80rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem;
         border-bottom: 1px solid #8884; overflow-wrap: anywhere; line-height: 1.5; }
th:first-child, td:first-child, th:last-child, td:last-child { width: 3.5rem; }
[lang=ko] { font-family: "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo",
            "Malgun Gothic", sans-serif; word-break: keep-all; }
[lang=zh] { font-family: "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC",
            "Microsoft YaHei", sans-serif; }
tr td:first-child { border-left: 6px solid #0000; }
tr.sure td:first-child { border-left: 6px solid #2a7; }
tr.fair td:first-child { border-left: 6px solid #da3; }
tr.doubt td:first-child { border-left: 6px solid #c33; }
tr.gap td { background: #8882; }
a { color: inherit; }
"""

LAYOUTS: dict[str, Callable[[Bitext], str]] = {
    "tsv": tsv_text, "jsonl": json_lines, "tmx": tmx, "html": page,
}
