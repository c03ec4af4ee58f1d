"""Every weight of the match, in one place.

A gain or a cost is in units of "one Hanzi that is explained": a character read as Korean reads it
is worth 1. Moves are in ``aligner.match``, starts in ``aligner.context``.
"""

from __future__ import annotations

from typing import NamedTuple


class Weights(NamedTuple):
    """Gains and costs of the dynamic programme; costs are positive and are taken off."""

    phonetic: float = 1.0  #: a Hanzi by its reading or transcription, times its similarity
    run: float = 0.45  #: to open a run of phonetic matches: one syllable alone is often chance
    sound_of_particle: float = 1.2  #: a match by sound that begins in a particle before a blank
    abbreviated: float = 0.7  #: a Hanzi that stands for a longer Korean word (委 = 위원회)
    same: float = 1.0  #: a digit, Latin letter or sign alike on both sides
    meaning: float = 1.4  #: a Hanzi by meaning, times the probability that the words translate
    meaning_floor: float = 0.6  #: taken off each Hanzi matched by meaning: even odds gain nothing
    known: float = 2.5  #: the whole pair is known from elsewhere
    topic: float = 0.8  #: 에 관한 where the Hanzi begin with 关于
    lost: float = 0.1  #: a sign that stands for a lost Hanzi takes a syllable
    skip_zh: float = 0.6  #: a Hanzi without a counterpart
    skip_zh_generic: float = 0.3  #: the same, of a class of words that Korean often leaves out
    skip_word: float = 0.45  #: a Korean content word without a counterpart
    skip_syllable: float = 0.1  #: each of its syllables
    cut_syllable: float = 0.5  #: a single syllable of a word of which the rest is matched
    skip_linker: float = 0.6  #: 의, 과, 및 without a counterpart
    skip_particle: float = 1.6  #: any other particle or ending: terms seldom hold one
    maybe_name: float = 0.4  #: the same, when it ends a stretch and may be a syllable of it
    skip_verb: float = 1.2  #: a verb, an adnominal form, an adverb
    skip_blank: float = 0.1  #: a blank: a term of fewer words is likelier
    adjective: float = 0.4  #: an adjective that is matched by meaning: terms are mostly nouns
    skip_sign: float = 0.05  #: a hyphen, a middle dot, a quote
    skip_comma: float = 1.5  #: a comma: most often the end of another list item
    skip_bracket: float = 0.3  #: a bracket inside the term
    cut_word: float = 0.5  #: to begin inside a word, at a morpheme
    cut_single: float = 1.2  #: the same, when one syllable only is cut off
    cut_morpheme: float = 1.5  #: to begin inside a morpheme, or at a particle
    cut_unproved: float = 2.0  #: any of these, when the rest does not explain all the Hanzi
    proved: float = 0.5  #: worth for each Hanzi from which a path explains all of them
    stretch_more: float = 0.4  #: what the third and further Hanzi of one stretch count
    quoted_bare: float = 2.5  #: to begin at such a mark when nothing is proved
    quoted: float = 1.2  #: to begin at the mark that closes at the gloss
    titled: float = 4.0  #: the same, of a title mark
    item: float = 0.3  #: to begin where a line or a list item does, no particle to come
    opened: float = 0.4  #: to begin at a quote that stays open
    whole: float = 2.5  #: the cosine of the stretch and all the Hanzi, above chance
    english: float = 1.5  #: the stretch sounds as the English name in the bracket does


#: Where a term begins and ends.
DEFAULT = Weights()
#: How its parts correspond, once that is known: sound is named before meaning, and small parts
#: before large ones.
PARTS = DEFAULT._replace(
    run=0.1, meaning=1.0, meaning_floor=0.45, abbreviated=0.8, cut_syllable=0.8)
