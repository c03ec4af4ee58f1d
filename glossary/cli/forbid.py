"""``glossary forbid``: a term that is right, but not to be used."""

from __future__ import annotations

from glossary.cli import deciding

command = deciding.verb("forbid", "forbidden", "Forbid terms that are not to be used.", """
Forbid concepts that translators are not to use; look-up shows them, marked as forbidden.

A CONCEPT is a term that it alone has, or its number.

\b
Example:
  $ glossary forbid 광군절 --note 'say 솽스이'
""")
