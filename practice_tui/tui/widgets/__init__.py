"""Widgets. They take values by reactives and post messages; none knows a store, a bank or a clock."""
