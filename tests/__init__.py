"""The suite: a file per module, cases as data, and the gate on quality."""
