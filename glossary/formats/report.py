"""What became of an imported file, in words and as JSON lines."""

from __future__ import annotations

import json

from glossary.exchange.settle import Sort
from glossary.formats.importing import Imported

#: What stands above the lines of each sort, in this order.
HEADINGS: dict[Sort, str] = {
    "found": "New concepts:",
    "change": "Added to concepts that were there:",
    "kept": "Kept, though the file has it otherwise:",
    "conflict": "Not taken over, because somebody decided otherwise (see --conflicts):",
    "fault": "Not imported:",
}

#: What an entry was, in words for one and for several.
_WORDS = {
    "new": ("new concept", "new concepts"),
    "merged": ("merged into one that was there", "merged into ones that were there"),
    "same": ("known", "known"),
    "conflict": ("in conflict", "in conflict"),
    "fault": ("not imported", "not imported"),
    "passed": ("passed over", "passed over"),
}


def summary(imported: Imported, terms_dry: bool = False) -> str:
    """Say in a line what became of the file.

    >>> from collections import Counter
    >>> summary(Imported(Counter(new=3, same=1), Counter(found=3), True))
    '4 entries: 3 new concepts, 1 known.'
    """
    count = imported.entries
    total = sum(count.values())
    parts = [f"{count[sort]} {words[count[sort] != 1]}"
             for sort, words in _WORDS.items() if count[sort]]
    text = f"{total} {'entry' if total == 1 else 'entries'}: {', '.join(parts) or 'nothing'}"
    if not imported.applied:
        text += f". Nothing was changed ({'--dry-run' if terms_dry else '--strict'})"
    return f"{text}."


def summary_json(imported: Imported, ascii_only: bool = False) -> str:
    """Give the same as a line of JSON."""
    counts = {sort: imported.entries[sort] for sort in _WORDS}
    return json.dumps(
        {"type": "summary", **counts, "applied": imported.applied}, ensure_ascii=ascii_only)
