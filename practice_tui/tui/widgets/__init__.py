"""Told by reactives, telling by messages; none knows a store, a bank or a clock."""
