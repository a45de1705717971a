"""Sentences as Universal Dependencies trees: the bundled parser and helpers over a tree."""
