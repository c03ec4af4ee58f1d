"""The labels: complete in both languages, used, and chosen as the reader prefers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from glossary.merging.merge import REASONS
from glossary.web.labels import LANGS, Labels, language

WEB = Path("glossary/web")
LINES = [
    (file.name, line) for file in sorted((WEB / "labels").glob("*.tsv"))
    for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")
]
NAMES = [line.split("\t")[0] for _, line in LINES]

#: What a reader asks for, kept, and accepts; and the language that it is given.
PREFERENCES = [
    (None, None, "", "en"), (None, None, "ko", "ko"), (None, None, "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
    (None, None, "en-GB,ko;q=0.9", "en"), (None, None, "zh-CN", "en"), ("ko", None, "en", "ko"),
    ("xx", "ko", "en", "ko"), (None, "ko", "en", "ko"), ("en", "ko", "ko", "en"),
    (None, "<b>", "ko;q=x", "ko"), (None, None, "ko;q=0,en", "en"), (None, None, ",;,;q=", "en"),
    (None, None, "ko;q=0.1" + ",x" * 100_000, "ko"),
]


@pytest.mark.parametrize(("file", "line"), LINES)
def test_a_label_has_both_languages_and_the_same_values(file: str, line: str) -> None:
    name, *texts = line.split("\t")
    assert len(texts) == len(LANGS) and all(texts), f"{file}: {name}"
    assert len({frozenset(re.findall(r"\{\w*\}", text)) for text in texts}) == 1, name


def test_no_label_stands_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_every_label_that_a_template_names_is_there() -> None:
    named = set()
    for file in (*(WEB / "templates").glob("*.html"), *WEB.glob("*.py")):
        named |= set(re.findall(r"""label\(["']([\w.-]+)["'][,)]""", file.read_text("utf-8")))
    assert named and named <= set(NAMES)


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_of_a_merge_is_said_in_both_languages(reason: str) -> None:
    name = f"reason.{reason}"
    assert Labels("en")(name) == reason
    assert re.search("[가-힣]", Labels("ko")(name))


def test_no_reason_is_labelled_that_there_is_not() -> None:
    labelled = {name[7:] for name in NAMES if name.startswith("reason.")}
    assert labelled == {*REASONS, "by_hand"}


@pytest.mark.parametrize(("asked", "kept", "accepted", "chosen"), PREFERENCES)
def test_the_language_is_the_one_preferred(
    asked: str | None, kept: str | None, accepted: str, chosen: str
) -> None:
    assert language(asked, kept, accepted) == chosen
