"""What the tests of export and import share: concepts made up, and a glossary of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from aligner.script import simplify
from glossary.connect import open_reader
from glossary.entries import SAID
from glossary.formats.entry import ConceptEntry, EntryTerm
from glossary.formats.stored import Wanted, entries
from glossary.store import open_glossary
from glossary.terms import script
from tests.command import run

#: Status words and the decisions that lead there.
ACTIONS = {"approved": "approve", "rejected": "reject", "forbidden": "forbid"}

_HANGUL = st.text("가나다라마경제저고도항공그룹우전", min_size=1, max_size=6)
_HANZI = st.text("低空经济平安集团乌镇京东電車壹", min_size=1, max_size=5)
_LATIN = st.sampled_from(
    ["", "5G", " AI", "+", "=1", "-A", "@", "#", ";x", "a|b", " \\", "'", '"', ","])
_SAID = st.one_of(st.just(""), st.text(
    "가나 abc12低空\n\t,;|\"'<>&=+-@#\\«·…\U00020000é", max_size=30).map(str.strip))


@st.composite
def _terms(draw: st.DrawFn) -> tuple[EntryTerm, ...]:
    """Draw terms: Korean, Hanzi with their simplified forms, English."""
    korean = draw(st.lists(st.tuples(_LATIN, _HANGUL).map(lambda t: " ".join("".join(t).split())),
                           min_size=1, max_size=3, unique=True))
    hanzi = draw(st.lists(st.tuples(_HANZI, _LATIN).map(lambda t: " ".join("".join(t).split())),
                          min_size=1, max_size=3, unique=True))
    english = draw(st.lists(st.text("abcXYZ 1", min_size=1).map(lambda t: " ".join(t.split()))
                            .filter(bool), max_size=2, unique=True))
    forms = [("ko", text) for text in korean]
    for text in hanzi:
        forms += [(script(text), text), ("zh-Hans", simplify(text))]
    forms += [("en", text) for text in english]
    first = {lang: text for lang, text in reversed(forms)}
    return tuple(EntryTerm(lang, text, "preferred" if first[lang] == text else "variant")
                 for lang, text in dict.fromkeys(forms))


#: Concepts as a person may make them.
CONCEPTS = st.builds(
    ConceptEntry, _terms(), st.just(""), st.sampled_from(["mixed", "reading", "translation"]),
    st.sampled_from(["candidate", *ACTIONS]), st.sampled_from([0.5, 0.93, 1.0]), st.just(0),
    *[_SAID] * len(SAID))


def make(path: Path, concepts: Iterable[ConceptEntry]) -> None:
    """Make a glossary of *concepts* that people founded."""
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        for each in concepts:
            best = [[t.lang, t.text] for t in each.terms if t.role == "preferred"]
            number = decisions.found(best, each.kind or "mixed", each.confidence or 1.0)
            decisions.name(number, [[t.lang, t.text] for t in each.terms if t.role == "variant"])
            for what in SAID:
                decisions.say(number, what, getattr(each, what))
            if each.status in ACTIONS:
                decisions.set_status(number, ACTIONS[each.status])


def stored(path: Path) -> list[ConceptEntry]:
    """Give all that the glossary at *path* has."""
    with closing(open_reader(path)) as db:
        return list(entries(db, Wanted()))


def exported(db: Path | str, file: str, *words: str) -> Path:
    """Run an export that must succeed."""
    result = run("export", file, "--db", str(db), "--force", *words)
    assert result.exit_code == 0, result.stderr
    return Path(file)


def imported(db: Path | str, file: str, *words: str, status: int = 0) -> dict[str, Any]:
    """Run an import; give the summary that it prints as JSON."""
    result = run("import", file, "--db", str(db), "--by", "lee", "--report", "jsonl", *words)
    assert result.exit_code == status, (result.stdout, result.stderr)
    found: dict[str, Any] = json.loads(result.stdout.splitlines()[0])
    return found
