"""The encodings of documents: found out, named, and what is in none."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from glossary.documents import read_document
from glossary.documents.encodings import detect, is_sound, legibility, meant
from glossary.documents.text import decode
from glossary.errors import DocumentError

KOREAN = "지난 3월 저장성에서 열린 박람회에는 저고도 경제를 다룬 전시관이 처음 들어섰다."
WITH_HANZI = "핑안그룹(平安集團)은 저고도 경제(低空經濟)에 투자하고 대련은행(大連銀行)을 인수했다."
CHINESE = "今年三月，第三届博览会在浙江举行，低空经济展区首次亮相，吸引了六万名观众。"
TRADITIONAL = "今年三月，低空經濟展區首次亮相，吸引了我們的觀眾。"


@pytest.mark.parametrize(("text", "encoding"), [
    *((text, encoding) for text in (KOREAN, WITH_HANZI, "한글", "저고도", "(株)삼성", "똠방각하", "펲시 콜라")
      for encoding in ("utf-8", "cp949", "utf-16-le", "utf-16-be")),
    *((text, encoding) for text in (CHINESE, "中国", "低空经济", "我们", "平安集团", TRADITIONAL)
      for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")),
    *((text, "gb18030") for text in (KOREAN, "저장성(浙江省)의 성도는 항저우(杭州)다")),
    (KOREAN, "utf-8-sig"), (KOREAN, "utf-16"), (KOREAN, "utf-32"), ("report\n" * 99, "utf-8"),
    ("print(1)\n" * 20_000 + KOREAN, "cp949"),
], ids=lambda value: value[-20:])
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    assert detect(text.encode(encoding)) == encoding
    assert decode(text.encode(encoding), "a.txt") == (text, encoding)


@pytest.mark.parametrize("codec", ["cp949", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("length", range(1, 40))
def test_a_text_cut_anywhere_still_reads(codec: str, length: int) -> None:
    text = CHINESE if codec == "gb18030" else KOREAN[3:]
    decode(text[:length + 2].encode(codec), "a.txt")


@pytest.mark.parametrize("text", [
    "Le café est fermé à l'été", "Über die Größe der Häuser", "naïve déjà vu",
])
def test_other_languages_in_their_code_pages_are_not_guessed(text: str) -> None:
    assert detect(text.encode("latin-1")) is None


def test_a_long_text_in_a_code_page_that_is_not_tried() -> None:
    for encoding in ("shift_jis", "big5", "johab"):
        text = {"shift_jis": "低空経済は新しい産業です。" * 9, "big5": TRADITIONAL * 9}.get(
            encoding, KOREAN * 9)
        data = text.encode(encoding)
        assert detect(data) is None, encoding
        assert decode(data, "a.txt", encoding) == (text, encoding)


@pytest.mark.parametrize(("data", "text", "encoding"), [
    (KOREAN.encode() + b"\xea\xb0", KOREAN + "\ufffd", "utf-8"),  # cut in a character
    (KOREAN.encode("cp949") + b"\xb0", KOREAN + "\ufffd", "cp949"),
    (b"\xef\xbb\xbf" + KOREAN.encode() + b"\xff", KOREAN + "\ufffd", "utf-8-sig"),
    (codecs.BOM_UTF16_LE + KOREAN.encode("utf-16-le") + b"\x00\xd8",  # half a surrogate pair
     KOREAN + "\ufffd", "utf-16"),
], ids=repr)
def test_a_broken_character_is_marked(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "a.txt") == (text, encoding)


def test_half_a_surrogate_pair_in_utf_8() -> None:
    text, encoding = decode(KOREAN.encode() * 9 + b"\xed\xa0\x80" + KOREAN.encode(), "a.txt")
    assert encoding == "utf-8" and text.startswith(KOREAN) and text.endswith(KOREAN)


def test_what_the_user_says_holds() -> None:
    data = KOREAN.encode("cp949")
    assert decode(data, "a.txt", "gb18030")[1] == "gb18030"
    assert decode(data, "a.txt", "cp949", ("utf-8",)) == (KOREAN, "cp949")
    with pytest.raises(DocumentError, match=r"a is not in UTF-8 \(byte 0\): name another --encod"):
        decode(data, "a", "utf-8")


@pytest.mark.parametrize(("data", "encoding"), [
    (KOREAN.encode("utf-8-sig"), "utf-8"), (KOREAN.encode("utf-16"), "utf-16-le"),
], ids=repr)
def test_a_mark_is_no_text_even_where_the_encoding_is_named(data: bytes, encoding: str) -> None:
    assert decode(data, "a.txt", encoding)[0] == KOREAN


@pytest.mark.parametrize(("data", "declared", "encoding"), [
    ("경".encode("cp949"), ("gb18030",), "gb18030"),
    ("경".encode("cp949"), ("gb18030", "cp949"), "gb18030"),
    ("경".encode("cp949"), (None, "gb18030"), "gb18030"),
    (KOREAN.encode(), ("cp949",), "utf-8"),
    (KOREAN.encode(), ("gb18030", "cp1252"), "utf-8"),
    (KOREAN.encode("cp949"), ("utf-8",), "cp949"),
    (KOREAN.encode("cp949"), ("cp1252",), "cp949"),  # nothing is broken in it, and nothing legible
    (KOREAN.encode("utf-8-sig"), ("cp1252", "cp949"), "utf-8-sig"),
    (KOREAN.encode("utf-16-le"), ("utf-16-be",), "utf-16-le"),
    ("Où êtes-vous, mère, à Besançon ? ".encode("cp1252") * 9, ("cp1252",), "cp1252"),
], ids=repr)
def test_what_is_declared_holds_if_it_fits(
    data: bytes, declared: tuple[str | None, ...], encoding: str
) -> None:
    assert decode(data, "a", declared=declared) == (data.decode(encoding), encoding)


@pytest.mark.parametrize(("name", "codec"), [
    ("EUC-KR", "cp949"), ("ks_c_5601-1987", "cp949"), ("GBK", "gb18030"), ("utf8", "utf-8"),
    ('"UTF-16LE"', "utf-16-le"), ("klingon", None), ("base64", None), ("unicode_escape", None),
    ("", None), ("a\0b", None),
])
def test_names_of_encodings(name: str, codec: str | None) -> None:
    assert meant(name) == codec


def test_legibility_and_soundness() -> None:
    assert legibility(KOREAN) > 0.6 > 0.3 > legibility(KOREAN.encode("cp949").decode("gb18030"))
    assert legibility(CHINESE) > 0.4 > 0.3 > legibility(
        CHINESE.encode("gb18030").decode("cp949", "replace"))
    assert is_sound("가" * 100 + "\ufffd" * 2) and not is_sound("가" * 90 + "\ufffd" * 2)


def test_newlines_and_offsets_in_any_encoding(tmp_path: Path) -> None:
    text = f"머리\r\n{WITH_HANZI}\r끝\n"
    for encoding in ("cp949", "utf-16", "utf-8-sig"):
        path = tmp_path / encoding
        path.write_bytes(text.encode(encoding))
        document = read_document(path)
        assert (document.text, document.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["cp949", "gb18030", "utf-16-le", "utf-16-be"])
def test_single_lines_of_the_examples(encoding: str) -> None:
    """However short a text is; a line in three hundred may be all of rare characters."""
    paths = [*Path("examples").glob("*.txt"), *Path("examples/side-by-side").glob("*.txt")]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()
             if sum(char > "\x7f" for char in line) >= 4
             and (encoding != "cp949" or any("\uac00" <= char <= "\ud7a3" for char in line))]
    coded = [line.encode(encoding, "ignore") for line in lines]
    wrong = [data.decode(encoding) for data in coded
             if data.decode(detect(data) or "ascii", "replace") != data.decode(encoding)]
    assert len(lines) > 100 and len(wrong) <= len(lines) // 300 + 1, wrong
