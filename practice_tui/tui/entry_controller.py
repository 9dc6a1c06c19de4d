"""Writes into the person's own banks: entries edited in the editor, rubrics, new questions and plans."""

from collections.abc import Sequence

from practice_tui.archive.entry_drafts import EntryDraft, begin_edit, drop_edit, finish_edit, keep_points
from practice_tui.archive.own_plans import keep_or_change, plan_id_for
from practice_tui.archive.own_questions import OWN_FILE, add_question
from practice_tui.bank.problems import Problem
from practice_tui.core.bank.plans import Plan
from practice_tui.core.bank.proposed_points import proposed_points
from practice_tui.core.bank.questions import Question
from practice_tui.core.values.phrases import count
from practice_tui.core.views.remapping import key_now
from practice_tui.errors import PracticeError
from practice_tui.presenters.own_topics import names_of_topics, topic_called, topic_near
from practice_tui.tui.messages import EntryEdited, QuestionWritten
from practice_tui.tui.screens.bank import BankScreen
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.name import NameScreen
from practice_tui.tui.screens.new_question import NewQuestionScreen
from practice_tui.tui.screens.points import EDIT, PointsScreen
from practice_tui.tui.shell import Shell

MOST_SHOWN = 5  # problems at once
LATER, AGAIN, DROP = "later", "again", "drop"
BACK, NEAREST, NEW = "back", "nearest", "new"
UNCHANGED = "Nothing was changed."
HAS_TO_WAIT = "Nothing was changed. The editor has to wait, as code --wait does."
AT_ONCE = 1.0  # seconds in which nobody edits anything


