"""Annotated glosses, and the floors of quality that are pinned to them."""
