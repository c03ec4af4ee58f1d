"""How occurrences become concepts: which names and spellings are one."""
