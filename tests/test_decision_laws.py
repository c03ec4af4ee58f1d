"""Laws of decisions: whatever is mined, decided and undone in whatever order, they stand."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Optional

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from glossary.connect import open_writer
from glossary.errors import DecisionError
from glossary.keys import ko_key, zh_key
from glossary.store import Glossary, open_glossary
from glossary.terms import tidy
from tests.evidence import check, document, dump, glosses

#: Pairs that are one concept, or nearly, or have a term in common and are not.
PAIRS = """
저고도 경제(低空经济) 저고도경제(低空經濟) 저공경제(低空经济) 앱 알리페이(支付宝) 알리페이(支付宝)
핀둬둬(多多) 핀둬둬(拼多多) 핀둬둬(多多=拼多多) 핀뒤둬(拼多多) 징동(京东) 징둥(京東) 광군제(光棍节) 광군절(光棍節)
텐센트(腾讯) 텐센트(騰訊控股) 리샹(理想) 리샹(李想) 링치아오즈넝(巧智能=灵巧智能)
링치아즈넝(灵巧智能) 절강성(浙江省) 저장성(浙江省) 유니트리(宇树=宇树科技) 유니트리(宇树)
""".replace(") ", ")\n").split("\n")[1:-1]

TEXTS = st.lists(st.sampled_from(PAIRS), max_size=6).map("\n".join)
PATHS = st.sampled_from(("a.txt", "b.txt", "c.txt"))
STATUSES = st.sampled_from(("approve", "reject", "forbid", "reopen"))
#: A term by its place in the concept, or one that it may not have.
FORMS = st.one_of(st.integers(0, 9), st.sampled_from(
    ("저고도 경제", "低空經濟", "多多", "拼多多", "알리페이", "JD", "騰訊", "腾讯控股")))
NOTES = st.sampled_from(("", "one", "two"))
NUMBER = st.integers(0, 60)

State = dict[str, Any]

#: By concept; None: there is none.
States = dict[int, Optional[State]]


def states(db: sqlite3.Connection) -> dict[int, State]:
    """Give what decisions change of each concept, by other ways than those of the store."""
    found: dict[int, State] = {
        number: {"status": status, "note": note, "domain": domain, "chosen": {}}
        for number, status, note, domain in db.execute(
            "SELECT id, status, note, domain FROM concept")}
    for number, lang, text in db.execute("SELECT concept_id, lang, text FROM term WHERE chosen"):
        assert lang not in found[number]["chosen"], "two terms of a language are chosen"
        found[number]["chosen"][lang] = text
    return found


def mine(glossary: Glossary, path: str, text: str) -> None:
    glossary.add_document(document(text, path), glosses(text))


def pairs(db: sqlite3.Connection, concept: int) -> set[tuple[str, str]]:
    """Give every Korean key of a concept with every Hanzi key."""
    keys = db.execute("SELECT lang, key FROM term WHERE concept_id = ?", (concept,)).fetchall()
    return {(ko, zh) for lang, ko in keys if lang == "ko"
            for other, zh in keys if other.startswith("zh")}


def term(db: sqlite3.Connection, concept: int, number: int) -> str:
    """Give one of the terms of a concept."""
    terms = db.execute(
        "SELECT text FROM term WHERE concept_id = ? ORDER BY id", (concept,)).fetchall()
    return str(terms[number % len(terms)][0])


def decide(
    glossary: Glossary, db: sqlite3.Connection, concept: int, action: str, value: str | int
) -> int | None:
    if isinstance(value, int):
        value = term(db, concept, value)
    with glossary.decide("kim") as decisions:
        if action == "prefer":
            return decisions.prefer(concept, value)
        if action == "note":
            return decisions.note(concept, value)
        if action == "domain":
            return decisions.domain(concept, value)
        return decisions.set_status(concept, action, value or None)


class Deciding(RuleBasedStateMachine):
    """Mine, decide and undo; a model keeps what each decided concept has to be like."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "g.db"
        self.db = open_writer(self.path)
        self.db.execute("PRAGMA synchronous = OFF")
        self.glossary = Glossary(self.db, str(self.path))
        self.wanted: States = {}
        self.before: dict[int, States] = {}  # the concepts that each decision changed
        self.after: dict[int, States] = {}
        self.pairs: dict[int, set[tuple[str, str]]] = {}  # of concepts that are withdrawn

    def teardown(self) -> None:
        self.db.close()
        check(self.path)
        self.folder.cleanup()

    def concept(self, number: int) -> int | None:
        ids = [each for each, in self.db.execute("SELECT id FROM concept ORDER BY id")]
        return ids[number % len(ids)] if ids else None

    @rule(path=PATHS, text=TEXTS)
    def mine(self, path: str, text: str) -> None:
        mine(self.glossary, path, text)

    @rule(number=NUMBER, text=TEXTS)
    def read_again(self, number: int, text: str) -> None:
        found = self.db.execute("SELECT path, sha256 FROM document ORDER BY id").fetchall()
        if found:
            path, sha256 = found[number % len(found)]
            known = document(text, path)
            object.__setattr__(known, "sha256", sha256)
            self.glossary.replace_glosses(known, glosses(text))

    @rule(number=NUMBER, action=STATUSES, note=NOTES)
    def judge(self, number: int, action: str, note: str) -> None:
        self.carry_out(number, action, note)

    @rule(number=NUMBER, form=FORMS)
    def prefer(self, number: int, form: str | int) -> None:
        self.carry_out(number, "prefer", form)

    @rule(number=NUMBER, action=st.sampled_from(("note", "domain")), value=NOTES)
    def describe(self, number: int, action: str, value: str) -> None:
        self.carry_out(number, action, value)

    @rule(numbers=st.lists(NUMBER, min_size=2, max_size=2))
    def merge(self, numbers: list[int]) -> None:
        one, two = map(self.concept, numbers)
        before = states(self.db)
        if one is None or two is None:
            return
        try:
            with self.glossary.decide("kim") as decisions:
                made, = decisions.merge(one, [two])
        except DecisionError:
            assert one == two or before[one]["status"] != before[two]["status"]
            return
        self.keep(made, before, {one, two})

    @rule(number=NUMBER, form=st.integers(0, 9))
    def split(self, number: int, form: int) -> None:
        concept = self.concept(number)
        if concept is None:
            return
        before = states(self.db)
        try:
            with self.glossary.decide("kim") as decisions:
                other, made = decisions.split(concept, [term(self.db, concept, form)])
        except DecisionError:
            assert states(self.db) == before
            return
        self.keep(made, before, {concept, other})

    def carry_out(self, number: int, action: str, value: str | int) -> None:
        concept = self.concept(number)
        if concept is None:
            return
        before = states(self.db)
        made = decide(self.glossary, self.db, concept, action, value)
        assert (made is None) == (before == states(self.db))
        if made is not None:
            self.keep(made, before, {concept})

    @precondition(lambda self: self.before)
    @rule(number=st.one_of(st.none(), NUMBER))
    def undo(self, number: int | None) -> None:
        asked = None if number is None else sorted(self.before)[number % len(self.before)]
        now = states(self.db)
        try:
            with self.glossary.decide("lee") as decisions:
                made = decisions.undo(asked)
        except DecisionError:
            assert asked is not None or not self.standing()
            return
        wanted = self.before[made.undoes or 0]
        self.keep(made.number, now, wanted)
        assert self.after[made.number] == wanted

    def standing(self) -> list[int]:
        """Give the decisions that were undone an even number of times."""
        rows = self.db.execute(
            "WITH RECURSIVE link (id, root, depth) AS ("
            "SELECT id, id, 0 FROM decision WHERE undoes IS NULL UNION ALL "
            "SELECT decision.id, root, depth + 1 FROM decision JOIN link ON undoes = link.id) "
            "SELECT root FROM link GROUP BY root HAVING max(depth) % 2 = 0 ORDER BY root")
        return [root for root, in rows]

    def keep(self, made: int, before: Mapping[int, State], concepts: Iterable[int]) -> None:
        after = states(self.db)
        self.before[made] = {each: before.get(each) for each in concepts}
        self.after[made] = {each: after.get(each) for each in concepts}
        self.wanted.update(self.after[made])
        for each in concepts:
            self.pairs.pop(each, None)
            state = after.get(each)
            if state and state["status"] in ("rejected", "forbidden"):
                self.pairs[each] = pairs(self.db, each)

    @invariant()
    def decisions_stand(self) -> None:
        found = states(self.db)
        last = {each: state for made in self.standing() for each, state in self.after[made].items()}
        for wanted in (self.wanted, last):
            for concept, state in wanted.items():
                assert found.get(concept) == state

    @invariant()
    def what_is_chosen_is_preferred(self) -> None:
        terms = self.db.execute("SELECT concept_id, lang, role, chosen FROM term").fetchall()
        preferred = [(concept, lang) for concept, lang, role, _ in terms if role == "preferred"]
        assert len(preferred) == len(set(preferred))
        assert all(role == "preferred" for _, _, role, chosen in terms if chosen)

    @invariant()
    def nothing_joins_what_is_withdrawn(self) -> None:
        for concept, allowed in self.pairs.items():
            rows = self.db.execute(
                "SELECT ko, coalesce(zh_restored, zh) FROM gloss WHERE concept_id = ?", (concept,))
            assert {(ko_key(ko), zh_key(zh)) for ko, zh in rows} <= allowed
            keys = {key for key, in self.db.execute(
                "SELECT key FROM term WHERE concept_id = ?", (concept,))}
            assert {key for pair in allowed for key in pair} <= keys

    @invariant()
    def terms_are_counted(self) -> None:
        counted = dict(self.db.execute(
            "SELECT concept_id, sum(count) FROM term WHERE lang = 'ko' "
            "GROUP BY 1 HAVING sum(count)"))
        assert counted == dict(self.db.execute(
            "SELECT concept_id, count(*) FROM gloss GROUP BY 1"))
        for concept, ko in self.db.execute("SELECT DISTINCT concept_id, ko FROM gloss"):
            assert self.db.execute(
                "SELECT count FROM term WHERE concept_id = ? AND lang = 'ko' AND text = ?",
                (concept, tidy(ko))).fetchone()[0] > 0


