"""Two texts that say the same, line by line: which Korean lines answer to which Chinese ones.

A *bead* is a few neighbouring lines of one side with those of the other that say the same; lines
that the other side lacks make a *gap*. The parts, in the order in which they work:

    split       a paragraph becomes sentences, inside no quote or bracket (enclosed)
    pieces      the sentences of a line and what they mean
    lines       what is known of a line by itself: pieces, length, names, digits, words by sound
    grid        what every two lines have in common
    features    what speaks for a bead, and against it
    lattice     the most likely way from one end of the texts to the other
    model       how much each feature weighs; learned, see scripts/fit_beads.py
    windows     long texts, cut where both sides certainly meet
"""

from aligner.sentences.align import align_lines

__all__ = ["align_lines"]
