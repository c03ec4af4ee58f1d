"""``glossary reopen``: a concept is to be judged anew."""

from __future__ import annotations

from glossary.cli import deciding

command = deciding.verb("reopen", "candidate", "Make concepts candidates again.", """
Make concepts candidates again, to be judged anew.

Evidence tells their preferred terms again, but for those of `glossary prefer`. To take a decision
back as if it had never been made, see `glossary undo`. A CONCEPT is a term that it alone has, or
its number.

\b
Example:
  $ glossary reopen '#7'
""")
