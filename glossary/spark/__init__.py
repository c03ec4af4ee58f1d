"""Mining on a cluster, by Spark: the same two maps and one group-by, over any number of machines.

    files ─ fetch, read, extract ─→ read/       a row for each document, and for each failure
    read/ ─ group by pair ────────→ evidence/   what decides of what all documents told
    read/ ─ extract again ────────→ again/      the unsettled documents, in the light of that
    read/, again/ ─ merge ────────→ glossary    in the order of the documents, on one machine

The folders are Parquet in one place that all machines reach, the partial results of a run: what is
there is not done again. The workers are those of `glossary.mining`, the merge is that of its run,
so the glossary is the same as without Spark.

`files` finds what is to be read, `fetch` brings it to the machines, `worker` has what is done
there, `rows` what comes of it and `columns` how Parquet holds that; `stages` is the driver's part,
`merge` the last step, `engine` all of it in one; `job` is the file for spark-submit.
"""
