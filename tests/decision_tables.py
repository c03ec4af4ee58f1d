"""What the tests of the table of decisions share: a glossary, its table, and what becomes of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from glossary.connect import open_reader
from glossary.details import Decision
from glossary.exchange.decisions import write_decisions
from glossary.exchange.output import writing
from glossary.exchange.settle import Outcome, Settled, Terms, import_decisions
from glossary.lookup.editable import Selection
from glossary.lookup.history import history
from glossary.store import open_glossary
from tests.evidence import document, glosses
from tests.spreadsheet import Sheet

#: Five concepts; the first has two Korean and two Chinese forms.
TEXT = """\
저고도 경제(低空经济)
저고도 경제(低空經濟)
저공경제(低空经济)
광군제(光棍节)
우전(乌镇)
핑안그룹(平安集团)
텐센트(腾讯)
"""


def make(path: Path, text: str = TEXT) -> Path:
    """Make a glossary of a text, see `tests.evidence.glosses`."""
    with open_glossary(path) as glossary:
        glossary.add_document(document(text), glosses(text))
    return path


def make_other(folder: Path) -> Path:
    """Make a glossary of the same concepts under other ids; one is lacking, another is new."""
    folder.mkdir()
    lines = [line for line in TEXT.splitlines() if "텐센트" not in line]
    return make(folder / "glossary.db", "\n".join(["리샹(理想)", *lines[::-1]]) + "\n")


def export(db: Path, name: str = "table.tsv") -> Sheet:
    """Write the table of a glossary, and load it."""
    path = db.parent / name
    with closing(open_reader(db)) as reader, writing(str(path), force=True) as stream:
        write_decisions(reader, Selection(), stream)
    return Sheet(path)


def settle(db: Path, path: str, terms: Terms = Terms()) -> tuple[list[str], Settled]:
    """Import a table; give the outcomes in short, and the sums."""
    told: list[str] = []

    def tell(each: Outcome) -> None:
        values = f" {each.before} → {each.after}" if each.column else ""
        reason = each.reason if each.sort == "fault" else ""
        told.append(" ".join(filter(None, (each.sort, each.ko, each.column + values, reason))))

    settled = import_decisions(path, db, "kim", terms, tell)
    assert sum(settled.outcomes.values()) == len(told)
    return told, settled


def outcomes(db: Path, path: str, terms: Terms = Terms()) -> list[str]:
    """Import a table; give the outcomes in short."""
    return settle(db, path, terms)[0]


def decide(db: Path, ko: str, action: str, value: str = "") -> None:
    """Decide as somebody else, meanwhile."""
    with open_glossary(db) as glossary, glossary.decide("lee") as decisions:
        [concept] = decisions.connection.execute(
            "SELECT concept_id FROM term WHERE text = ?", (ko,)).fetchone()
        if action in ("note", "domain", "prefer"):
            getattr(decisions, action)(concept, value)
        else:
            decisions.set_status(concept, action)


def made(db: Path) -> list[Decision]:
    """Give all decisions."""
    with closing(open_reader(db)) as reader:
        return history(reader)


def row(db: Path, ko: str) -> tuple[str, ...]:
    """Give the preferred pair, the status, the note and the domain of a concept."""
    found = export(db, "now.tsv").of(ko)
    return tuple(found[name] for name in ("zh_hans", "status", "note", "domain"))
