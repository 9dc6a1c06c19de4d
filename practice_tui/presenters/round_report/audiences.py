"""The one table of what each audience of a report gets."""

from collections.abc import Mapping
from enum import StrEnum


class Audience(StrEnum):
    CANDIDATE = "candidate"
    INTERVIEWER = "interviewer"
    RECRUITER = "recruiter"
    MENTOR = "mentor"


class Part(StrEnum):
    """A part of a report; the value says what it holds."""

    ABOUT = "what was sat, when, and who judged it"
    RESULT = "how many answers got which score"
    PICTURE = "score and time of each question, drawn"
    TIMES = "the time of all answers, and which ran over"
    GAP = "the gap most worth closing"
    NEXT = "what to do next"
    TAKE_AWAYS = "what the interviewer wrote for the candidate"
    HELP = "hints, and the replies to follow-ups"
    POINTS = "each question with its score and its points"
    PROBES = "the same, with what to ask about each must that was left out"
    RECOMMENDATION = "what the interviewer recommends"
    EXPLAINED = "what such a session is, for somebody who knows nothing of it"
    PLAIN_RESULT = "how complete the answers were, in plain words"
    PLAIN_PICTURE = "the same, drawn"
    SUBJECTS = "the subjects in plain words, with how much of each was said"
    RESTS_ON = "what the page rests on, and what it doesn't say"


GIVEN: Mapping[Audience, tuple[Part, ...]] = {
    Audience.CANDIDATE: (
        Part.ABOUT,
        Part.RESULT,
        Part.PICTURE,
        Part.TIMES,
        Part.GAP,
        Part.TAKE_AWAYS,
        Part.NEXT,
        Part.POINTS,
    ),
    Audience.MENTOR: (
        Part.ABOUT,
        Part.RESULT,
        Part.PICTURE,
        Part.TIMES,
        Part.GAP,
        Part.TAKE_AWAYS,
        Part.NEXT,
        Part.HELP,
        Part.POINTS,
    ),
    Audience.INTERVIEWER: (
        Part.ABOUT,
        Part.RESULT,
        Part.PICTURE,
        Part.TIMES,
        Part.GAP,
        Part.HELP,
        Part.PROBES,
    ),
    Audience.RECRUITER: (
        Part.ABOUT,
        Part.EXPLAINED,
        Part.RECOMMENDATION,
        Part.PLAIN_RESULT,
        Part.PLAIN_PICTURE,
        Part.SUBJECTS,
        Part.RESTS_ON,
    ),
}
"""The parts that an audience gets, in the order of the page."""
