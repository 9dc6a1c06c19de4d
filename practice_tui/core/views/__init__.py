"""What screens and printers are given: values, words, and the keys that work."""
