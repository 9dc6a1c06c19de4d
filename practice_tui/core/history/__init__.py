"""Facts of what a person did, and the attempts and rounds that they make today."""
