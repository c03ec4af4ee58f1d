"""What people decide about concepts, kept as a history that can be undone.

A decision changes the status of a concept, its note or what else is said of it, gives it terms, or
*chooses* one as the preferred one of its language, which mining does not change any more. Each
decision is a row that stays; beside what it changed it keeps how the concept was before. Undoing
puts that back and is a row as well, which can be undone in turn.

    approve ─ note ─ undo of note ─ reject        undo 1: refused, as 4 came later
       1       2          3           4           undo 4, then undo 1: as before 1
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timezone

from glossary.concepts import Concepts
from glossary.deciding.founding import Founding
from glossary.deciding.undoing import Before, Reversal, describe, find_decision, find_target
from glossary.details import Decision
from glossary.entries import SAID
from glossary.errors import DecisionError
from glossary.lookup.history import history
from glossary.terms import language, typed, typed_term

#: The status that each of these actions gives a concept.
STATUS = {
    "approve": "approved", "reject": "rejected", "forbid": "forbidden", "reopen": "candidate",
}
ACTION_OF = {status: action for action, status in STATUS.items()}


def utc_now() -> str:
    """Give the time in UTC, to the second."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


class Decisions:
    """The decisions that *who* makes, or takes from the file *source*; every method works inside
    the caller's transaction.

    A method that decides gives the number of the decision, or None when it changes nothing; then
    nothing is written. All raise `DecisionError`.
    """

    def __init__(
        self, connection: sqlite3.Connection, who: str, now: Callable[[], str] | None = None,
        source: str | None = None,
    ) -> None:
        self._db = connection
        self._source = source
        self._who = " ".join(typed(who, "the name of who decides").split())
        if not self._who:
            raise DecisionError("nobody is named as who decides: name yourself")
        self._now = now or utc_now
        self._concepts = Concepts(connection)
        self._founding = Founding(connection)
        alike = Reversal(self.restore, self.restore)
        #: By action; whoever makes decisions of other kinds adds theirs.
        self.reversals: dict[str, Reversal] = {
            **dict.fromkeys((*STATUS, "prefer", *SAID), alike),
            "name": Reversal(self._unname, self._name),
            "skip": Reversal(lambda *_: {}, lambda *_: {}),  # it changed nothing
            "found": Reversal(self._founding.dissolve, self._founding.restore),
        }

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of the transaction, to read what was decided so far."""
        return self._db

    def set_status(self, concept: int, action: str, note: str | None = None) -> int | None:
        """Approve, reject, forbid or reopen *concept*; and put *note* in the place of its note.

        To approve chooses the terms that are preferred now; to reopen leaves those alone chosen
        that somebody preferred by hand.
        """
        before = self.state(concept)
        after = {**before, "status": STATUS[action]}
        if note is not None:
            after["note"] = typed(note, "the note") or None
        if action == "approve":
            after["chosen"] = self._forms(concept, "role = 'preferred'")
        elif action == "reopen":
            by_hand = {each.value for each in history(self._db, [concept])
                       if each.action == "prefer" and each.undone_by is None}
            after["chosen"] = [form for form in before["chosen"] if form[1] in by_hand]
        return self._decide(concept, action, note or None, after)

    def prefer(self, concept: int, text: str, lang: str | None = None) -> int | None:
        """Choose *text* as the preferred term of its language, by default as `language` tells.

        A term that the concept does not have is added, and its simplified form with it.
        """
        before = self.state(concept)
        text = typed_term(text)
        lang = lang or self._language(concept, text)
        others = [form for form in before["chosen"] if form[0] != lang]
        after = {**before, "chosen": sorted([*others, [lang, text]])}
        return self._decide(concept, "prefer", text, after)

    def note(self, concept: int, text: str | None) -> int | None:
        """Put *text* in the place of the note; None or blanks clear it."""
        return self._describe(concept, "note", text)

    def domain(self, concept: int, text: str | None) -> int | None:
        """Put *text* in the place of the domain; None or blanks clear it."""
        return self._describe(concept, "domain", text)

    def say(self, concept: int, what: str, text: str | None) -> int | None:
        """Put *text* in the place of *what* is said of a concept, one of `SAID`; None clears it."""
        return self._describe(concept, what, text)

    def name(self, concept: int, forms: Iterable[Sequence[str]]) -> int | None:
        """Give *concept* more terms, each a language and a text, none of them preferred by that."""
        self.state(concept)
        pair = self._pair(concept)
        wanted = [[lang, typed_term(text)] for lang, text in forms]
        left = self._name(concept, {"forms": wanted})
        if not left["added"]:
            return None
        value = "; ".join(text for _, text in left["added"])
        return self._write(concept, pair, "name", value, left)

    def found(self, forms: Sequence[Sequence[str]], kind: str, confidence: float) -> int:
        """Make a concept of *forms*, each a language and a text; give its number."""
        terms = [(lang, typed_term(text)) for lang, text in forms]
        concept = self._founding.found(terms, kind, confidence)
        self.record(concept, "found", None, {})
        return concept

    def skip(self, concept: int) -> int:
        """Note that *concept* was looked at and left as it is."""
        self.state(concept)
        return self.record(concept, "skip", None, {})

    def undo(self, number: int | None = None) -> Decision:
        """Undo a decision, or the last one that stands; give the undoing.

        Refused where a later decision about the same concept stands.
        """
        target, root, redoes = find_target(self._db, number)
        reversal = self.reversals.get(root.action)
        kept = self._before(target.number)
        put_back = reversal and (reversal.redo if redoes else reversal.undo)
        if kept is None or put_back is None:
            raise DecisionError(f"{describe(target)} cannot be undone: "
                                "what it changed is not kept; decide anew")
        pair = self._pair(root.concept_id)
        left = put_back(root.concept_id, kept)
        return find_decision(self._db, self._write(
            root.concept_id, pair, "undo", root.action, left, target.number))

    def record(self, concept: int, action: str, value: str | None, before: Before) -> int:
        """Write a decision down, with the preferred pair as it is; give its number."""
        return self._write(concept, self._pair(concept), action, value, before)

    def state(self, concept: int) -> Before:
        """Give what decisions change of *concept*: status, what is said of it, terms chosen."""
        found = self._db.execute(
            f"SELECT status, {', '.join(SAID)} FROM concept WHERE id = ?", (concept,)).fetchone()
        if found is None:
            raise DecisionError(f"there is no concept {concept}")
        return {**dict(zip(("status", *SAID), found)), "chosen": self._forms(concept, "chosen")}

    def restore(self, concept: int, state: Before) -> Before:
        """Bring *concept* into a *state*, such as an earlier one; give the one that it leaves.

        Chosen terms that the concept does not have are added, and told under "added"; what
        *state* tells so is removed, unless something else attests it by now.
        """
        left = {**self.state(concept), "added": []}
        self._db.execute(
            f"UPDATE concept SET status = ?, {' = ?, '.join(SAID)} = ? WHERE id = ?",
            # A state that an older version kept does not tell all that is said.
            (state["status"], *(state.get(what, left[what]) for what in SAID), concept))
        wanted, given = state["chosen"], state.get("added", [])
        # What is preferred anyhow needs no new roles, and to find those takes dictionaries; but
        # Hanzi chosen in one script decide about the other.
        preferred = self._forms(concept, "role = 'preferred'")
        settled = not given and all(form in preferred for form in wanted) and all(
            form in wanted for form in left["chosen"]) and _hanzi(wanted) in ([], _hanzi(preferred))
        self._db.execute("UPDATE term SET chosen = 0 WHERE concept_id = ? AND chosen", (concept,))
        for lang, text in wanted:
            left["added"] += [] if settled else self._concepts.name(concept, lang, text)
            self._db.execute(
                "UPDATE term SET chosen = 1 WHERE concept_id = ? AND lang = ? AND text = ?",
                (concept, lang, text))
        if not settled:
            self._concepts.unname(concept, given)
        return left

    def _name(self, concept: int, before: Before) -> Before:
        added: list[list[str]] = []
        for lang, text in before["forms"]:
            added += self._concepts.name(concept, lang, text)
        self._concepts.unname(concept, ())  # roles
        return {"added": added}

    def _unname(self, concept: int, before: Before) -> Before:
        self._concepts.unname(concept, before["added"])
        return {"forms": before["added"]}

    def _decide(self, concept: int, action: str, value: str | None, after: Before) -> int | None:
        """Record a decision and carry it out, unless nothing changes."""
        if self.state(concept) == after:
            return None
        pair = self._pair(concept)
        return self._write(concept, pair, action, value, self.restore(concept, after))

    def _describe(self, concept: int, action: str, text: str | None) -> int | None:
        value = typed(text or "", f"the {action}") or None
        return self._decide(concept, action, value, {**self.state(concept), action: value})

    def _write(
        self, concept: int, pair: tuple[str, str], action: str, value: str | None,
        before: Before, undoes: int | None = None,
    ) -> int:
        cursor = self._db.execute(
            "INSERT INTO decision (concept_id, ko, zh, action, value, before, undoes, who, at, "
            "source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (concept, *pair, action, value, json.dumps(before, ensure_ascii=False), undoes,
             self._who, self._now(), self._source))
        return int(cursor.lastrowid or 0)

    def _before(self, number: int) -> Before | None:
        kept, = self._db.execute(
            "SELECT before FROM decision WHERE id = ?", (number,)).fetchone()
        return None if kept is None else dict(json.loads(kept))

    def _pair(self, concept: int) -> tuple[str, str]:
        """Give the preferred terms of *concept*, Korean and Chinese, as far as it has them."""
        forms = dict(self._forms(concept, "role = 'preferred'"))
        return forms.get("ko", ""), forms.get("zh-Hans", forms.get("zh-Hant", ""))

    def _forms(self, concept: int, which: str) -> list[list[str]]:
        rows = self._db.execute(
            f"SELECT lang, text FROM term WHERE concept_id = ? AND {which} ORDER BY lang, text",
            (concept,))
        return [list(row) for row in rows]

    def _language(self, concept: int, text: str) -> str:
        """Tell in which language *concept* has the term *text*, or else which it looks like."""
        found = self._db.execute(
            "SELECT lang FROM term WHERE concept_id = ? AND text = ? "
            "ORDER BY lang = 'en', lang LIMIT 1", (concept, text)).fetchone()
        return str(found[0]) if found else language(text)


def _hanzi(forms: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    return [form for form in forms if form[0].startswith("zh")]
