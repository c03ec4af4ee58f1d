"""Terms that nobody printed, composed of parts that were."""
