"""A word that always stands before a term is part of it, though no Hanzi answers to it.

A page that writes 스마트 미세표정 안면 심사 보조 시스템 again and again, and never without 스마트, has a
name of that length in mind. Proper nouns are left out: 중국 stands before many names.
"""

from __future__ import annotations

from aligner.context import Context

#: A term of at least so many words, standing in the text at least so often, may recur so.
WORDS, TIMES = 3, 2
#: It recurs in what is this near, in characters; a page is seldom longer.
NEAR = 100_000


def longer_start(text: str, place: int, context: Context, start: int) -> int | None:
    """Give where the term begins with the word before it, if it never stands without.

    *place* is where in *text* its bracket stands. None where the term is short, stands once, or
    where no common noun is before it.
    """
    term = context.text[start:]
    head = context.text[:start]
    at = head.rstrip().rfind(" ") + 1
    word = head[at:].rstrip()
    if term.count(" ") < WORDS - 1 or at not in context.starts or head[at:] != word + " ":
        return None
    nouns = [t for t in context.tokens if at <= t.span.start < start]
    if not nouns or any(not t.tag.startswith("NNG") for t in nouns):
        return None
    near = max(0, place - NEAR), place + NEAR
    times = text.count(term, *near)
    return at if times >= TIMES and times == text.count(f"{word} {term}", *near) else None
