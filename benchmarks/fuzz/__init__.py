"""Throw odd bytes at everything that reads what strangers wrote."""
