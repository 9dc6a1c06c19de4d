"""The tabs of the dashboard, in their order: a further one begins here."""

from enum import StrEnum


class Tab(StrEnum):
    TOPICS = "Topics"
    PROGRESS = "Progress"
    TIME = "Time"
    JUDGEMENT = "Judgement"
    GAPS = "Gaps"
    HISTORY = "History"
