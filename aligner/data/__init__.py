"""Rule tables of the aligner, beside the examples that prove them."""
