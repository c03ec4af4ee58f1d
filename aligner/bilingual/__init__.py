"""Terms out of aligned text: which phrases of a bead translate one another.

A *bead* here is a Korean and a Chinese text that say the same. Of each the noun phrases are taken;
cheap scores leave a few pairs of them; these are judged by sound and meaning and by how much they
keep together over the whole corpus; in each bead they compete, and every phrase goes to one pair
(competitive linking: Melamed, Models of translational equivalence among words, 2000)::

    phrases     noun phrases of either language
    corpus      the phrases of all beads, and in which beads each of them stands
    blocking    cheap scores of the pairs of a bead, and the few pairs that they leave
    model       how sure a pair is
    linking     which pairs of a bead stay
    mine        all of it
"""

from aligner.bilingual.mine import Place, TermMiner, TermPair

__all__ = ["Place", "TermMiner", "TermPair"]
