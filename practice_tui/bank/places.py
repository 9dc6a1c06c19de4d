"""Where the bundled bank lies."""

from pathlib import Path


def bundled_dir() -> Path:
    """In the package when installed, beside it in a checkout."""
    inside = Path(__file__).with_name("questions")
    return inside if inside.is_dir() else Path(__file__).parents[2] / "bank"
