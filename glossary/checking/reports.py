"""Findings as text: a table for people, JSON lines, SARIF 2.1.0, or a page with marks.

Source of the format: SARIF 2.1.0, OASIS Standard of 27 March 2020; columns count code points.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from importlib.metadata import version
from urllib.parse import quote

from glossary.bitexts.keyed import is_keyed
from glossary.checking.finding import CODES, Finding
from glossary.checking.units import Parallel, Unit
from glossary.showing.tables import table

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

#: So much of a text is shown on each side of what was found, in characters.
_AROUND = 12


def table_text(
    parallel: Parallel, found: Sequence[Finding], width: int = 80, color: bool = False
) -> str:
    """Give the findings in columns: the unit, the code, the place with what is around, why."""
    units = {unit.number: unit for unit in parallel.units}
    rows = [
        (str(each.unit), each.code, f"{each.side} {each.start}",
         _around(units[each.unit], each), each.message) for each in found]
    return table(rows, ("Unit", "Code", "Place", "Text", "Fault"), width, color=color)


def _text(unit: Unit, side: str) -> str:
    return unit.source if side == "source" else unit.target


def _around(unit: Unit, finding: Finding) -> str:
    text = _text(unit, finding.side)
    start, end = max(0, finding.start - _AROUND), finding.end + _AROUND
    return (("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else ""))


def summary(parallel: Parallel, found: Sequence[Finding]) -> str:
    """Say in a line what was found.

    >>> summary(Parallel('a', 'b', (), 'ko'), [Finding('E101', '', 1, 'source', 0, 1, '가')])
    '1 finding in 0 units: E101 1.'
    """
    units = f"{len(parallel.units)} unit" + "s" * (len(parallel.units) != 1)
    if not found:
        return f"Nothing found in {units}."
    counts = sorted(Counter(each.code for each in found).items())
    listed = ", ".join(f"{code} {count}" for code, count in counts)
    return f"{len(found)} finding{'s' * (len(found) != 1)} in {units}: {listed}."


def json_lines(parallel: Parallel, found: Iterable[Finding], ascii_only: bool = False) -> str:
    """Give a line for each finding; ``offset`` is that in the file where it is plain text."""
    units = {unit.number: unit for unit in parallel.units}
    lines = []
    for each in found:
        unit = units[each.unit]
        lines.append(json.dumps({
            "code": each.code, "name": CODES[each.code][0], "message": each.message,
            "file": _path(parallel, each), "unit": each.unit, "key": unit.name or None,
            "side": each.side, "start": each.start, "end": each.end,
            "offset": _offset(unit, each), "text": each.text, "wanted": each.wanted,
            "concept_id": each.concept, "source": unit.source, "target": unit.target,
        }, ensure_ascii=ascii_only) + "\n")
    return "".join(lines)


def _path(parallel: Parallel, finding: Finding) -> str:
    return parallel.source_path if finding.side == "source" else parallel.target_path


def _offset(unit: Unit, finding: Finding) -> int | None:
    base = unit.source_offset if finding.side == "source" else unit.target_offset
    return None if base is None else base + finding.start


def sarif(parallel: Parallel, found: Sequence[Finding]) -> str:
    """Give a log in SARIF 2.1.0, one run with a rule for each code."""
    codes = list(CODES)
    units = {unit.number: unit for unit in parallel.units}
    results = [{
        "ruleId": each.code, "ruleIndex": codes.index(each.code), "level": _level(each.code),
        "message": {"text": each.message},
        "locations": [_location(parallel, units[each.unit], each)],
    } for each in found]
    rules = [{
        "id": code, "name": name, "shortDescription": {"text": text},
        "defaultConfiguration": {"level": _level(code)},
    } for code, (name, text) in CODES.items()]
    driver = {"name": "glossary check", "version": version("kozh-glossary"), "rules": rules}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{
        "tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _level(code: str) -> str:
    return "warning" if code.startswith("W") else "error"


def _location(parallel: Parallel, unit: Unit, finding: Finding) -> dict[str, object]:
    """Give the place of a finding: line and column where lines are units, else the message."""
    path = _path(parallel, finding)
    place: dict[str, object] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(path)}},
        "message": {"text": finding.text}}
    offset = _offset(unit, finding)
    if offset is not None:
        place["physicalLocation"] = {"artifactLocation": {"uri": quote(path)}, "region": {
            "startLine": unit.number, "startColumn": finding.start + 1,
            "endColumn": finding.end + 1, "charOffset": offset,
            "charLength": finding.end - finding.start, "snippet": {"text": finding.text}}}
    else:
        kind = "message" if is_keyed(path) else "row"
        place["logicalLocations"] = [{
            "name": unit.name or str(unit.number), "kind": kind, "index": unit.number - 1}]
    return place


def page(parallel: Parallel, found: Sequence[Finding]) -> str:
    """Give a page of the units that have findings, with what was found marked in them."""
    by_unit: dict[int, list[Finding]] = {}
    for each in found:
        by_unit.setdefault(each.unit, []).append(each)
    rows = "\n".join(
        _row(unit, by_unit[unit.number], parallel) for unit in parallel.units
        if unit.number in by_unit)
    title = escape(" — ".join(dict.fromkeys((parallel.source_path, parallel.target_path))))
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        f"<p>{escape(summary(parallel, found))}</p>\n<table><thead><tr><th>Unit</th>"
        f"<th>Source</th><th>Target</th><th>Findings</th></tr></thead>\n<tbody>\n{rows}\n"
        "</tbody></table></body></html>\n")


def _row(unit: Unit, found: Sequence[Finding], parallel: Parallel) -> str:
    said = "<br>".join(f"<b>{each.code}</b> {escape(each.message)}" for each in found)
    return (
        f'<tr id="u{unit.number}"><td><a href="#u{unit.number}">{unit.number}</a></td>'
        f'<td lang="{parallel.lang}">{_marked(unit, "source", found)}</td>'
        f'<td lang="{parallel.target_lang}">{_marked(unit, "target", found)}</td>'
        f"<td>{said}</td></tr>")


def _marked(unit: Unit, side: str, found: Iterable[Finding]) -> str:
    text, parts, at = _text(unit, side), [], 0
    for each in sorted((each for each in found if each.side == side), key=lambda each: each.start):
        if each.start < at:
            continue
        parts += [escape(text[at:each.start]),
                  f'<mark title="{each.code}">{escape(text[each.start:each.end])}</mark>']
        at = each.end
    return "".join([*parts, escape(text[at:])])


_STYLE = """
:root { color-scheme: light dark; }
body { font-family: system-ui, sans-serif; margin: 1rem auto; max-width: 90rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem;
         border-bottom: 1px solid #8884; overflow-wrap: anywhere; line-height: 1.5; }
[lang=ko] { font-family: "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo",
            "Malgun Gothic", sans-serif; word-break: keep-all; }
[lang=zh] { font-family: "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC",
            "Microsoft YaHei", sans-serif; }
mark { background: #fc36; color: inherit; border-bottom: 2px solid #c33; }
a { color: inherit; }
"""
