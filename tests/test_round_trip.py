"""Export, then import into an empty glossary: the same concepts, as far as a format has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.exchange.delimited import tidied
from glossary.formats.carried import FORMATS
from glossary.formats.entry import ConceptEntry
from tests.exchanged import CONCEPTS, exported, imported, make, stored

#: Formats by the endings with which they are tried.
FILES = [("csv", "a.csv"), ("tsv", "a.tsv"), ("xlsx", "a.xlsx"), ("jsonl", "a.jsonl"),
         ("tbx2", "a.tbx"), ("tbx3", "a.tbx"), ("memoq", "a.csv"), ("multiterm", "a.csv"),
         ("multiterm", "a.xlsx"), ("omegat", "a.txt")]

#: With three concepts each on average: `make laws` tries a thousand in each format.
EXAMPLES = 6 if settings().derandomize else 350

#: What is said of a concept, and what of it JSON and XML keep as it is.
SAID = ("domain", "definition", "note", "example", "source")


def facts(concept: ConceptEntry, carried: Iterable[str]) -> object:
    """Give what a format carries of a concept."""
    carries = set(carried)
    found: dict[str, object] = {"pair": (concept.preferred("ko"), concept.zh())}
    for name in {*SAID, "status", "kind", "confidence"} & carries:
        found[name] = getattr(concept, name)
    if "variants" in carries:
        # What looks damaged beside another term is not taken in.
        found["terms"] = sorted(
            (t.lang, t.text, t.role) for t in concept.terms
            if ("english" in carries or t.lang != "en") and t.role != "damaged")
    return sorted(found.items(), key=str)


def pairs(concepts: Sequence[ConceptEntry], carried: Iterable[str]) -> object:
    """Give the pairs of concepts with their notes, where it is lost which pairs are one concept."""
    return sorted({(ko, zh) for each in concepts for ko, zh in product(
        each.usable("ko"), each.usable("zh-Hans")) if not ko.startswith("#")})


@pytest.mark.parametrize(("form", "file"), FILES)
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(concepts=st.lists(CONCEPTS, max_size=6))
def test_what_is_exported_comes_back(
    form: str, file: str, concepts: list[ConceptEntry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    carried = FORMATS[form].carries
    if form in ("multiterm", "omegat"):
        concepts = [each for each in concepts if _is_plain(each)]
    if not concepts:
        return
    make(folder / "one.db", concepts)
    before = stored(folder / "one.db")
    words = ("--format", form, "--status", "all")
    path = exported(folder / "one.db", str(folder / file), *words)
    told = imported(folder / "two.db", str(path), "--format", form)
    after = stored(folder / "two.db")
    if "grouping" in carried and form != "multiterm":
        assert sorted(map(str, (facts(each, carried) for each in after))) == sorted(
            map(str, (facts(each, carried) for each in before)))
        assert told["new"] == len(before)
    else:
        assert pairs(after, carried) == pairs(before, carried)
    assert imported(folder / "two.db", str(path), "--format", form)["same"] == sum(
        told[sort] for sort in ("new", "merged", "same"))
    assert stored(folder / "two.db") == after
    assert imported(folder / "one.db", str(path), "--format", form)["new"] == 0
    assert [tidied(each.note) for each in stored(folder / "one.db")] == [
        each.note for each in before]


def _is_plain(concept: ConceptEntry) -> bool:
    """Tell whether the terms have none of what MultiTerm parts synonyms by."""
    return not any(sign in t.text for t in concept.terms for sign in ";|\\")


def test_every_format_that_is_read_is_tried() -> None:
    assert {form for form, _ in FILES} == {
        each.name for each in FORMATS.values() if each.reads} - {"tmx"}


def test_a_mined_glossary_comes_back(glossary_path: Path, tmp_path: Path) -> None:
    for form, file in FILES:
        path = exported(glossary_path, str(tmp_path / file), "--format", form, "--status", "all")
        told = imported(glossary_path, str(path), "--format", form)
        assert (told["new"], told["merged"], told["conflict"]) == (0, 0, 0), form
