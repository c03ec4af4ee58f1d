"""The figures of the project: beside the suite, not in it. Run them with `make bench`."""
