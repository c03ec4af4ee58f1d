"""Decisions of kim, undone by lee, and what they leave: what the tests of decisions share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from glossary.store import open_glossary
from tests.evidence import rows

STATE = "SELECT status, note, domain FROM concept WHERE id = 1"


def decide(path: Path, method: str, *values: Any, **more: Any) -> int | None:
    """Make a decision as kim, at a certain time."""
    with open_glossary(path) as glossary:
        with glossary.decide("kim", lambda: "2026-01-02T03:04:05Z") as decisions:
            return getattr(decisions, method)(*values, **more)  # type: ignore[no-any-return]


def undo(path: Path, number: int | None = None) -> int | None:
    """Undo a decision; tell which it was."""
    with open_glossary(path) as glossary, glossary.decide("lee") as decisions:
        return decisions.undo(number).undoes


def preferred(path: Path, concept: int = 1) -> dict[str, str]:
    return dict(rows(path, "SELECT lang, text FROM term WHERE role = 'preferred' "
                           f"AND concept_id = {concept} ORDER BY lang"))


def chosen(path: Path) -> list[str]:
    return [text for text, in rows(path, "SELECT text FROM term WHERE chosen ORDER BY text")]
