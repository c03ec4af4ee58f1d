"""Mining: documents through the extractor into the store, as two maps and one group-by.

    document ── read ── extract ── told ──┐             each by itself: in workers, in any order
    document ── read ── extract ── told ──┼── Gathered  the evidence of the run, by pair
    document ── read ── extract ── told ──┘      │
                 unsettled text ── extract ──────┘      again, in the light of the others

What a document gives depends on itself, on what the glossary knew when the run began and, where it
left something open, on what all others told; never on the order. So one process, several, or a
cluster find the same, and what they find is written in the order of the documents.

`maps` has the pure functions, `work` what a worker does, `pool` the workers, `scratch` what a run
keeps on disk meanwhile, `run` all of it together.
"""
