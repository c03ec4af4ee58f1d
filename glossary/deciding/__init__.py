"""What people decide about concepts: kept as a history, undone, and walked through."""
