"""``python -m glossary.spark``: the steps of a run by Spark, each by itself."""

from __future__ import annotations

from functools import partial

import click

from glossary.cli import Door, options
from glossary.cli.engines import limits, master
from glossary.cli.mine import ready, tell
from glossary.cli.sources import Sources, sources

#: As in `glossary.spark.stages`, which loads what only mining needs.
BATCH = 5000


class _Steps(Door):
    """The door to the steps, behind which what goes wrong is a line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [mine.name or "", merge.name or ""]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return {"mine": mine, "merge": merge}.get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        return click.Group.resolve_command(self, ctx, args)


@click.group(cls=_Steps, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Mine by Spark: find glosses on the machines of a cluster, then merge them into a glossary.

    \b
    Example:
      $ python -m glossary.spark mine crawl/*.warc.gz --out results
      $ python -m glossary.spark merge results --db crawl.db
    """


@click.command("mine", short_help="Find glosses by Spark, and keep them as Parquet.")
@sources
@click.option("--out", metavar="DIR", required=True,
              help="Where the results go: a folder that all machines reach.")
@click.option("--prefix", metavar="ADDRESS", default="", help="What stands before each path.")
@click.option("--known", metavar="FILE", type=click.Path(exists=True, dir_okay=False),
              help="A glossary whose terms are evidence; its documents are passed over.")
@click.option("--batch", metavar="N", type=click.IntRange(1), default=BATCH, show_default=True,
              help="Files that are done together; what is done is not done again.")
@master
@limits
@options.aligner
def mine(
    source: Sources, out: str, prefix: str, known: str | None, batch: int, master: str | None,
    time_limit: float, memory_limit: int, encoder: str, analyzer: str,
) -> None:
    """Find the glosses of documents, web archives and tables of texts.

    A path is a file, a folder or a pattern, on this machine or where Hadoop reaches (s3a://,
    hdfs://, https:// …); one that ends in .parquet is a table with a column text, and where it has
    them path, url, title and date. Started again with the same words, it goes on where it was
    broken off.

    \b
    Example:
      $ spark-submit job.py --files-from wet.paths --prefix s3a://commoncrawl/ --out s3a://mine/1
    """
    from glossary.mining.limits import Limits
    from glossary.spark.session import session
    from glossary.spark.stages import Plan, run
    from glossary.spark.worker import Settings

    settings = Settings(partial(ready, encoder, analyzer), Limits(time_limit, memory_limit),
                        source.encoding, source.whole_page)
    plan = Plan(tuple(prefix + path for path in source.paths), out, settings, known, batch)
    with session(master) as spark, options.progress() as progress:
        run(spark, plan, progress)


@click.command("merge", short_help="Put what was found into a glossary.")
@click.argument("folder", metavar="DIR")
@master
@options.database
def merge(folder: str, master: str | None, db: str) -> None:
    """Put what `mine` left in DIR into a glossary, which is made if need be.

    What is there already changes nothing, so a merge that was broken off is started again.

    \b
    Example:
      $ python -m glossary.spark merge results --db crawl.db
    """
    from glossary.spark.merge import merge as put
    from glossary.spark.session import session

    with session(master) as spark, options.progress() as progress:
        report = put(spark, folder, db, progress)
    tell(report, None)
