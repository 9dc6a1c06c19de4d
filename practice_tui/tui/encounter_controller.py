"""Lets the person write down real interviews, list them, and say what came of them."""

from collections.abc import Sequence

from practice_tui.archive.asked_questions import keep_asked
from practice_tui.core.history.encounters import EncounterQuestion, EncounterResult, NewEncounter
from practice_tui.core.values.ids import short_id
from practice_tui.core.values.text import one_line
from practice_tui.errors import PracticeError
from practice_tui.presenters.encounters import encounter_line, summary_lines
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.encounters import add_encounter, find_encounter, likely_day, set_outcome
from practice_tui.store.encounter_records import read_encounters
from practice_tui.tui.screens.choice import ChoiceScreen, Way
from practice_tui.tui.screens.encounter import EncounterScreen
from practice_tui.tui.screens.pick import PickScreen
from practice_tui.tui.shell import Shell

BACK = "back"
WRITE, WRITE_ROW = "write", "Write one down…"
KEEP = "keep"
KEEP_WAY = Way(KEEP, "make a question that was asked one of your own…")
RESULT_WAYS = (Way(BACK, "leave it as it is"), *(Way(result.value, result.value) for result in EncounterResult))


class EncounterController:
    """Controls the list and the form."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    async def open_form(self) -> None:
        day, today = await self._shell.at_desk(lambda desk: (likely_day(desk), desk.today.name))
        await self._shell.push_screen(EncounterScreen(day, today))

    async def open_list(self) -> None:
        """List them, newest first, above whatever is open."""
        rows = await self._shell.at_desk(_rows)

        async def picked(name: str | None) -> None:
            if name == WRITE:
                await self.open_form()
            elif name:
                await self._ask_result(name)

        await self._shell.push_screen(PickScreen("Real interviews", rows, rows[0][0]), picked)

    async def _ask_result(self, encounter_id: str) -> None:
        """Show one, and ask what came of it."""

        def summary(desk: Desk) -> str:
            return "\n".join(summary_lines(find_encounter(desk, encounter_id)))

        async def answered(way: str | None) -> None:
            if way == KEEP:
                await self._ask_question(questions)
            elif way and way != BACK:
                await self._keep_result(encounter_id, EncounterResult(way))

        text = await self._shell.at_desk(summary)
        questions = await self._shell.at_desk(lambda desk: _not_yet_own(desk, encounter_id))
        ways = (*RESULT_WAYS, KEEP_WAY) if questions else RESULT_WAYS
        await self._shell.push_screen(ChoiceScreen("What came of it?", text, ways), answered)

    async def _ask_question(self, questions: Sequence[EncounterQuestion]) -> None:
        """Ask which of these questions, of which there is one at least, becomes one of the person's own."""
        by_id = {each.id: each for each in questions}

        async def picked(name: str | None) -> None:
            if question := by_id.get(name or ""):
                await self._place_question(question)

        rows = [(each.id, one_line(each.ask)) for each in questions]
        await self._shell.push_screen(PickScreen("Which question?", rows, rows[0][0]), picked)

    async def _place_question(self, question: EncounterQuestion) -> None:
        """Keep a question under the topic that was noted for it; where none was, ask for one."""
        if question.topic:
            await self._keep_question(question, question.topic)
            return

        async def picked(topic: str | None) -> None:
            if topic:
                await self._keep_question(question, topic)

        topics = await self._shell.at_desk(lambda desk: [(each.slug, each.title) for each in desk.library.whole.topics])
        await self._shell.push_screen(PickScreen("Its topic", topics, topics[0][0]), picked)

    async def _keep_question(self, question: EncounterQuestion, topic: str) -> None:
        try:
            question_id = await self._shell.at_desk(lambda desk: keep_asked(desk, question, topic))
        except PracticeError as error:
            self._shell.report(error)
            return
        await self._shell.refresh_open()
        self._shell.tell(f"Your own question {question_id} is in the bank.")

    async def _keep_result(self, encounter_id: str, result: EncounterResult) -> None:
        try:
            record = await self._shell.at_desk(lambda desk: set_outcome(desk, encounter_id, result))
        except PracticeError as error:
            self._shell.report(error)
        else:
            self._shell.tell(f"Kept: {encounter_line(record)}.")

    async def keep(self, new: NewEncounter) -> None:
        """Keep what is written, or have the form say why that can't be."""
        form = self._shell.find_screen(EncounterScreen)
        if form is None:
            return
        try:
            record = await self._shell.at_desk(lambda desk: add_encounter(desk, new))
        except PracticeError as error:
            form.refuse(str(error))
            return
        await self._shell.pop_screen()
        await self._shell.refresh_home()
        self._shell.tell(f"Kept: practice real show {short_id(record.id)}.")


def _not_yet_own(desk: Desk, encounter_id: str) -> list[EncounterQuestion]:
    """The questions that were asked there and are none of the bank."""
    return [each for each in find_encounter(desk, encounter_id).questions if not each.question_id]


def _rows(desk: Desk) -> list[tuple[str, str]]:
    """Ids and lines of the real interviews, and last the row that opens the form."""
    return [*((record.id, encounter_line(record)) for record in read_encounters(desk.history)), (WRITE, WRITE_ROW)]
