"""The glossary at work in a text: known terms marked in it, a translation checked against it.

    folding    a line as the keys of terms are folded, with the way back to its characters
    lexicon    the keys of the glossary in memory: which terms may stand here?
    korean     where a Korean word begins and ends: particles, compounds, verbs of nouns
    chinese    the same for Chinese, by the words that jieba cuts
    mentions   a text → the terms in it
    glossing   mentions → the text with the other language in brackets, or lines of JSON
    cards      mentions → a page with a card for each term
"""
