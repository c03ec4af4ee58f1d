"""The glossary in the formats of other programs: a module for each, and what they share.

    entry        a concept as any of them has it: terms, status, what is said of it, contexts
    carried      the formats, and what each can carry
    stored       entries out of the glossary, one after the other
    columns      an entry as a row with named columns, and back
    tables       CSV and TSV          workbook    XLSX             jsonl       JSON lines
    tbx          TBX 2 and 3          tbx_read    both, read       markup      XML, written, read
    omegat       OmegaT's glossary    memoq       memoQ's table    multiterm   MultiTerm's table
    tmx          sentence pairs       yomitan     a dictionary     anki        cards
    export       all that, to a file
    reading      entries out of a file in any of the formats that are read
    incoming     an entry that came in: what of it is new, known, or decided otherwise
    importing    a file brought into the glossary, in one transaction
    report       what became of it, in words
"""
