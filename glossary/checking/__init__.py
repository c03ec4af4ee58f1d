"""A translation checked against its source: terms, scripts, numbers.

    units      what stands side by side: the lines of two files, TMX, XLIFF, PO, a table
    finding    what is found, and the codes
    terms      E101 to E103: terms of the source, forbidden ones, several renderings of one
    scripts    E201, E202: what was left in the other language
    friends    W401: Hanja of a Korean word that Chinese does not use so
    numbers    the numbers of a text as values; amounts compares them: E301
    checker    all of it, over all units
    ignoring   what the user does not want to hear of
    reports    findings as a table, JSON lines, SARIF 2.1.0 or a page
"""
