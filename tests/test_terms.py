"""Which term is preferred, and in which language it is."""

from __future__ import annotations

import pytest

from glossary.terms import Term, assign_roles, language


@pytest.mark.parametrize(("text", "wanted"), [
    ("저고도 경제", "ko"), ("AI 산업", "ko"), ("低空 경제", "ko"), ("经济", "zh-Hans"), ("經濟", "zh-Hant"),
    ("北京", "zh-Hans"), ("AI共生", "zh-Hans"), ("AI共創", "zh-Hant"), ("Tencent", "en"), ("5G", "en"),
    ("Größe", "en"), ("にほん", "en"), ("", "en"),
])
def test_letters_tell_the_language(text: str, wanted: str) -> None:
    assert language(text) == wanted


def terms(*forms: tuple[str, str, int, int]) -> list[Term]:
    """Make terms of language, text, count, and whether somebody chose them."""
    simple = {"經": "经", "濟": "济", "騰": "腾", "訊": "讯"}
    return [
        Term(number, lang, text, "".join(simple.get(char, char) for char in text), "variant",
             count, chosen)
        for number, (lang, text, count, chosen) in enumerate(forms, 1)]


@pytest.mark.parametrize(("forms", "wanted"), [
    # nobody chose: what is printed most
    ([("ko", "징동", 1, 0), ("ko", "징둥닷컴", 5, 0)], ["징둥닷컴"]),
    # what somebody chose, however often the others are printed
    ([("ko", "징동", 0, 1), ("ko", "징둥닷컴", 5, 0)], ["징동"]),
    # the choice in one language leaves the others to evidence
    ([("ko", "징동", 0, 1), ("zh-Hans", "京东", 1, 0), ("zh-Hans", "京东集团", 2, 0)],
     ["징동", "京东集团"]),
    # the other script follows, unless somebody chose there as well
    ([("zh-Hans", "腾讯控股", 9, 0), ("zh-Hans", "腾讯", 0, 0), ("zh-Hant", "騰訊", 0, 1)],
     ["腾讯", "騰訊"]),
    ([("zh-Hans", "腾讯控股", 9, 1), ("zh-Hans", "腾讯", 0, 0), ("zh-Hant", "騰訊", 0, 1)],
     ["腾讯控股", "騰訊"]),
    # what lost Hanzi is preferred where somebody chose it, and only there
    ([("ko", "핀둬둬", 9, 0), ("zh-Hans", "多多", 8, 0), ("zh-Hans", "拼多多", 1, 0)],
     ["핀둬둬", "拼多多"]),
    ([("ko", "핀둬둬", 9, 0), ("zh-Hans", "多多", 8, 1), ("zh-Hans", "拼多多", 1, 0)],
     ["핀둬둬", "多多"]),
    # two that are chosen, as after a merge: evidence tells
    ([("ko", "징동", 1, 1), ("ko", "징둥", 2, 1), ("ko", "경동", 9, 0)], ["징둥"]),
])
def test_choice_comes_before_evidence(
    forms: list[tuple[str, str, int, int]], wanted: list[str]
) -> None:
    roles = assign_roles(terms(*forms))
    assert [term.text for term, role in roles.items() if role == "preferred"] == wanted
