"""The SQLite glossary of Korean and Chinese terms, and every door to it."""
