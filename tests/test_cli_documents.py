"""``glossary extract`` and ``mine``: what they print, and documents that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import TEXT, refused, run, text_file
from tests.documents.crawls import packed, page, response
from tests.evidence import dump

pytestmark = pytest.mark.usefixtures("workplace")

NO_TEXT = "Le café est fermé".encode("latin-1")


def test_extract_as_json_lines() -> None:
    result = run("extract", "--format", "jsonl", text_file("a.txt"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert [
        (each["document"], each["line"], each["offset"], each["ko"], each["zh"])
        for each in map(json.loads, result.stdout.splitlines())
    ] == [("a.txt", 1, 7, "핑안그룹", "平安集团"), ("a.txt", 2, 26, "우전", "乌镇")]


def test_extract_leaves_newlines_as_they_are() -> None:
    result = run("extract", "--format", "jsonl", text_file("a.txt", "가\r\n우전(乌镇)\r\n"))
    assert json.loads(result.stdout)["offset"] == 5


@pytest.mark.parametrize("form", ["table", "jsonl", "tsv"])
def test_extract_from_a_stream_and_from_a_folder(form: str) -> None:
    text_file("in/a.txt")
    assert "핑안그룹" in run("extract", "--format", form, "-", stdin=TEXT.encode()).stdout
    assert "핑안그룹" in run("extract", "--format", form, "in").stdout


def test_extract_as_a_table() -> None:
    result = run("extract", text_file("a.txt"), text_file("b.txt"))
    body = (
        "Line  Korean    Hanzi     Kind           Sure\n"
        "   1  핑안그룹  平安集团  transcription  0.90\n"
        "   2  우전      乌镇      transcription  0.40\n"
    )
    assert result.stdout == f"a.txt\n{body}\nb.txt\n{body}"


def test_extract_in_words() -> None:
    result = run("extract", "--explain", "--min-confidence", "0.5", text_file("a.txt"))
    assert result.stdout == (
        "a.txt, line 1: 핑안그룹 = 平安集团 (transcription, 0.90)\n"
        "  핑안그룹 = 平安集团 by Mandarin sound (1.00)\n"
        "  중국 before it stays outside: no Hanzi are left for it\n"
    )


def test_extract_as_tsv_has_one_line_of_names() -> None:
    lines = run("extract", "--format", "tsv", text_file("a.txt"), text_file("b.txt"))
    assert [line.split("\t")[0] for line in lines.stdout.splitlines()] == [
        "document", "a.txt", "a.txt", "b.txt", "b.txt"
    ]


@pytest.mark.parametrize(("form", "stdout", "stderr"), [
    ("jsonl", "", ""), ("table", "", "No gloss found.\n"),
])
def test_a_text_without_glosses_is_no_fault(form: str, stdout: str, stderr: str) -> None:
    result = run("extract", "--format", form, text_file("a.txt", "hello"))
    assert (result.exit_code, result.stdout, result.stderr) == (0, stdout, stderr)


def test_an_encoder_that_is_missing_is_one_line() -> None:
    assert refused("extract", "--encoder", "st:none", text_file("a.txt")) == (
        "Error: st:none is missing: pip install sentence-transformers\n"
    )


def test_an_analyser_that_is_missing_is_one_line_and_no_glossary() -> None:
    for command in ("extract", "mine"):
        assert refused(command, "--analyzer", "okt", text_file("a.txt")) == (
            "Error: okt is missing: install Java\n")
    assert not Path("glossary.db").exists()


BAD_DOCUMENTS = {
    "missing": "missing does not exist: check the spelling",
    "latin.txt":
        "latin.txt is in no encoding that is known: save it as UTF-8, or name its encoding",
    "empty.txt": "empty.txt is empty: leave it out, or fill it",
    "blank.txt": "blank.txt is empty: leave it out, or fill it",
    "folder":
        "folder holds no document: it needs a file that ends in .txt, .md, .html, .pdf, .docx, "
        ".xlsx, .pptx, .hwpx, .hwp, .epub, .zip, .warc",
}


@pytest.fixture
def documents(workplace: None) -> None:
    text_file("latin.txt", NO_TEXT)
    text_file("empty.txt", b"")
    text_file("blank.txt", b" \n\n")
    text_file("folder/picture.png", b"\x89PNG")
    text_file("good.txt")


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(("path", "message"), BAD_DOCUMENTS.items())
def test_extract_of_a_bad_document_is_one_line(path: str, message: str) -> None:
    assert refused("extract", "--format", "jsonl", path) == f"Error: {message}\n"


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(("path", "message"), BAD_DOCUMENTS.items())
def test_mine_of_a_bad_document_makes_no_glossary(path: str, message: str) -> None:
    assert refused("mine", path, "--db", "x.db") == f"Error: {message}\n"
    assert not Path("x.db").exists()


@pytest.mark.usefixtures("documents")
def test_extract_goes_on_with_the_other_documents() -> None:
    result = run("extract", "--format", "jsonl", "empty.txt", "good.txt")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert result.stderr == "Error: empty.txt is empty: leave it out, or fill it\n"


@pytest.mark.usefixtures("documents")
def test_mine_says_what_it_did() -> None:
    result = run("mine", "good.txt", "--db", "x.db")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 document mined: 2 glosses, 2 new concepts.\n"
    assert run("lookup", "핑안그룹", "--db", "x.db").exit_code == 0


@pytest.mark.usefixtures("documents")
def test_mining_again_adds_nothing() -> None:
    run("mine", "good.txt", "--db", "x.db")
    before = dump(Path("x.db"))
    result = run("mine", "good.txt", "--db", "x.db")
    assert (result.exit_code, dump(Path("x.db"))) == (0, before)
    assert result.stderr == (
        "0 documents mined: 0 glosses, 0 new concepts. 1 document was known already.\n"
    )


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(("name", "content", "said"), [
    ("no.txt", "중국 우전에서".encode(), "1 document mined: 0 glosses, 0 new concepts.\n"),
    ("no.warc.gz", packed(response(page("중국 우전에서"))),
     "0 documents mined: 0 glosses, 0 new concepts. No page of a crawl may have a gloss.\n"),
], ids=["a text", "a crawl"])
def test_mine_says_that_it_found_nothing(name: str, content: bytes, said: str) -> None:
    Path(name).write_bytes(content)
    mined = run("mine", name, "--db", "x.db")
    assert (mined.exit_code, mined.stdout, mined.stderr) == (0, "", said)
    found = run("extract", name)
    assert (found.exit_code, found.output) == (0, "No gloss found.\n")
    both = run("mine", name, "good.txt", "--db", "x.db")
    assert "2 glosses, 2 new concepts." in both.stderr and "No page" not in both.stderr


@pytest.mark.usefixtures("documents")
def test_mine_goes_on_with_the_other_documents() -> None:
    result = run("mine", "latin.txt", "good.txt", "empty.txt", "--db", "x.db")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "1 document mined: 2 glosses, 2 new concepts. 2 documents could not be read:\n"
        f"Error: {BAD_DOCUMENTS['latin.txt']}\nError: {BAD_DOCUMENTS['empty.txt']}\n"
    )
    assert run("lookup", "우전", "--db", "x.db").exit_code == 0


@pytest.mark.usefixtures("documents")
def test_mine_shows_no_progress_where_nobody_looks() -> None:
    assert "\r" not in run("mine", "good.txt", "--db", "x.db").output
