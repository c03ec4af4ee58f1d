"""Lists of terms and tables of pairs, as offices keep them.

    lists      two lists in, their alignment out as a table, TSV or JSON lines
    tables     a table of pairs, in whatever format: rows and named columns
    columns    which of its columns are the Korean and the Chinese
    checks     each pair scored, and what does not look like a pair
    results    the table again, with what was found in columns of its own
    workbooks  reading and writing XLSX
"""
