"""WARC and WET: which records are pages, how they were packed, and what is broken."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from aligner.text import is_hangul, is_hanzi

from glossary.documents import Document, read_document, read_documents
from glossary.documents.crawled import _HANGUL_8, _HANZI_8, body
from glossary.documents.extracted import Member
from glossary.documents.limits import LARGE
from glossary.documents.warc import BROKEN, members
from glossary.errors import DocumentError

from tests.documents.builders import BUILDERS
from tests.documents.crawls import answer, packed, page, record, response
from tests.documents.forty import REPORT

GLOSS = "중국 저장성(浙江省) 우전(乌镇)에서 열렸다."
PAGE = page(GLOSS)


def found(data: bytes) -> list[Member | DocumentError]:
    return list(members(BytesIO(data), "a.warc"))


def pages(data: bytes) -> list[Member]:
    return [member for member in found(data) if isinstance(member, Member)]


def faults(data: bytes) -> list[str]:
    return [str(error) for error in found(data) if isinstance(error, DocumentError)]


def plain(*records: bytes) -> bytes:
    return b"".join(records)


def whole(*records: bytes) -> bytes:
    return gzip.compress(plain(*records))


@pytest.mark.parametrize("pack", [plain, packed, whole])
def test_a_page_with_its_address(pack: Callable[..., bytes]) -> None:
    data = pack(record("warcinfo", b"a: b\r\n"), response(PAGE, "http://a.kr/가"),
                record("request", b"GET / HTTP/1.1\r\n\r\n"), response(PAGE))
    assert found(data) == [Member("a.warc/1.html", PAGE, "http://a.kr/가"),
                           Member("a.warc/2.html", PAGE, "http://a.kr/1")]


@pytest.mark.parametrize("each", [
    record("request", answer(PAGE)), record("revisit", answer(PAGE)),
    record("metadata", PAGE, type_="text/html"), record("response", b"a.kr A 1", type_="text/dns"),
    record("response", answer(PAGE, status="404 Not Found")),
    record("response", answer(PAGE, status="301 Moved")),
    response(PAGE, type_="image/png"), response(PAGE, type_="application/octet-stream"),
    response(page("중국 우전에서 열렸다. 金 대표")), response(page("(乌镇) (Wuzhen)")),
    record("conversion", "在中国(乌镇)".encode(), type_="text/plain"),
    record("conversion", GLOSS.encode(), type_="text/plain",
           WARC_Identified_Content_Language="zho,eng"),
], ids=[f"record {n}" for n in range(12)])
def test_what_is_no_page_of_use_is_passed_over(each: bytes) -> None:
    [member] = found(each + response(PAGE))
    assert isinstance(member, Member) and member.data == PAGE


@pytest.mark.parametrize("each, ending", [
    (record("resource", PAGE, type_="text/html"), ".html"),
    (record("conversion", GLOSS.encode(), type_="text/plain"), ".txt"),
    (record("conversion", GLOSS.encode(), type_="text/plain",
            WARC_Identified_Content_Language="zho,kor"), ".txt"),
    (response(b"%PDF-1.7", type_="application/pdf"), ".pdf"),
    (response(b"PK", "http://a.kr/b.HWPX?c", type_="application/octet-stream"), ".hwpx"),
    (response(page("우전(乌镇)").decode().encode("utf-16")), ".html"),
    (response(page("핑안그룹(平安集團)").decode().encode("cp949")), ".html"),
    (response(b"<p>\xbf\xec\xc0\xfc(<b>&#20044;&#38215;</b>)"), ".html"),
    (response("<p>우전(<span style='a:b(c)'>乌\n镇</span>)</p>".encode()), ".html"),
    (response("<p>乌镇(우전)</p>".encode()), ".html"),
    (response("<p><ruby>우전<rt>乌镇</rt></ruby></p>".encode()), ".html"),
    (response("<p>\u110b\u116e\u110c\u1165\u11ab(<b>乌\u200b镇</b>)</p>".encode()), ".html"),
    (response("<p>우전[1](乌&shy;镇)</p>".encode()), ".html"),
    (response("<p>\xff우전(乌镇)</p>".encode().replace(b"\xc3\xbf", b"\xff")), ".html"),
], ids=[f"record {n}" for n in range(14)])
def test_what_is_a_page(each: bytes, ending: str) -> None:
    assert [member.name for member in pages(each)] == ["a.warc/1" + ending]


def test_no_hanzi_and_no_hangul_are_overlooked() -> None:
    for code in (*range(0x80, 0xD800), *range(0xF900, 0xFB00), *range(0x20000, 0x30000)):
        char = chr(code)
        if is_hanzi(char):
            assert _HANZI_8.match(char.encode()), hex(code)
        if is_hangul(char):
            assert _HANGUL_8.match(char.encode()), hex(code)


def chunked(data: bytes, size: int = 7) -> bytes:
    cut = [data[at:at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(each), each) for each in [*cut, b""])


@pytest.mark.parametrize("data, headers", [
    (chunked(PAGE), {"Transfer_Encoding": "chunked"}),
    (PAGE, {"Transfer_Encoding": "chunked"}),
    (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
    (PAGE, {"Content_Encoding": "gzip"}),
    (PAGE, {"Content_Encoding": "br"}),
    (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
    (zlib.compress(PAGE)[2:-4], {"Content_Encoding": "deflate"}),
    (chunked(gzip.compress(PAGE)), {"Transfer_Encoding": "Chunked", "Content_Encoding": "x-gzip"}),
    (gzip.compress(zlib.compress(PAGE)), {"Content_Encoding": "deflate, gzip"}),
    (PAGE, {"Content_Encoding": "identity"}),
], ids=[f"packing {n}" for n in range(10)])
def test_how_a_page_was_packed(data: bytes, headers: dict[str, str]) -> None:
    assert [member.data for member in pages(packed(response(data, **headers)))] == [PAGE]


def test_a_page_that_was_packed_by_brotli() -> None:
    data = bytes.fromhex("8b0680ec9ab0eca08428e4b98ce995872903")
    [member] = pages(response(data, type_="text/plain", Content_Encoding="br"))
    assert member.data.decode() == "우전(乌镇)"


@pytest.mark.parametrize("pack", [plain, packed])
@pytest.mark.parametrize("broken, why", [
    (response(gzip.compress(PAGE)[:40], Content_Encoding="gzip"), "cut off"),
    (response(gzip.compress(PAGE)[:20] + b"\xff" * 99, Content_Encoding="gzip"), "broken"),
    (response(b"\xff" * 9, Content_Encoding="br"), "broken"),
    (response(b"\xff" * 9, Content_Encoding="zstd"), "broken"),
    (response(gzip.compress(bytes(LARGE + 1)), Content_Encoding="gzip"), "grows"),
    (record("response", b"\0\1\2"), "no answer"),
    (record("response", answer(PAGE, Cookie="a" * 99_999)), "broken"),
    (response(PAGE).replace(b"Content-Length: ", b"Content-Length: x"), "broken"),
    (response(PAGE).replace(b"Content-Length: ", b"Content-Length: -"), "broken"),
    (response(PAGE, "http://a.kr/" + "a" * 99_999), "broken"),
    (b"WARC/1.0 no header\r\n\r\n", None),
    (b"no record\r\n" * 9, "broken"),
], ids=[f"record {n}" for n in range(12)])
def test_a_broken_record_is_told_and_the_next_one_goes_on(
    pack: Callable[..., bytes], broken: bytes, why: str | None
) -> None:
    all_of_it = found(pack(response(PAGE), broken, response(PAGE), response(PAGE)))
    assert [each.data for each in all_of_it if isinstance(each, Member)] == [PAGE] * 3
    told = [str(each) for each in all_of_it if isinstance(each, DocumentError)]
    assert len(told) >= (why is not None) and all(line.startswith("a.warc") for line in told)
    assert why is None or why in told[0]
    assert not any("\n" in line for line in told)


def test_a_member_of_the_archive_that_does_not_unpack() -> None:
    records = [gzip.compress(response(PAGE)) for _ in range(4)]
    records[1] = records[1][:60] + b"\xff" * 9 + records[1][69:]
    data = b"".join(records)
    assert len(pages(data)) == 3 and len(faults(data)) == 1


@pytest.mark.parametrize("pack", [plain, packed])
def test_an_archive_that_is_cut_off_keeps_its_records_and_says_so(
    pack: Callable[..., bytes]
) -> None:
    first, both = pack(response(PAGE)), pack(response(PAGE), response(PAGE))
    silent = 0
    for cut in range(len(first) + 1, len(both) - 12):
        data = both[:cut]
        assert [member.data for member in pages(data)][0] == PAGE
        silent += not faults(data) and len(pages(data)) == 1
    assert silent < 20  # within the marks at which a record begins


def test_no_archive_is_searched_without_end() -> None:
    data = b"\r\nWARC/1.0 \xff\r\n" * (3 * BROKEN)
    assert len(faults(data)) <= BROKEN + 2


@pytest.mark.parametrize("data", [
    b"", b"0", b"0\r\n", b"fffffff\r\nab", b"3\r\nab", b"3\r\nabcde", b"3;" + b"a" * 9999],
    ids=[f"chunks {n}" for n in range(7)])
def test_chunks_that_are_none(data: bytes) -> None:
    assert len(body(data, "chunked", "", "a.warc/1")) <= len(data)


def test_a_page_is_read_as_the_page_would_be(tmp_path: Path) -> None:
    data = BUILDERS["html"](REPORT)
    (tmp_path / "a.html").write_bytes(data)
    (tmp_path / "a.warc.gz").write_bytes(packed(
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
        response(chunked(gzip.compress(data), 100), "http://a.kr/가",
                 Transfer_Encoding="chunked", Content_Encoding="gzip")))
    [alone], [crawled] = (list(read_documents(tmp_path / f"a.{ending}"))
                          for ending in ("html", "warc.gz"))
    assert not isinstance(alone, DocumentError) and not isinstance(crawled, DocumentError)
    assert crawled.date == alone.date == REPORT.date  # of publication, where the page says it
    assert crawled.url == "http://a.kr/가"
    assert crawled.path == f"{alone.path[:-5]}.warc.gz/1.html"
    assert (crawled.text, crawled.title, crawled.places) == (alone.text, alone.title, alone.places)


@pytest.mark.parametrize("pack", [plain, packed])
@pytest.mark.parametrize(("told", "meta", "encoding", "stated"), [
    ("; charset=euc-kr", "", "cp949", "cp949"),
    (";Charset='EUC-KR' ; a=b", "gb18030", "cp949", "cp949"),
    ('; charset="gb18030"', "euc-kr", "gb18030", "gb18030"),
    ("; charset=gb2312", "", "gb18030", "gb18030"),
    ("; charset=utf-8", "euc-kr", "utf-8-sig", "utf-8-sig"),
    ("; charset=euc-kr", "gb18030", "utf-8-sig", "utf-8-sig"),
    ("; charset=euc-kr", "", "utf-16", "utf-16"),
    ("; charset=iso-8859-1", "euc-kr", "cp949", "cp949"),  # what servers say of all they have
    ("; charset=iso-8859-1", "", "cp949", "cp949"),
    ("; charset=utf-8", "euc-kr", "cp949", "cp949"), ("; charset=euc-kr", "", "utf-8", "utf-8"),
    ("; charset=klingon", "euc-kr", "cp949", "cp949"), ("; charset=", "", "utf-8", "utf-8"),
])
def test_the_charset_that_a_server_tells(
    told: str, meta: str, encoding: str, stated: str, pack: Callable[..., bytes], tmp_path: Path
) -> None:
    text = "보고서에 따르면 중국 저장성에서 핑안그룹(平安)을 찾았다."
    page = f'<!doctype html><html><meta charset="{meta}"><body><p>{text}</p></body></html>'
    archive = tmp_path / "a.warc"
    archive.write_bytes(pack(
        response(page.encode(encoding), type_="text/html" + told),
        response(text.encode(encoding), type_="text/plain" + told),
        record("conversion", text.encode(encoding), type_="text/plain" + told)))
    documents = list(read_documents(archive))
    assert [(each.text, each.encoding) for each in documents if isinstance(each, Document)] == [
        (text, stated)] * 3


#: The same bytes in GB18030 and in CP949: 版(愚) and 경(大), of which only the other is a gloss.
EITHER = "경(大)".encode("cp949")


@pytest.mark.parametrize(("told", "meta", "text"), [
    ("", "", "경(大)"), ("; charset=gbk", "", "版(愚)"), ("; charset=gbk", "euc-kr", "版(愚)"),
    ("; charset=euc-kr", "gbk", "경(大)"), ("; charset=klingon", "gbk", "版(愚)"),
])
def test_a_server_is_believed_before_the_page(
    told: str, meta: str, text: str, tmp_path: Path
) -> None:
    page = b"<meta charset='%s'><p>%s</p>" % (meta.encode(), EITHER)
    (tmp_path / "a.warc").write_bytes(response(page, type_="text/html" + told))
    assert read_document(tmp_path / "a.warc", whole_page=True).text == text


@pytest.mark.parametrize(("told", "said", "text"), [
    ("", None, "경(大)"), ("; charset=gbk", None, "版(愚)"), ("; charset=gbk", "cp949", "경(大)"),
    ("; charset=euc-kr", None, "경(大)"), ("; charset=klingon", None, "경(大)"),
])
def test_the_user_is_believed_before_a_server(
    told: str, said: str | None, text: str, tmp_path: Path
) -> None:
    (tmp_path / "a.warc").write_bytes(response(EITHER, type_="text/plain" + told))
    assert read_document(tmp_path / "a.warc", said).text == text


def test_a_crawl_without_a_gloss_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(response(page("우전"))))
    assert list(read_documents(path)) == []
    with pytest.raises(DocumentError, match="holds no page"):
        read_document(path)


def test_when_a_crawler_came_is_no_date_of_publication(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    text = record("conversion", GLOSS.encode(), "http://a.kr/가", "text/plain")
    path.write_bytes(packed(text))
    [document] = read_documents(path)
    assert not isinstance(document, DocumentError)
    assert (document.url, document.date) == ("http://a.kr/가", None)
    assert document.path.endswith("/a.warc.gz/1.txt") and document.text == GLOSS
