"""Texts that stand side by side in both languages, and what comes of aligning them.

    texts      a Korean and a Chinese file → units and beads
    folders    which file of one folder belongs to which of the other
    batch      many pairs of files: workers, what is done already, what failed
    keyed      files that say themselves what belongs together: PO, XLIFF, TMX
    mined      terms of aligned texts, kept in the glossary
    layouts    a result as TSV, JSON lines, TMX or a page to look at
    tmx        a translation memory, unit by unit
"""
