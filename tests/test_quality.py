"""The gate: on annotated glosses the extractor is never worse than it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.gold import floors
from tests.quality import figures, measure
from tests.scoring import Score, read_cases

PINNED = floors.read()


@pytest.mark.parametrize("name", PINNED)
def test_the_annotation_is_the_pinned_one(name: str) -> None:
    assert floors.digest(floors.HERE / name) == PINNED[name]["sha256"]


@pytest.mark.parametrize("name", PINNED)
def test_no_figure_is_below_its_floor(name: str) -> None:
    faults = floors.below(PINNED[name]["floors"], figures(measure(floors.HERE / name)))
    assert not faults, "; ".join(faults)


@pytest.mark.parametrize(("name", "cases", "nothing", "optional"), [
    ("dev.jsonl", 475, 15, 7),
    ("planted.jsonl", 98, 0, 0),
])
def test_the_annotation_reads(name: str, cases: int, nothing: int, optional: int) -> None:
    text, read = read_cases(floors.HERE / name)
    assert len(read) == cases
    assert sum(case.ko is None for case in read) == nothing
    assert sum(case.optional for case in read) == optional
    assert all(text[case.offset] in "(（《[" for case in read)


def test_a_floor_rises() -> None:
    assert floors.raised({"f1": 0.88}, {"f1": 0.9}) == {"f1": 0.9}


def test_a_floor_stays_where_the_rounded_figure_is_the_same() -> None:
    assert floors.raised({"f1": 0.9125}, {"f1": 0.91257}) == {"f1": 0.9125}


@pytest.mark.parametrize("measured", [{"f1": 0.95, "kind": 0.8}, {"f1": 0.8799, "kind": 0.99}])
def test_a_floor_never_falls(measured: dict[str, float]) -> None:
    with pytest.raises(floors.Lowered, match="the floor is 0.880"):
        floors.raised({"f1": 0.88, "kind": 0.88}, measured)


def test_kinds_have_a_floor_only_where_they_are_annotated() -> None:
    assert set(figures(Score(5, 5, 4, 0, 0))) == {"f1"}
    assert set(figures(Score(5, 5, 4, 4, 3))) == {"f1", "kind"}


def test_the_update_runs_from_any_folder(tmp_path: Path) -> None:
    """Only its imports: a run of it would pin what this working copy reaches."""
    script = floors.HERE / "update.py"
    code = f"import runpy; runpy.run_path({str(script)!r}, run_name='update')"
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True,
                         text=True, check=False)
    assert run.returncode == 0, run.stderr
