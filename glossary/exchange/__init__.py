"""What leaves the glossary for other tools and comes back from them: tables and files.

    output       a file that is there whole or not at all
    encodings    in which encoding somebody saved a table
    delimited    tables as text, in whatever coat a spreadsheet gives them
    decisions    the table of decisions: one row a concept, its columns and words
    returned     a row of it come back: what was edited
    finding      the concept that it is about
    settle       all of them settled: what was edited is decided
    report       what became of them, in words
"""
