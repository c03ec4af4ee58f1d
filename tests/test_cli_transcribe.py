"""``glossary transcribe``."""

from __future__ import annotations

import json

import pytest

from tests.command import refused, run

pytestmark = pytest.mark.usefixtures("workplace")


def test_transcribe() -> None:
    assert run("transcribe", "重慶", "징동=京东").stdout == (
        "Hanzi  Hangul  Reading  Pinyin      Simplified  Traditional  Spelling\n"
        "重慶   충칭    중경     chong qing  重庆        重慶\n"
        "京东   징둥    경동     jing dong   京东        京東         징동: deviates\n"
    )


def test_transcribe_as_json_and_tsv() -> None:
    record, = json.loads(run("transcribe", "--format", "json", "重慶").stdout)
    assert record["hangul"] == "충칭"
    assert run("transcribe", "--format", "tsv", "重慶").stdout.splitlines()[1].split("\t")[1] == "충칭"


def test_transcribe_needs_hanzi() -> None:
    assert refused("transcribe", "重慶", "징동") == (
        "Error: '징동' has no Hanzi to transcribe: "
        "write Hanzi (京东), or a Hangul spelling with its Hanzi (징동=京东)\n"
    )
