"""``python -m glossary``: the command without its script."""

from glossary.cli import main

if __name__ == "__main__":
    main(prog_name="glossary")
