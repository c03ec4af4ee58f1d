"""The documentation tells the truth: sessions, commands, pictures, dependencies."""

from __future__ import annotations

import doctest
import re
import shlex
from importlib.metadata import requires
from pathlib import Path

import click
import pytest

from glossary.cli import main
from tests import readme

ROOT = readme.ROOT
PAGE = readme.README.read_text(encoding="utf-8")
GUIDES = readme.PAGES[2:]
CONTEXT = click.Context(main)
COMMANDS = main.list_commands(CONTEXT)

#: What else pages tell to run.
OTHERS = ("make", "git", "python3", "pip", ".", "cd")

every_page = pytest.mark.parametrize(
    "path", readme.PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def command(name: str) -> click.Command:
    """Give the command *name*."""
    found = main.get_command(CONTEXT, name)
    assert found is not None
    return found


def needed() -> set[str]:
    """Give the names of what this distribution asks pip for, without the development tools."""
    lines = [line for line in requires("kozh-glossary") or [] if "extra" not in line]
    return {re.split(r"[^A-Za-z0-9._-]", line)[0].lower() for line in lines}


def of(path: Path) -> str:
    """Give the text of a page."""
    return path.read_text(encoding="utf-8")


@every_page
def test_sessions_print_what_the_page_says(path: Path) -> None:
    """`make readme` writes today's output into the pages."""
    assert readme.refreshed(of(path)).splitlines() == of(path).splitlines()


@every_page
def test_sessions_leave_out_less_than_they_show(path: Path) -> None:
    for line, shown in readme.sessions(of(path)):
        assert shown.count(readme.LEFT_OUT) <= 1 and shown != [readme.LEFT_OUT], line


@every_page
def test_commands_that_no_session_runs_can_be_run(path: Path) -> None:
    """Servers, what wants a person, and files that only a reader has."""
    for block in re.findall(r"^```sh\n(.*?)^```$", of(path), re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["glossary"]:
                command(words[1]).make_context(words[1], words[2:], parent=CONTEXT)
            elif words:
                assert words[0] in OTHERS, line


@every_page
def test_commands_in_running_text_are_there(path: Path) -> None:
    for name in re.findall(r"`glossary ([a-z]+)", of(path)):
        assert name in COMMANDS


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_guide_shows_the_way_to_other_programs(path: Path) -> None:
    run = {line.split()[1] for line in readme.commands(of(path))}
    assert run >= {"mine", "lookup", "approve", "prefer", "forbid", "undo", "import", "export",
                   "annotate", "check"}
    for name in ("OmegaT", "memoQ", "MultiTerm", "Excel", "screenshots/"):
        assert name in of(path)


def test_a_shortened_session_is_refreshed_and_stays_short() -> None:
    page = "```console\n$ glossary --help\nnothing\n…\nof this\nis right\n```\n"
    lines = readme.refreshed(page).splitlines()
    assert len(lines) == 7 and lines[2].startswith("Usage: glossary") and lines[3] == "…"


def test_the_sessions_show_the_main_commands() -> None:
    shown = {line.split()[1] for line in readme.commands(PAGE)}
    assert shown >= {"extract", "mine", "lookup", "show"}


def test_a_session_runs_nothing_but_the_command() -> None:
    with pytest.raises(ValueError, match="may only run glossary"):
        readme.output("rm -r examples")


def test_a_stale_session_is_noticed() -> None:
    page = "```console\n$ glossary --version\nglossary, version 0.0.0\n```\n"
    assert readme.refreshed(page) != page
    assert readme.refreshed(page).startswith("```console\n$ glossary --version\nglossary, version ")


def test_the_python_of_the_readme_runs() -> None:
    with readme.scratch():
        readme.output("glossary mine examples/01-conference-report.txt "
                      "examples/02-company-roundup.txt")
        test = doctest.DocTestParser().get_doctest(PAGE, {}, "README.md", "README.md", 0)
        assert len(test.examples) >= 5
        result = doctest.DocTestRunner().run(test)
    assert result.failed == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert re.search(rf"^\| `glossary {name}[ `]", PAGE, re.MULTILINE)


def test_the_readme_names_no_other_command() -> None:
    named = re.findall(r"^\| `glossary (\w+)", PAGE, re.MULTILINE)
    assert set(named) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    text = command(name).help or ""
    assert len(text.splitlines()[0]) > 20
    assert re.search(rf"\$ glossary {name} ", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    options = [each for each in command(name).params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_the_notice_names_every_dependency() -> None:
    """Those of its own; what these need in turn changes with their releases."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    assert needed() >= {"click", "konlpy", "sqlite-utils"}
    assert [name for name in sorted(needed()) if f"\n  {name} " not in notice] == []


def test_the_notice_names_every_table_that_is_not_ours() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    tables = sorted((ROOT / "aligner" / "data").glob("*.tsv"))
    foreign = [path.name for path in tables if "licen" in _head(path).lower()]
    assert foreign
    assert [name for name in foreign if name not in notice] == []


def _head(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines[:10] if line.startswith("#"))


@every_page
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", of(path))
    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_picture_is_shown_and_small() -> None:
    shown = {(path.parent / link).resolve() for path in readme.PAGES
             for link in re.findall(r"!\[[^]]+\]\(([^)]+)\)", of(path))}
    pictures = [*(ROOT / "docs" / "screenshots").glob("*.png")]
    assert shown and shown <= set(pictures)
    assert [each.name for each in pictures if each.stat().st_size > 150_000] == []


def test_the_changelog_knows_this_version_or_has_unreleased_changes() -> None:
    assert re.search(r"^## \[(Unreleased|\d+\.\d+\.\d+)\]",
                     (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
