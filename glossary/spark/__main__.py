"""``python -m glossary.spark``, see `glossary.spark.commands`."""

from glossary.spark.commands import main

if __name__ == "__main__":
    main(prog_name="python -m glossary.spark")