class EntryController:
    """Its methods raise PracticeError."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    async def edit(self, question_id: str) -> None:
        """Open the entry of a question in the editor, and take what is right when that has ended."""
        draft = await self._shell.at_desk(lambda desk: begin_edit(desk, question_id))
        await self._open(draft)

    async def write_rubric(self, question: Question) -> None:
        """Propose the points that the answer makes; where it makes none, open the editor."""
        points = proposed_points(question.answer)
        if not points:
            await self.edit(question.id)
            return

        async def chosen(answer: tuple[str, ...] | str | None) -> None:
            if answer == EDIT:
                await self._guarded_edit(question.id)
            elif isinstance(answer, tuple):
                await self._keep_points(question.id, answer)

        await self._shell.push_screen(PointsScreen(points), chosen)

    async def ask_plan_name(self, plan: Plan) -> None:
        """Ask for a name, and keep a round of one's own as a plan under it; an own plan of that name is replaced."""
        own, every = await self._shell.at_desk(
            lambda desk: (desk.loaded.own_plans, [each.id for each in desk.plans.all])
        )

        def about(name: str) -> str:
            plan_id = plan_id_for(name, set(every) - set(own))
            return f"replaces your plan {plan_id}" if plan_id in own else f"practice round --plan {plan_id}"

        async def named(name: str | None) -> None:
            if name is None:
                return
            try:
                own_plan = await self._shell.at_desk(lambda desk: keep_or_change(desk, plan, name))
            except PracticeError as error:
                self._shell.report(error)
                return
            await self._shell.refresh_open()
            self._shell.tell(f"Kept on Home, and as --plan {own_plan.id}")

        await self._shell.push_screen(
            NameScreen("Keep this round as a plan", "its name, as lists show it", about), named
        )

    async def open_form(self) -> None:
        """Open the form for a new question; it begins with the topic to which the bank is narrowed."""
        bank = self._shell.find_screen(BankScreen)
        topic = bank.narrowed.topic if bank else None
        names = await self._shell.at_desk(lambda desk: names_of_topics(desk.library.whole))
        await self._shell.push_screen(NewQuestionScreen(names, topic or ""))

    async def add(self, written: QuestionWritten) -> None:
        """Keep a new question; ask first where its topic is nearly one of those that are there."""
        form = self._shell.find_screen(NewQuestionScreen)
        if form is None:
            return
        topic = await self._shell.at_desk(lambda desk: topic_called(desk.library.whole, written.topic))
        near = await self._shell.at_desk(lambda desk: topic_near(desk.library.whole, topic))
        if near and not written.is_new_topic:
            await self._ask_topic(form, topic, near)
            return
        try:
            question_id = await self._shell.at_desk(
                lambda desk: add_question(desk, written.prompt, written.answer, topic)
            )
        except PracticeError as error:
            form.refuse(str(error))
            return
        await self._shell.pop_screen()
        await self._shell.refresh_open()
        if bank := self._shell.find_screen(BankScreen):
            bank.mark(question_id)
        edits = key_now("bank.edit", self._shell.config.keys).face
        self._shell.tell(f"Kept in {OWN_FILE}. {edits} adds limit, hints and rubric.")

    async def _ask_topic(self, form: NewQuestionScreen, topic: str, near: str) -> None:
        async def answered(way: str | None) -> None:
            if way == NEAREST:
                form.take_topic(near)
            if way in (NEAREST, NEW):
                form.keep(is_new_topic=True)

        ways = (Way(BACK, "go back"), Way(NEAREST, f"{near}, which is there"), Way(NEW, f"{topic}, a new one"))
        await self._shell.push_screen(ChoiceScreen("Which topic?", f"{topic} is nearly {near}.", ways), answered)

    async def _guarded_edit(self, question_id: str) -> None:
        try:
            await self.edit(question_id)
        except PracticeError as error:
            self._shell.report(error)

    async def _keep_points(self, question_id: str, points: tuple[str, ...]) -> None:
        try:
            await self._shell.at_desk(lambda desk: keep_points(desk, question_id, points))
        except PracticeError as error:
            self._shell.report(error)
            return
        await self._shell.refresh_open()
        await self._shell.answer(EntryEdited(question_id, 0.0))
        self._shell.tell(f"{count(len(points), 'point')} kept, and asked from the next time on.")

    async def _open(self, draft: EntryDraft) -> None:
        """Let the person edit, then write what is right, or say what is wrong."""
        question_id, began_at = draft.edit.question.id, self._shell.clock.monotonic()
        try:
            self._shell.edit_file(draft.path)
        except PracticeError as error:
            await self._shell.answer(EntryEdited(question_id, self._shell.clock.monotonic() - began_at))
            await self._say_failed(draft, error)
            return
        try:
            edited = await self._shell.at_desk(lambda desk: finish_edit(desk, draft))
        finally:
            await self._shell.answer(EntryEdited(question_id, self._shell.clock.monotonic() - began_at))
        if edited.problems:
            await self._ask_again(draft, edited.problems)
        elif edited.is_written:
            await self._shell.refresh_open()
            sentence = f"Your own version from now on, in {draft.edit.path.name}." if draft.edit.is_copy else "Kept."
            self._shell.tell(sentence)
        else:
            seconds = self._shell.clock.monotonic() - began_at
            self._shell.tell(UNCHANGED if seconds > AT_ONCE else HAS_TO_WAIT)

    async def _say_failed(self, draft: EntryDraft, error: PracticeError) -> None:
        """The editor failed: what it wrote is kept, and the entry is as it was."""
        is_kept = await self._shell.at_desk(lambda desk: draft.is_changed())
        if not is_kept:
            await self._shell.at_desk(lambda desk: drop_edit(draft))
        again = f"; what you wrote is kept, and {self._edit_face} opens it again" if is_kept else ""
        self._shell.report(PracticeError(f"{error.message}: the entry is as it was{again}", error.hint))

    async def _ask_again(self, draft: EntryDraft, problems: Sequence[Problem]) -> None:
        async def answered(way: str | None) -> None:
            if way == AGAIN:
                await self._guarded_edit(draft.edit.question.id)
            elif way == DROP:
                await self._shell.at_desk(lambda desk: drop_edit(draft))
                self._shell.tell("Dropped; the entry is as it was.")
            else:
                self._shell.tell(f"Kept as you left it; {self._edit_face} opens it again.")

        lines = [_problem_line(problem) for problem in problems[:MOST_SHOWN]]
        more = [f"and {len(problems) - MOST_SHOWN} more"] if len(problems) > MOST_SHOWN else []
        ways = (
            Way(LATER, "later: what you wrote is kept, and the entry is as it was"),
            Way(AGAIN, "edit it again", self._edit_face),
            Way(DROP, "drop what you wrote"),
        )
        text = "\n".join([*lines, *more])
        await self._shell.push_screen(ChoiceScreen("Not right yet", text, ways), answered)

    @property
    def _edit_face(self) -> str:
        return key_now("question.edit", self._shell.config.keys).face


def _problem_line(problem: Problem) -> str:
    """`Line 3: 'topic' is missing (did you mean …?)`"""
    fix = f" ({problem.hint})" if problem.hint else ""
    return f"Line {problem.line}: {problem.message}{fix}"
