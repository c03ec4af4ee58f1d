"""Hanzi as they sound and as they are written."""

from __future__ import annotations

import pytest

from glossary.errors import GlossaryError
from glossary.sounds import Sound, records, sound, sounds_table, sounds_tsv


def test_all_of_a_word() -> None:
    assert sound("重慶") == Sound("重慶", "충칭", "중경", "chong qing", "重庆", "重慶")


@pytest.mark.parametrize(("word", "pinyin"), [
    ("绿地", "lü di"), ("36氪", "36 ke"), ("AI大模型", "AI da mo xing"), ("腾讯 TV", "teng xun TV"),
])
def test_pinyin_stands_apart_from_what_is_no_hanzi(word: str, pinyin: str) -> None:
    assert sound(word).pinyin == pinyin


@pytest.mark.parametrize(("word", "verdict"), [
    ("징둥=京东", "official"), ("징동=京东", "deviates"), ("경동=京东", "Sino-Korean reading"),
    ("중국=京东", "no transcription"), ("京东=징동", "deviates"), (" 징동 ＝ 京東 ", "deviates"),
    ("京东", ""), ("=京东", ""), ("京东=", ""),
])
def test_a_spelling_is_judged(word: str, verdict: str) -> None:
    assert sound(word).verdict == verdict


@pytest.mark.parametrize("word", ["징동", "AI", "", "=", "あ", "京东=中国", "AI=京东", "징동=경동"])
def test_what_holds_no_hanzi_is_refused(word: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        sound(word)
    assert str(caught.value) == (
        f"{word!r} has no Hanzi to transcribe: "
        "write Hanzi (京东), or a Hangul spelling with its Hanzi (징동=京东)"
    )


def test_a_table_names_spellings_only_where_there_are_any() -> None:
    assert sounds_table([sound("重慶")]) == (
        "Hanzi  Hangul  Reading  Pinyin      Simplified  Traditional\n"
        "重慶   충칭    중경     chong qing  重庆        重慶"
    )
    assert sounds_table([sound("重慶"), sound("징동=京东")]).splitlines()[2] == (
        "京东   징둥    경동     jing dong   京东        京東         징동: deviates"
    )


def test_records_and_lines_have_the_same_columns() -> None:
    found = [sound("징동=京东")]
    head, line = sounds_tsv(found).split("\n")
    assert dict(zip(head.split("\t"), line.split("\t"), strict=True)) == records(found)[0]
