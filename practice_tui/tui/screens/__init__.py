"""One task each: values in, a value or a message out."""
