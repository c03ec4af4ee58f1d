"""What leaves the glossary for other tools and comes back from them: tables and files.

    output       a file that is there whole or not at all
    delimited    tables as text, in whatever coat a spreadsheet gives them
    decisions    the table of decisions: one row a concept, its columns and words
    returned     the same table come back: which of its rows say something new
    settle       what it says, put beside what the glossary has, and decided
"""
