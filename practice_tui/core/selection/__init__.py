"""The choice of questions: reviews, goals, and the picker of the next question."""
