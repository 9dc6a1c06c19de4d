"""Hides, shows and stars what is marked in the app, and says what was done and how it is undone."""

from practice_tui.core.bank.shelf import Subject
from practice_tui.core.values.phrases import count
from practice_tui.core.values.text import one_line
from practice_tui.sitting.library import Library


def toggle_hidden(library: Library, subject: Subject, name: str, way_back: str) -> str:
    """Hides a question or a topic, or shows it again; returns the line that says so, with the `way_back`.

    A question that is hidden with its topic or its bank stays hidden, and the line says with which.
    """
    if subject is Subject.TOPIC:
        return _toggle_topic(library, name, way_back)
    return _toggle_question(library, name, way_back)


def toggle_star(library: Library, question_id: str) -> str:
    """Stars a question, or takes its star off; returns the line that says so."""
    title = _title(library, question_id)
    if library.shelf.is_starred(question_id):
        library.unstar(Subject.QUESTION, question_id)
        return f"Not starred any more: {title}"
    library.star(Subject.QUESTION, question_id)
    return f"Starred: {title}"


def topic_rows(library: Library) -> list[tuple[str, str]]:
    """The slug of each topic of the bank, hidden ones too, with its title."""
    shelf = library.shelf
    hidden = {topic.slug for topic in shelf.hidden_topics}
    return [(topic.slug, f"{topic.title}{' · hidden' * (topic.slug in hidden)}") for topic in shelf.whole.topics]


def _toggle_question(library: Library, question_id: str, way_back: str) -> str:
    shelf, title = library.shelf, _title(library, question_id)
    question = shelf.whole.find(question_id)
    why = shelf.hidden.why(question) if question else None
    if why is None:
        library.hide(Subject.QUESTION, question_id)
        return f"Hidden; {way_back}: {title}"
    if why[0] is Subject.QUESTION:
        library.show(Subject.QUESTION, question_id)
        return f"Asked again: {title}"
    if why[0] is Subject.TOPIC:
        return f"Hidden with its topic, {_topic(library, why[1])}: show that in the bank's list of topics."
    return f"Hidden with the bank {why[1]}: practice bank unhide {why[1]}"


def _toggle_topic(library: Library, slug: str, way_back: str) -> str:
    shelf, title = library.shelf, _topic(library, slug)
    if slug in shelf.hidden.topics:
        library.show(Subject.TOPIC, slug)
        return f"Asked again: {title}"
    questions = [question for question in shelf.asked.questions if question.topic == slug]
    if not questions and slug in {topic.slug for topic in shelf.hidden_topics}:
        return "Its questions are hidden by themselves or with their bank."
    library.hide(Subject.TOPIC, slug)
    return f"Hidden; {way_back}: {title}, {count(len(questions), 'question')}"


def _title(library: Library, question_id: str) -> str:
    question = library.whole.find(question_id)
    return one_line(question.title) if question else question_id


def _topic(library: Library, slug: str) -> str:
    return one_line(library.whole.short_title(slug))
