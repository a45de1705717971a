"""Making the learned verifier: rows, training, export, scores and packaging."""
