"""Two unordered lists of terms, of two offices, say: which Korean term is which Chinese one.

Neither list need hold what the other does. Cheap scores of all pairs, made in blocks, choose a
few candidates for each term and decide what is clear; the match of whole pairs judges the rest; the
best assignment, in which a term may stay alone, is the answer::

    terms       what is known of each term by itself
    names       names that neither sound nor mean what their Chinese does
    skeleton    how alike foreign names sound that came into both languages from a third
    quick       cheap scores of pairs: by sound, by meaning, by marks
    blocking    the few candidates of each term out of all pairs, and which are clear
    whole       the match of a whole pair: its features, segments and kind
    model       from scores to the probability that a pair is right
    judging     what the models say of the candidates
    assign      the best assignment
    choice      from judged candidates to pairs
    align       all of it
"""

from aligner.termlists.align import Alignment, Pair, Scored, TermAligner

__all__ = ["Alignment", "Pair", "Scored", "TermAligner"]
