"""The five articles: the extractor finds what a careful reader finds, and nothing else."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from aligner.text import has_hanzi
from aligner.types import Gloss
from tests.extractor import extract

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = Path(__file__).parent / "cases" / "examples.tsv"
ARTICLES = sorted(EXAMPLES.glob("*.txt"))

ODDITY = re.compile(r"^\| (\d\d) \| (\d+) \| (.+?) \|", re.MULTILINE)


class Case(NamedTuple):
    """A gloss that a reader finds; ``known`` is ``kind`` where the tool is known to err in that."""

    document: str
    ko: str
    zh: str
    kind: str
    known: str


def cases() -> list[Case]:
    """Give the glosses of all articles in their order."""
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Case(*row) for row in rows][1:]


@cache
def found(document: str) -> list[Gloss]:
    """Give what the extractor finds in an article."""
    return extract((EXAMPLES / document).read_text(encoding="utf-8"))


def kinds() -> list[object]:
    """Give each pair of an article once, as a parameter of the test of its kind."""
    failing = pytest.mark.xfail(reason="a known failure", strict=True)
    return [pytest.param(case, marks=[failing] if case.known == "kind" else [], id=case.ko)
            for case in dict.fromkeys(cases())]


def test_every_article_has_its_cases() -> None:
    assert len(ARTICLES) == 5
    assert sorted({case.document for case in cases()}) == [path.name for path in ARTICLES]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_the_glosses_of_an_article(article: Path) -> None:
    wanted = [(case.ko, case.zh) for case in cases() if case.document == article.name]
    assert [(gloss.ko, gloss.zh) for gloss in found(article.name)] == wanted


@pytest.mark.parametrize("case", kinds())
def test_the_kind_of_a_gloss(case: Case) -> None:
    """The pair itself is judged above: a wrong one fails there, not here again."""
    same = [each for each in found(case.document) if (each.ko, each.zh) == (case.ko, case.zh)]
    assert all(each.kind == case.kind for each in same), [each.segments for each in same]


def test_the_offsets_slice_the_articles() -> None:
    for article in ARTICLES:
        text = article.read_text(encoding="utf-8")
        for gloss in found(article.name):
            assert text[gloss.ko_span.start:gloss.ko_span.end] == gloss.ko
            assert text[gloss.zh_span.start:gloss.zh_span.end] == gloss.zh
            assert text[gloss.offset] in "(（"
            assert text.count("\n", 0, gloss.offset) + 1 == gloss.line


def test_the_list_of_oddities_points_at_its_lines() -> None:
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    rows = ODDITY.findall(page)
    assert len(rows) >= 40
    for number, line, text in rows:
        article = next(path for path in ARTICLES if path.name.startswith(number))
        printed = article.read_text(encoding="utf-8").splitlines()[int(line) - 1]
        missing = [part for part in text.split(" + ") if part not in printed]
        assert not missing, f"{article.name}:{line} has no {missing}"


def test_the_page_about_the_articles_holds_no_gloss() -> None:
    """It lies in the folder that `glossary mine examples` would read."""
    page = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    inside = re.findall(r"[(（〔\[]([^)）〕\]\n]*)[)）〕\]]", page)
    assert [text for text in inside if has_hanzi(text)] == []
