"""``glossary reject``: what was mined in error is no term."""

from __future__ import annotations

from glossary.cli import deciding

command = deciding.verb("reject", "rejected", "Reject concepts that are none.", """
Reject concepts that were mined in error: they attest nothing any more, and come last in look-up.

The same pairs do not come up for review again; others that are merely like them are not put
there. A CONCEPT is a term that it alone has, or its number.

\b
Example:
  $ glossary reject '#7'
""")
