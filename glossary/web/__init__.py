"""The glossary in a browser: a plugin of Datasette (datasette.io), its pages and their looks.

    plugin      the hooks, each one line that calls the module of the thing
    database    the file that is served, as Datasette sees it
    routes      which address is which page
    search      the front page and its JSON: the look-up of the command
    labels      what the pages say, in Korean and English

Drawings and plots need no Datasette. Everything else is loaded by Datasette, which finds the
plugin by its entry point, or by `glossary.web.server`, which `glossary serve` starts.
"""
