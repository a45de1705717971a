"""The learned verifier beside the typed rules and a large encoder: time, memory, agreement."""
