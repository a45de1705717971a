"""Training of the small model of the scorer, and its measurement."""
