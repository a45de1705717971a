"""How good the claims and the verdicts are."""
