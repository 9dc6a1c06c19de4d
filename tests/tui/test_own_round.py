"""The builder of one's own round: values turn both ways, things are taken in and out, and it says what comes of it."""

from dataclasses import replace
from pathlib import Path

from textual.events import Paste

from practice_tui.core.bank.job_words import TopicWords
from practice_tui.core.bank.questions import Bank, Kind
from practice_tui.sitting.desk import Desk
from tests.desks import desk_of_files
from tests.fakes import TOPICS, FakeClock, make_bank, make_desk
from tests.tui.stage import SIZES, Stage, on_stage

KINDS = list(Kind)
WORDS = (
    TopicWords("transformers", ("attention", "transformer")),
    TopicWords("optimization", ("LoRA", "RLHF")),
    TopicWords("regularization", ("overfitting",)),
)
BANK = Bank(
    TOPICS,
    tuple(replace(question, kind=KINDS[number % 7]) for number, question in enumerate(make_bank(21).questions)),
    digest="0" * 16,
)
SAT = (
    "enter",
    "enter",
    "enter",
    "s",
    "a",
    "1",
    "enter",
    "enter",
    "s",
    "a",
    "4",
    "enter",
    "enter",
    "s",
    "a",
    "4",
    "enter",
    "q",
)
JOB = "We train LLMs with RLHF and LoRA, on transformers whose attention is fast; overfitting is yours to see."


def with_words(folder: Path, clock: FakeClock) -> Desk:
    desk = make_desk(folder, clock, BANK)
    desk.take_bank(replace(desk.loaded, words=WORDS))
    return desk


async def to(stage: Stage, label: str) -> None:
    """Go down to a field."""
    for _ in range(60):
        if any(line.lstrip("│ ").startswith(f"▸ {label}") for line in stage.text().splitlines()):
            return
        await stage.press("tab")
    raise AssertionError(f"no field {label}")


async def paste_job(stage: Stage) -> None:
    """Open the builder from Home, and paste the job description into it."""
    await stage.press("n")
    stage.app.post_message(Paste(JOB))
    await stage.pilot.pause()
    await stage.pilot.pause()


def line_of(stage: Stage, label: str) -> str:
    return next(line for line in stage.text().splitlines() if line.lstrip("▸ ").startswith(label))


