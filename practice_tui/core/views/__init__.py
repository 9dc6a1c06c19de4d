"""Values for screens and printers, their sentences, and the keys."""
