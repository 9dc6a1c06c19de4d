"""What a person did: facts, and the attempts and rounds that they make today."""
