"""Builds plans: from a role or from a job description, with a preview of what a round of them would ask."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from practice_tui.core.bank.codes import seed_of
from practice_tui.core.bank.job_words import (
    FEWEST_WORDS,
    MatchedWord,
    Vocabulary,
    matched_words,
    says_enough,
    topic_weights,
)
from practice_tui.core.bank.plans import BUILT_IN_PLANS, Only, Plan
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.core.views.own_round import Building
from practice_tui.core.views.plan_preview import PlanPreview, preview_of
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.orders import OWN_ROUND, own_plan

JOB_COUNT = 12  # questions of a plan that is made of a job description


@dataclass(frozen=True, slots=True)
class Job:
    """A job description, as far as the bank knows its words. Those of `struck` have no say."""

    words: tuple[MatchedWord, ...] = ()
    struck: frozenset[str] = frozenset()

    @property
    def is_enough(self) -> bool:
        return says_enough(self.words, self.struck)

    @property
    def topics(self) -> dict[str, int]:
        """The weights of the topics that it is about."""
        return topic_weights(self.words, self.struck)

    @property
    def too_little(self) -> str:
        """Says how few words are known, and which."""
        left = [one_line(word.word) for word in self.words if word.word not in self.struck]
        named = f": {', '.join(left)}" if left else ""
        return f"the job description has {count(len(left), 'known word')}{named} ({FEWEST_WORDS} are needed)"


def vocabulary_of(desk: Desk) -> Vocabulary:
    """The words that the banks know, but for those of hidden questions and topics."""
    shown = {topic.slug for topic in desk.bank.topics}
    return Vocabulary.of(desk.bank, [entry for entry in desk.loaded.words if entry.topic in shown])


def read_job(desk: Desk, text: str, struck: Collection[str] = ()) -> Job:
    """The known words of a job description. Raises PracticeError for a word to be struck that isn't among them."""
    words = matched_words(text, vocabulary_of(desk))
    by_name = {word.word.lower(): word.word for word in words}
    for word in struck:
        if word.lower() not in by_name:
            raise PracticeError(f"{word!r} is none of the words that were matched", "leave --strike out to see them")
    return Job(words, frozenset(by_name[word.lower()] for word in struck))


def plan_of_role(desk: Desk, role: str) -> Plan:
    """The plan to begin with for a role, which is the id of any plan of the banks; none is a round of five."""
    if not role:
        return OWN_ROUND
    plan = desk.plans.find(role)
    if plan in BUILT_IN_PLANS:
        raise PracticeError(f"{role} is no role: every bank has it", "practice plan list names the others")
    return plan


def plan_for_job(desk: Desk, job: Job, role: str) -> tuple[Plan, str]:
    """The plan for a job description, and a word where it says too little and the topics are those of the role.

    Raises PracticeError where it says too little and there is no role.
    """
    plan = plan_of_role(desk, role)
    if job.is_enough:
        return replace(plan, topics=job.topics, count=plan.count if role else JOB_COUNT), ""
    if not role:
        raise PracticeError(job.too_little, "--role ID takes the topics of a plan: practice plan list")
    return plan, f"{job.too_little}, so its topics are those of {plan.title}"


def preview(desk: Desk, plan: Plan, seed: int) -> PlanPreview:
    """The round that `begin_plan` would begin with this seed once the plan is kept as one's own.

    Such a plan draws from all that is asked here, and so it is previewed before it is among one's plans.
    """
    selection = desk.chooser.choose(plan, seed_of(seed), among=desk.bank.questions)
    return preview_of(plan, [choice.question for choice in selection.choices], selection.note)


def building_of(desk: Desk, seed: int) -> tuple[Plan, Building]:
    """The last round of one's own, and what the builder chooses from; `seed` is that of the round to be begun."""
    last, learner = own_plan(desk), desk.chooser.learner()
    ids = {only: desk.chooser.ids_of(only, learner) for only in Only}
    roles = (last, *(plan for plan in desk.plans.of_banks if not desk.library.shelf.hides_all_of(plan)))
    return last, Building(desk.bank.topics, desk.bank.questions, ids, roles, learner, seed_of(seed))
