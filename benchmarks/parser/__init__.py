"""How the bundled parser is made and scored."""
