"""Plans as files to hand on: the plan, its questions in their order, and their whole texts.

The format is that of a question paper with one version, so that rounds, interviews, kits and papers read both.
"""

from pathlib import Path

from practice_tui.archive.new_files import require_json, write_new
from practice_tui.archive.own_plans import keep_plan
from practice_tui.archive.paper_file import paper_json, paper_of, read_paper
from practice_tui.core.bank.plans import HALF_DAY, Plan
from practice_tui.core.bank.questions import BUNDLED
from practice_tui.core.values.text import one_line
from practice_tui.core.views.round_size import size_in_sentence
from practice_tui.errors import PracticeError
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.drawing import draw
from practice_tui.sitting.orders import Order


def export_plan(desk: Desk, plan_id: str, path: Path, seed: int, *, overwrites: bool) -> list[str]:
    """Draws the questions of a plan, writes them with it, and says what is in the file. Raises PracticeError."""
    require_json(path, "practice plan export ID FILE.json")
    if desk.plans.find(plan_id) == HALF_DAY:
        raise PracticeError(f"{HALF_DAY.title} is four rounds, each with questions of its own", "export a plan of one")
    drawn = draw(desk, Order(plan_id=plan_id), seed)
    write_new({path: paper_json(paper_of(drawn, 1))}, overwrites)
    own = sum(question.bank != BUNDLED for question in drawn.questions)
    yours = f", {own} of them yours" if own else ""
    size = size_in_sentence(len(drawn.questions), drawn.seconds)
    return [
        f"{drawn.plan.title}: {size}: {path}",
        f"In it: the plan, the order, and whole entries with rubrics and answers{yours}.",
        f"The same questions whatever becomes of the bank: practice round --from {path}",
        "interview, kit and paper take --from too; practice plan import keeps its plan.",
        *([f"Whoever sits it can hand it in: practice export --hand-in {drawn.code} FILE.json"] if drawn.code else []),
    ]


def import_plan(desk: Desk, path: Path, title: str = "") -> Plan:
    """Keeps the plan of such a file as an own one, under its title or another. Raises PracticeError."""
    plan = read_paper(path).plan
    if not plan.counts:
        problem = f"{one_line(plan.title)} counts in no figure, and can't be a plan of yours"
        raise PracticeError(problem, f"practice round --from {path} asks its questions all the same")
    topics = {topic.slug for topic in desk.library.whole.topics}
    if missing := [one_line(slug) for slug in plan.topics if slug not in topics]:
        problem = f"your banks have no topic {', '.join(missing)}, which the plan names"
        raise PracticeError(problem, f"practice round --from {path} asks its questions all the same")
    if missing := [one_line(each) for each in plan.questions if desk.library.whole.find(each) is None]:
        problem = f"your banks have no question {', '.join(missing)}, which the plan names"
        raise PracticeError(problem, f"practice round --from {path} asks its questions all the same")
    return keep_plan(desk, plan, title or plan.title)
