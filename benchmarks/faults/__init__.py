"""What happens when the power goes, the disk is full, or two do one thing at once."""
