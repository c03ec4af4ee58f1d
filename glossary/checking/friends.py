"""False friends in a translation: the Hanja of a Korean word, where Chinese says it otherwise.

    제안서를 검토한다.      检讨建议书。     W401: say 审核, 研究 …
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.finding import Finding
from glossary.checking.units import Unit
from glossary.desk.mentions import Finder
from glossary.false_friends import FalseFriend, caution, false_friends, korean


class FriendChecks:
    """Checks units whose source is Korean.

    >>> [found] = FriendChecks().check(Unit(1, '제안서를 검토한다.', '检讨建议书。'))
    >>> found.code, found.text, found.wanted[0]
    ('W401', '检讨', '审核')
    """

    def __init__(self) -> None:
        self._finder = Finder(None, "ko", words=korean())

    def check(self, unit: Unit) -> Iterator[Finding]:
        """Yield the Hanja of false friends that stand in the target, and nothing right beside."""
        from aligner.script import simplify

        target = simplify(unit.target)
        seen: set[FalseFriend] = set()
        for mention in self._finder.find(unit.source):
            for friend in false_friends(mention.key):
                at = target.find(friend.hans)
                if friend in seen or at < 0 or any(form in target for form in friend.zh):
                    continue
                seen.add(friend)
                end = at + len(friend.hans)
                yield Finding(
                    "W401", caution(friend), unit.number, "target", at, end,
                    unit.target[at:end], friend.zh)
