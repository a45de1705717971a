"""Text without syntax: sentences, quotations, dates, quantities, names and words."""
