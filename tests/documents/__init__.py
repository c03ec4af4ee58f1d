"""Documents made for the tests: one report in every format that is read."""
