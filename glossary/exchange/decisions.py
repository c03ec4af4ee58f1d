"""The table of decisions: one row a concept, for people to edit in a spreadsheet.

    id  revision │ ko  zh_hans  zh_hant  status  note  domain │ kind … example │ exported
    its concept    to be edited                                 to be read       how it was

``revision`` is the number of the last decision about the concept; ``exported`` is how the row was
when it was written, for whoever reads it back: by that it is known what was edited, and the pair
finds the concept in another glossary, where the id means nothing. It is JSON in ASCII, so that a
code page that lacks Hanzi does it no harm.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from glossary.exchange.delimited import table_writer, tidied
from glossary.exchange.output import Writer
from glossary.lookup.editable import Editable, Selection, fingerprint, select

#: The columns that a person may edit, in the order in which they are decided upon.
EDITABLE = ("ko", "zh_hans", "zh_hant", "status", "note", "domain")

#: Those of them that are forms of the concept.
FORMS = EDITABLE[:3]

COLUMNS = ("id", "revision", *EDITABLE, "kind", "confidence", "seen", "variants", "example",
           "exported")

#: What people write for a status, in English and Korean: the word itself, and what one does.
STATUSES = {
    "candidate": ("candidate", "reopen", "후보"),
    "approved": ("approved", "approve", "승인"),
    "rejected": ("rejected", "reject", "거부"),
    "forbidden": ("forbidden", "forbid", "금지"),
}

_STATUS_OF = {word: status for status, words in STATUSES.items() for word in words}

_ENCODER = json.JSONEncoder(separators=(",", ":"))

#: Characters of an example to the left and to the right of the gloss.
_AROUND = 80


def status_of(word: str) -> str | None:
    """Give the status that *word* names, in any case; None: it names none.

    >>> status_of('Approved'), status_of('승인'), status_of('maybe')
    ('approved', 'approved', None)
    """
    return _STATUS_OF.get(word.casefold())


class Exported(NamedTuple):
    """How a row was when it was written: its editable cells, a digest for the note, the columns of
    the forms that a person had chosen, the pair that was printed most where that is another one,
    and a mark of the last decision about the concept."""

    ko: str
    zh_hans: str
    zh_hant: str
    status: str
    note: str
    domain: str
    chosen: Sequence[str]
    printed: Sequence[str]
    mark: str

    @classmethod
    def of(cls, concept: Editable) -> Exported:
        """Give how a concept stands."""
        preferred, printed = concept.preferred(), concept.printed()
        if {*printed} <= {*preferred.values()}:
            printed = []
        return cls(**preferred, status=concept.status, note=digest(concept.note),
                   domain=tidied(concept.domain), chosen=concept.chosen(), printed=printed,
                   mark=concept.mark)

    def written(self) -> str:
        """Give the cell.

        >>> print(Exported('우전', '', '', 'approved', '', '', ['ko'], [], '').written())
        ["\\uc6b0\\uc804","","","approved","","",["ko"],[],""]
        """
        return _ENCODER.encode(self)

    @classmethod
    def read(cls, cell: str) -> Exported:
        """Give what `written` wrote; raises ValueError where it was edited.

        >>> Exported.read('["우전","","","approved","","",["ko"],[],""]').chosen
        ['ko']
        """
        try:
            found = cls(*json.loads(cell))
            texts = [*found[:6], found.mark, *found.chosen, *found.printed]
            "".join(texts).encode()  # no lone surrogates
        except (RecursionError, TypeError) as error:
            raise ValueError("not what was exported") from error
        if len(found.printed) not in (0, 2):
            raise ValueError("not what was exported")
        return found


def digest(note: str) -> str:
    """Give a short form of a note, which may be long: an empty one has none.

    >>> digest('참고'), digest(' ')
    ('6fe809e327f15dea', '')
    """
    return fingerprint(tidied(note))


def write_decisions(db: sqlite3.Connection, wanted: Selection, stream: Writer) -> int:
    """Write the concepts *wanted*, in the order of their Korean, to *stream*; give how many."""
    write = table_writer(stream)
    write(COLUMNS)
    rows = 0
    for concept, example in select(db, wanted):
        write(_cells(concept, example))
        rows += 1
    return rows


def _cells(concept: Editable, example: tuple[str, str, str]) -> list[str]:
    preferred = concept.preferred()
    variants = [form.text for form in concept.forms if form.role != "preferred"]
    return [
        str(concept.concept_id), str(concept.revision), *preferred.values(),
        concept.status, concept.note, concept.domain, concept.kind,
        f"{concept.confidence:.2f}", str(concept.seen), "; ".join(variants),
        window(*example), Exported.of(concept).written(),
    ]


def window(context: str, ko: str, zh: str) -> str:
    """Cut a long line around its gloss.

    >>> window('가 ' * 100 + '우전(乌镇)에서', '우전', '乌镇')[:5], window('우전(乌镇)에서', '우전', '乌镇')
    ('… 가 가', '우전(乌镇)에서')
    """
    at = max(context.find(f"{ko}({zh}"), 0) or max(context.find(zh), context.find(ko), 0)
    start, end = max(at - _AROUND, 0), at + len(ko) + len(zh) + _AROUND
    head, tail = "… " * (start > 0), " …" * (end < len(context))
    return f"{head}{context[start:end].strip()}{tail}"
