"""Step 7: what people see of a concept, gathered in its row: a look-up of ten reads ten rows.

``forms`` holds the preferred terms, ``surest`` leads to the surest gloss. Triggers keep both in
step with the terms and the glosses.
"""

from __future__ import annotations

_TERM = "FROM term WHERE concept_id = concept.id AND role = 'preferred' AND lang"

#: Of the two scripts the simplified one sounds, where it has a sound.
_SOUND = "SELECT {0} " + _TERM + " IN ('zh-Hans', 'zh-Hant') AND {0} <> '' ORDER BY lang LIMIT 1"

#: Korean, simplified, traditional, pinyin, reading and English.
_PARTS = [
    *(f"SELECT text {_TERM} = '{lang}'" for lang in ("ko", "zh-Hans", "zh-Hant")),
    _SOUND.format("pinyin"), _SOUND.format("reading"), f"SELECT text {_TERM} = 'en'",
]

_FORMS = "forms = " + " || char(9) || ".join(
    f"replace(coalesce(({part}), ''), char(9), ' ')" for part in _PARTS
)

_SUREST = (
    "surest = (SELECT id FROM gloss WHERE gloss.concept_id = concept.id "
    "ORDER BY gloss.confidence DESC, gloss.id LIMIT 1)"
)

_BOTH = "WHERE id IN (old.concept_id, new.concept_id)"


def _trigger(name: str, event: str, change: str, which: str, when: str = "") -> str:
    return (f"CREATE TRIGGER {name} AFTER {event} {when}"
            f"BEGIN UPDATE concept SET {change} {which}; END")


STATEMENTS = [
    # The preferred terms, a tab between: one value of six is read sooner than six.
    "ALTER TABLE concept ADD COLUMN forms TEXT NOT NULL DEFAULT '\t\t\t\t\t'",
    # The id of a gloss; no reference, since it is in nobody's way.
    "ALTER TABLE concept ADD COLUMN surest INTEGER",
    f"UPDATE concept SET {_FORMS}, {_SUREST}",
    _trigger("term_shown", "INSERT ON term", _FORMS, "WHERE id = new.concept_id",
             "WHEN new.role = 'preferred' "),
    _trigger("term_hidden", "DELETE ON term", _FORMS, "WHERE id = old.concept_id",
             "WHEN old.role = 'preferred' "),
    _trigger("term_reshown", "UPDATE OF concept_id, lang, text, role, pinyin, reading ON term",
             _FORMS, _BOTH, "WHEN 'preferred' IN (old.role, new.role) "),
    _trigger("gloss_shown", "INSERT ON gloss", _SUREST, "WHERE id = new.concept_id"),
    _trigger("gloss_hidden", "DELETE ON gloss", _SUREST, "WHERE id = old.concept_id"),
    _trigger("gloss_reshown", "UPDATE OF id, concept_id, confidence ON gloss", _SUREST, _BOTH),
]
