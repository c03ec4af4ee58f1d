"""Every reader, on files that are damaged: text, or one line that says why not; nothing else.

`make fuzz` does the same for longer, and at random.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.builders import BUILDERS
from tests.documents.forty import REPORT
from tests.mutating import KINDS, SPECIAL, Edit, Layer, check, edited, layers

EDITS = st.lists(
    st.builds(
        Edit, st.integers(0, KINDS - 1), st.integers(0, 1 << 20),
        st.sampled_from((0, 1, 2, 4, 8, 100, 1000)),
        st.one_of(st.sampled_from(SPECIAL), st.binary(min_size=1, max_size=8))),
    min_size=1, max_size=5)

#: Examples of each format: together they take about a minute.
EXAMPLES = 400
#: Formats whose readers take their time.
SLOW = {"html": 40, "pdf": 150, "epub": 150}


@pytest.fixture(scope="module")
def parts() -> dict[str, list[Layer]]:
    return {form: layers(build(REPORT)) for form, build in BUILDERS.items()}


@pytest.mark.parametrize("form", sorted(BUILDERS))
def test_a_damaged_file_gives_text_or_one_line(
    form: str, parts: dict[str, list[Layer]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("damaged") / form

    @settings(max_examples=SLOW.get(form, EXAMPLES))
    @given(number=st.integers(0, len(parts[form]) - 1), edits=EDITS)
    def holds(number: int, edits: list[Edit]) -> None:
        part = parts[form][number]
        data = part.data
        for each in edits:
            data = edited(data, each)
        path.write_bytes(part.rebuild(data))
        check(path)

    holds()


@pytest.mark.parametrize("form", sorted(BUILDERS))
def test_a_file_that_is_cut_off_anywhere(
    form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = BUILDERS[form](REPORT)
    path = tmp_path_factory.mktemp("cut") / form
    for part in range(0, 40 if form not in SLOW else 10):
        path.write_bytes(data[:len(data) * part // 40])
        check(path)
