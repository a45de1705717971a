"""How long each step takes."""
