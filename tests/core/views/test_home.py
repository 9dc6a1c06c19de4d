"""What Home's panels say, in sentences: the same that they show."""

from dataclasses import replace

from practice_tui.core.views.home import (
    BeginPlan,
    HomeView,
    Lately,
    Offer,
    ReadinessBar,
    RecentRound,
    ResumeInterview,
    ResumeRound,
    TodayView,
    WeakTopic,
    home_lines,
)

VIEW = HomeView(
    offers=(Offer(BeginPlan("quick"), "Quick", "5 questions · 15 min"),),
    weak=(WeakTopic("Optimisation", 0.21, 0.11, 0.37, 24),),
    weak_line="not enough yet: 3 of 16 topics",
    recent=(RecentRound("Quick", "yesterday", 1, (4, 2, 2, 1)), RecentRound("Phone screen", "4 days ago", 0, (3,))),
    today=TodayView(
        "Thursday 2026-03-12, in 10 days",
        3,
        9,
        1,
        ReadinessBar("advanced", "not ready yet", 0.46, 0.55, 0.68, 2 / 3, 9, 15),
    ),
    lately=Lately((0,) * 10 + (20, 4), (3, 0, 0, 0, 9, 8, 0, 4), 1),
)


def test_each_picture_has_its_sentence() -> None:
    assert home_lines(VIEW) == [
        "Today: 3 of 9 questions done.",
        "1 question due for review.",
        "Interview: Thursday 2026-03-12, in 10 days.",
        "Not ready yet for advanced: likely 46–68, ready from 67; 9 of 15 topics with three answers.",
        "Most likely weak (self-scored): Optimisation: 21 %, likely 11–37, from 24 answers.",
        "Not enough yet: 3 of 16 topics.",
        "24 answers scored in 12 weeks, 4 of them this week.",
        "1-day streak, answers scored on 4 of the last 8 days.",
        "Last round yesterday, Quick: 1 strong, 2 shaky, 1 missed, 1 skipped.",
        "4 days ago, Phone screen: 1 solid.",
    ]


def test_before_the_first_round_they_say_how_one_goes_unless_one_waits() -> None:
    first = replace(VIEW, recent=())
    assert first.is_first
    assert home_lines(first)[1] == "1. Read the question; the clock starts with it."
    waiting = replace(first, offers=(Offer(ResumeRound("1"), "Resume", "question 1 of 3"), *VIEW.offers))
    assert not waiting.is_first
    asked = replace(first, offers=(Offer(ResumeInterview("1"), "Go on asking", "question 1 of 3"), *VIEW.offers))
    assert not asked.is_first
    assert home_lines(waiting)[0] == "Today: 3 of 9 questions done."