async def test_ones_own_round_is_chosen_and_remembered(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("n")
        assert "5 questions, 10 min of answering: core 5. 21 match." in stage.text()
        await to(stage, "Questions")
        await stage.press("right")
        assert "‹ 8 ›" in line_of(stage, "Questions")
        await to(stage, "Mode")
        await stage.press("right")
        assert "‹ pressure ›" in line_of(stage, "Mode")
        await to(stage, "Levels")
        await stage.press("space")
        assert "[✓ basic 9]" in line_of(stage, "Levels")
        await stage.press("right", "space", "left", "space", "down", "right", "right", "right", "space")
        assert "✓ numeric 3" in line_of(stage, "Kinds")
        assert "1 of 8 question, 2 min of answering: core 1. 1 matches." in stage.text()
        await stage.press("enter")
        assert "Only 1 of 8 questions" in stage.text()
        await stage.press("q", "n")
        assert "1 of 8 question, 2 min of answering: core 1. 1 matches." in stage.text()


async def test_a_value_turns_both_ways(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("n")
        await to(stage, "Questions")
        await stage.press("right", "right")
        assert "‹ 10 ›" in line_of(stage, "Questions")
        await stage.press("left")
        assert "‹ 8 ›" in line_of(stage, "Questions")
        await stage.press("left", "left", "left", "left")
        assert "‹ 30 ›" in line_of(stage, "Questions")


async def test_a_round_of_what_was_missed_of_what_is_new_and_of_what_nothing_is(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press(*SAT, "n")
        await to(stage, "Only")
        await stage.press("right")
        assert "‹ missed the last time ›" in line_of(stage, "Only")
        assert "1 matches." in stage.text()
        await stage.press("right", "right")
        assert "‹ flagged by you ›" in line_of(stage, "Only")
        assert "No question matches: take in more topics, kinds or levels or all questions." in stage.text()
        await stage.press("enter")
        assert "Your own round" in stage.text()
        await stage.press("right")
        assert "18 match." in stage.text()
        await stage.press("left", "left", "left", "enter")
        assert "Only 1 of 5 questions" in stage.text()


async def test_the_marked_thing_is_in_sight_and_arrows_go_through_all_of_it(tmp_path: Path) -> None:
    for size in SIZES:
        async with on_stage(tmp_path / str(size[0]), size, bank=BANK) as stage:
            await stage.press("n", "up")
            assert "[· Attention and transformers 7]" in stage.text()
            await stage.press("space")
            assert "[✓ Attention and transformers 7]" in stage.text()
            assert "7 match." in stage.text()
            await stage.press("down")
            assert line_of(stage, "Begin with").startswith(" ▸")
            await stage.press("tab", "tab", "shift+tab")
            assert line_of(stage, "Job description").lstrip("│ ").startswith("▸")


async def test_what_is_started_has_the_promised_minutes_that_were_shown(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("n")
        await to(stage, "Minutes")
        await stage.press("right", "right")
        assert "7 questions, 15 min of answering: core 7. 21 match." in stage.text()
        await stage.press("enter")
        assert "7 questions · 15 min" in stage.text()


async def test_what_is_pasted_later_goes_behind_the_job_description_that_is_there(tmp_path: Path) -> None:
    async with on_stage(tmp_path, open_desk=lambda clock: with_words(tmp_path, clock)) as stage:
        await stage.press("n")
        for part in JOB.split(";"):
            stage.app.post_message(Paste(part))
            await stage.pilot.pause()
            await stage.pilot.pause()
            await stage.press("escape")
        assert "5 known words" in line_of(stage, "Job description")


async def test_a_pasted_job_description_chooses_the_topics_and_its_words_are_struck_out(tmp_path: Path) -> None:
    async with on_stage(tmp_path, open_desk=lambda clock: with_words(tmp_path, clock)) as stage:
        await paste_job(stage)
        assert "A job description" in stage.text()
        await stage.press("q", "escape")
        assert "5 known words" in line_of(stage, "Job description")
        await to(stage, "Its words")
        assert "[✓ RLHF 1]" in stage.text()
        await stage.press("left", "left", "space")
        assert "[· attention 1]" in stage.text()
        assert "attention: Attention and transformers. Space strikes it out" in stage.text()


async def test_a_job_description_is_dropped_only_once_it_was_asked_about(tmp_path: Path) -> None:
    async with on_stage(tmp_path, open_desk=lambda clock: with_words(tmp_path, clock)) as stage:
        await paste_job(stage)
        await stage.press("ctrl+q")
        assert "Drop the job description?" in stage.text()
        await stage.press("enter", "escape")
        assert "5 known words" in line_of(stage, "Job description")
        await stage.press("space", "ctrl+c", "down", "enter")
        assert "5 known words" in line_of(stage, "Job description"), "what was taken before stays"


async def test_letters_open_the_job_description_and_a_file_name_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "jobtext"
    file.write_text("Dropout, overfitting and attention.", "utf-8")
    async with on_stage(tmp_path, open_desk=lambda clock: with_words(tmp_path, clock)) as stage:
        await stage.press("n", "down", "q")
        assert "A job description" in stage.text()
        await stage.press("backspace")
        stage.app.post_message(Paste(str(file)))
        await stage.pilot.pause()
        await stage.press("escape")
        assert "2 known words" in line_of(stage, "Job description")
        assert "Too few words are known (overfitting, attention)" in stage.text()
        await stage.press("space")
        assert "Dropout, overfitting and attention." in stage.text()


async def test_a_click_does_what_the_keys_do(tmp_path: Path) -> None:
    async with on_stage(tmp_path, bank=BANK) as stage:
        await stage.press("n")
        lines = stage.text().splitlines()
        row = next(number for number, line in enumerate(lines) if "· numeric 3" in line)
        await stage.pilot.click(offset=(lines[row].index("numeric"), row))
        await stage.pilot.pause()
        assert "[✓ numeric 3]" in stage.text()
        assert "3 match." in stage.text()


async def test_from_100_columns_the_preview_stands_beside_the_fields(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (100, 30), bank=BANK) as stage:
        await stage.press("n")
        assert "What it comes to" in stage.text()
        assert "Stages  core 5" in stage.text()
        assert "Regularisation and " in stage.text()
        assert "Such as" in stage.text()
    async with on_stage(tmp_path, (99, 30), bank=BANK) as stage:
        await stage.press("n")
        assert "What it comes to" not in stage.text()


async def test_no_level_chosen_is_said_to_mean_every_level(tmp_path: Path) -> None:
    async with on_stage(tmp_path) as stage:
        await stage.press("n")
        await to(stage, "Levels")
        assert "With none chosen, every level is asked; the same goes for kinds and topics" in stage.text()


async def test_a_round_is_kept_as_a_plan_under_a_name(tmp_path: Path) -> None:
    async with on_stage(tmp_path, open_desk=lambda clock: desk_of_files(tmp_path, clock)) as stage:
        await stage.press("n", "ctrl+s", "enter")
        assert "The plan needs a name." in stage.text()
        await stage.press(*"short", "enter")
        assert "There is a plan short already" in stage.text()
        await stage.press(*" one")
        assert "practice round --plan short-one" in stage.text()
        await stage.press("enter")
        assert "Kept on Home, and as --plan short-one" in stage.text()
        assert "Your own round" in stage.text()
        await stage.press("ctrl+s", *"short one")
        assert "replaces your plan short-one" in stage.text()
        await stage.press("escape", "escape")
        assert "short one" in stage.text()


async def test_what_a_label_counts_stands_beside_it_line_by_line(tmp_path: Path) -> None:
    async with on_stage(tmp_path, (116, 30), bank=BANK) as stage:
        await stage.press("n")
        lines = stage.text().split("\n")
        place = next(place for place, line in enumerate(lines) if "│ Kinds   " in line)
        begin = lines[place].index("│ Kinds   ")
        assert lines[place + 1][begin : begin + 10] == "│         "
        assert lines[place + 1][begin + 10].isalpha()