Deciding.TestCase.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None,
    suppress_health_check=[HealthCheck.too_slow])
TestDeciding = Deciding.TestCase


def rows_but_decisions(path: Path) -> list[str]:
    return [line for line in dump(path) if not line.startswith("decision ")]


@settings(max_examples=40, deadline=None)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=3),
    made=st.lists(st.tuples(NUMBER, st.one_of(
        st.tuples(STATUSES, NOTES), st.tuples(st.just("prefer"), FORMS),
        st.tuples(st.sampled_from(("note", "domain")), NOTES))), max_size=8),
)
def test_undoing_everything_leaves_what_was_mined(
    texts: Sequence[str], made: Iterable[tuple[int, tuple[str, str | int]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.db"
        with open_glossary(path) as glossary:
            for at, text in enumerate(texts):
                mine(glossary, f"{at}.txt", text)
        before = rows_but_decisions(path)
        with open_glossary(path) as glossary, closing(sqlite3.connect(path)) as db:
            ids = [number for number, in db.execute("SELECT id FROM concept")]
            numbers = [decide(glossary, db, ids[at % len(ids)], *what) for at, what in made if ids]
            for _ in filter(None, numbers):
                with glossary.decide("lee") as decisions:
                    decisions.undo()
        assert rows_but_decisions(path) == before
