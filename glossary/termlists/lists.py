"""Two lists of terms, a term a line, and their alignment as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from aligner.text import has_hangul, has_hanzi

from glossary.documents.both import UNSAID, Encodings, read_both
from glossary.errors import TableError
from glossary.showing.tables import table, tsv

if TYPE_CHECKING:
    from aligner.termlists import Alignment, Pair
    from aligner.types import Segment

_BREAK = re.compile(r"\r\n|\r|\n")

#: The columns of TSV; these and their order are a contract.
COLUMNS = ("ko", "zh", "score", "kind")
#: What stands for the other side of a term that stays alone.
NONE = "-"


def read_lists(
    ko: str, zh: str, encodings: Encodings = UNSAID
) -> tuple[list[str], list[str]]:
    """Read a Korean and a Chinese list of terms, one a line, without the blanks around them; ``-``
    is a stream.

    Raises `DocumentError` where one does not read as text, or is empty, `TableError` where the two
    are clearly swapped.
    """
    documents = read_both(ko, zh, encodings)
    sides = _terms(documents[0].text), _terms(documents[1].text)
    if not any(map(has_hangul, sides[0])) and not any(
            has_hanzi(term) and not has_hangul(term) for term in sides[1]) and any(
            map(has_hanzi, sides[0])) and any(map(has_hangul, sides[1])):
        raise TableError(
            f"{ko} has no Hangul, and {zh} no Chinese term: give the Korean list first")
    return sides


def _terms(text: str) -> list[str]:
    return [term for line in _BREAK.split(text) if (term := line.strip())]


def tsv_text(alignment: Alignment, unmatched: bool = False, header: bool = False) -> str:
    """Give a line for each pair: Korean, Chinese, score, kind.

    There are no column names unless *header* asks for them, as a line is a pair and nothing else;
    terms that stay alone come only when *unmatched* asks, at the end, with ``-`` for what is not.
    """
    rows: list[Sequence[str]] = [COLUMNS] if header else []
    rows += [(pair.ko, pair.zh, f"{pair.score:.3f}", pair.kind) for pair in alignment.pairs]
    if unmatched:
        rows += [(ko, NONE, NONE, NONE) for ko in alignment.ko_alone]
        rows += [(NONE, zh, NONE, NONE) for zh in alignment.zh_alone]
    return tsv(rows) + "\n" if rows else ""


def json_lines(alignment: Alignment, ascii_only: bool = False) -> str:
    """Give a line of JSON for each pair, then for each term that stays alone."""
    records: list[dict[str, object]] = [record(pair) for pair in alignment.pairs]
    records += [{"ko": ko, "zh": None} for ko in alignment.ko_alone]
    records += [{"ko": None, "zh": zh} for zh in alignment.zh_alone]
    return "".join(json.dumps(each, ensure_ascii=ascii_only) + "\n" for each in records)


def record(pair: Pair) -> dict[str, object]:
    """Give a pair as the value of its JSON line; ``runner_up`` is there only where it is close."""
    found: dict[str, object] = {
        "ko": pair.ko, "zh": pair.zh, "score": pair.score, "kind": pair.kind,
        "segments": segment_records(pair.segments)}
    if pair.runner_up:
        found["runner_up"] = {"zh": pair.runner_up.zh, "score": pair.runner_up.score}
    return found


def segment_records(segments: Iterable[Segment]) -> list[dict[str, object]]:
    """Give segments as JSON has them."""
    return [
        {"ko": part.ko, "zh": part.zh, "method": part.method, "score": round(part.score, 3)}
        for part in segments]


def table_text(alignment: Alignment, width: int = 80, color: bool = False) -> str:
    """Give the pairs in columns, the least sure ones last, then what stays alone."""
    ordered = sorted(alignment.pairs, key=lambda pair: -pair.score)
    rows = [
        (pair.ko, pair.zh, f"{pair.score:.2f}", pair.kind,
         f"or {pair.runner_up.zh}?" if pair.runner_up else "") for pair in ordered]
    parts = [table(
        rows, ("Korean", "Chinese", "Sure", "Kind", ""), width, ("ko", "zh"), color)]
    for terms, name, role in (
            (alignment.ko_alone, "Korean", "ko"), (alignment.zh_alone, "Chinese", "zh")):
        if terms:
            head = f"{name} alone ({len(terms)})"
            parts.append(table([(term,) for term in terms], (head,), width, (role,), color))
    return "\n\n".join(parts) + "\n"


def summary(alignment: Alignment, lines: tuple[int, int]) -> str:
    """Say in a line what became of two lists of so many *lines*."""
    sizes = [len({pair[side] for pair in alignment.pairs}) + len(alone) for side, alone in
             enumerate((alignment.ko_alone, alignment.zh_alone))]
    repeated = sum(lines) - sum(sizes)
    return (
        f"{len(alignment.pairs)} pairs of {sizes[0]} Korean and {sizes[1]} Chinese terms; alone "
        f"stay {len(alignment.ko_alone)} and {len(alignment.zh_alone)}."
        + (f" {repeated} repeated line{'s count' if repeated > 1 else ' counts'} once."
           if repeated else ""))
