"""Tables as text, and lists of objects: which column asks and which answers, and what is left out."""

import json

import pytest

from practice_tui.bank.foreign.objects import read_json, read_json_lines, read_yaml
from practice_tui.bank.foreign.pairs import Reading
from practice_tui.bank.foreign.tables import read_table
from practice_tui.bank.foreign.wishes import Wishes
from practice_tui.errors import PracticeError

GUESS = Wishes()


def sides(reading: Reading) -> list[tuple[str, str]]:
    return [(pair.prompt, pair.answer) for pair in reading.pairs]


def test_a_hole_within_one_of_its_own_number_is_asked_once() -> None:
    (pair,) = read_table("front;back\n{{c1::the {{c1::inner}} key}} is asked for;\n", "file", GUESS).pairs
    assert (pair.prompt, pair.answer) == ("[…] is asked for", "the inner key")


def test_tags_for_all_notes_of_an_export_are_added_to_those_of_a_note() -> None:
    text = "#separator:semicolon\n#tags:exam autumn\n#tags column:3\nWhat is a join?;Rows that match;sql\n"
    (pair,) = read_table(text, "file", GUESS).pairs
    assert pair.tags == ("sql", "exam", "autumn")


@pytest.mark.parametrize(
    "text",
    [
        'Category,Question,Ideal Answer,Difficulty,Tags\nSQL,"What is a join, in short?",Rows that match,hard,"a, b"\n',
        "category;question;answer;level;tags\nSQL;What is a join, in short?;Rows that match;advanced;a b\n",
        "tags\tfront\tback\tdeck\tlevel\na,b\tWhat is a join, in short?\tRows that match\tDatabases::SQL\t3\n",
    ],
)
def test_columns_are_found_by_their_names(text: str) -> None:
    (pair,) = read_table(text, "file", GUESS).pairs
    assert (pair.prompt, pair.answer) == ("What is a join, in short?", "Rows that match")
    assert (pair.topic, pair.level, pair.tags, pair.line) == ("SQL", "advanced", ("a", "b"), 2)


def test_without_a_heading_row_the_first_column_asks() -> None:
    reading = read_table("What is a heap?;A tree\nWhat is a trie?;Another\n", "file", GUESS)
    assert sides(reading) == [("What is a heap?", "A tree"), ("What is a trie?", "Another")]
    assert reading.shape == "a table, separated by semicolons: column 1 is the prompt, column 2 is the answer"


def test_columns_can_be_named() -> None:
    text = "Frage,Notiz,Antwort\nWas ist ein Heap?,x,Ein Baum\n"
    for prompt, answer in (("Frage", "Antwort"), ("1", "3")):
        wishes = Wishes(columns={"prompt": prompt, "answer": answer})
        assert ("Was ist ein Heap?", "Ein Baum") in sides(read_table(text, "file", wishes))
    with pytest.raises(PracticeError, match="there are no such columns: the first row holds 'Frage', 'Notiz'"):
        read_table(text, "file", Wishes(columns={"prompt": "Frage", "answer": "Reply"}))


@pytest.mark.parametrize(
    ("text", "pairs", "said"),
    [
        # the heads name one side, or neither beside a level: the next column with texts is the other one
        ("Question,No,Reference\nWhy?,1,So\n", [("Why?", "So")], "Question is the prompt, Reference is the answer"),
        ("level\tsv\ten\n0\tvind\twind\n1\teld\tfire\n", [("vind", "wind"), ("eld", "fire")], "sv is the prompt"),
        ("Question,Source,Remark\nWhy?,http://x,So\n", [("Why?", "So")], "Remark is the answer"),
        # the first row of a list of words is no heading, even where a word is called like one
        ("term\tmandat\nback\tdos\n", [("term", "mandat"), ("back", "dos")], "column 1 is the prompt"),
        ("a\tun\nthe\tle\n", [("a", "un"), ("the", "le")], "column 1 is the prompt"),
        # the answers of a list of words may be digits and signs
        ("left;h\nto the end;$\n", [("left", "h"), ("to the end", "$")], "column 2 is the answer"),
    ],
)
def test_where_heads_dont_say_it_the_first_texts_do(text: str, pairs: list[tuple[str, str]], said: str) -> None:
    reading = read_table(text, "file", GUESS)
    assert sides(reading) == pairs
    assert said in reading.shape


def test_a_file_of_tabs_may_hold_semicolons() -> None:
    assert sides(read_table("left;h\nright;l\n", "file", GUESS, "\t")) == [("left", "h"), ("right", "l")]


@pytest.mark.parametrize(
    "text",
    [
        "Question\tSource\nWhy?\thttp://x\n",
        "instruction,category,label\nName a fish,brainstorming,0\nName a bird,qa,1\n",
        "text,sort\n" + "".join(f"What is {number}?,{'ab'[number % 2]}\n" for number in range(60)),
    ],
)
def test_a_table_without_answers_is_refused(text: str) -> None:
    with pytest.raises(PracticeError, match="no column can be told to answer: the first row holds") as refused:
        read_table(text, "file", GUESS)
    assert refused.value.hint.startswith("name the columns: --question COLUMN")


def test_rows_without_an_answer_are_left_out_with_their_line() -> None:
    reading = read_table('question,answer\n"Two\nlines?",Yes\nWhy?,\n', "file", GUESS)
    assert sides(reading) == [("Two\nlines?", "Yes")]
    assert [(left.line, left.text, left.why) for left in reading.left_out] == [(4, "Why?", "no answer")]


def test_a_quote_that_is_never_closed_ends_the_table() -> None:
    reading = read_table('question,answer\nWhy?,So\n"How,' + "x" * 200_000, "file", GUESS)
    assert sides(reading) == [("Why?", "So")]
    assert reading.left_out[0].line == 3
    assert "look for a quote that is never closed" in reading.left_out[0].why


def test_html_of_fields_becomes_markdown() -> None:
    reading = read_table("front,back\nWhat is <b>X</b>?,one<br>H<sub>2</sub>O &lt;b&gt; <img src=x>\n", "file", GUESS)
    assert sides(reading) == [("What is **X**?", "one\nH_2O \\<b> [picture left out]")]


def test_ankis_text_with_headers() -> None:
    text = (
        "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
        "aa\tBasic\tML::Deep\tWhat is <i>X</i>?\tThis\tone two\n"
        'bb\tCloze\tML::Deep\t"The {{c1::query}} meets\n{{c2::the {{c1::inner}} key::which?}}"\tsee §3\t\n'
    )
    basic, *cloze = read_table(text, "file", GUESS).pairs
    assert (basic.prompt, basic.answer, basic.topic, basic.tags) == ("What is *X*?", "This", "Deep", ("one", "two"))
    assert [(pair.prompt, pair.answer) for pair in cloze] == [
        ("The […] meets\nthe […] key", "query; inner\n\nsee §3"),
        ("The query meets\n[which?]", "the inner key\n\nsee §3"),
    ]
    assert cloze[0].line == 8


CARDS = [{"question": "What is X?", "answer": "This", "topic": "Letters", "tags": ["a", "b"]}]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(CARDS),
        json.dumps({"cards": CARDS}),
        json.dumps({"Letters": [{"front": "What is X?", "back": "This"}]}),
    ],
)
def test_objects_in_json(text: str) -> None:
    (pair,) = read_json(text, "file", GUESS).pairs
    assert (pair.prompt, pair.answer, pair.topic) == ("What is X?", "This", "Letters")


def test_questions_as_keys_and_pairs_as_lists() -> None:
    assert sides(read_json('{"What is X?": "This", "Why Y?": "So"}', "file", GUESS)) == [
        ("What is X?", "This"),
        ("Why Y?", "So"),
    ]
    assert sides(read_json('[["What is X?", "This"]]', "file", GUESS)) == [("What is X?", "This")]


def test_keys_of_ones_own_are_taken_where_all_objects_have_them() -> None:
    cards = [{"id": "x1", "sv": "vind", "en": "wind", "level": 1}, {"id": "x2", "sv": "eld", "en": "fire", "level": 2}]
    reading = read_json(json.dumps({"cards": cards}), "file", GUESS)
    assert sides(reading) == [("vind", "wind"), ("eld", "fire")]
    assert reading.shape == "JSON objects: 'sv' asks, 'en' answers"
    titled = [{"title": "What is WAL?", "content": "A log", "source": ""}]
    assert sides(read_json(json.dumps({"stores": titled}), "file", GUESS)) == [("What is WAL?", "A log")]


def test_objects_may_stand_under_names() -> None:
    reading = read_yaml("stores:\n  one: {q: What is WAL?, a: A log}\n  two: {q: And LSM?, a: Levels}\n", "file", GUESS)
    assert sides(reading) == [("What is WAL?", "A log"), ("And LSM?", "Levels")]


def test_choices_stand_in_the_question() -> None:
    (pair,) = read_json('[{"question": "Which?", "options": ["a tree", "a heap"], "answer": "B"}]', "file", GUESS).pairs
    assert pair.prompt == "Which?\n\n- A: a tree\n- B: a heap"
    assert pair.answer == "B: a heap"


def test_the_answers_of_a_quiz_are_its_choices_where_another_key_names_the_right_one() -> None:
    text = "- {question: Which holds?, answers: [a tree, a heap], correct: a heap}\n"
    assert sides(read_yaml(text, "file", GUESS)) == [("Which holds?\n\n- A: a tree\n- B: a heap", "a heap")]


def test_a_file_of_nothing_but_terms_is_taken_with_its_lines() -> None:
    text = "# Verbs\nbajar: to descend\nborrar: to erase\ndejar: to let\n\nquitar: to take away\ntoser: to cough\n"
    reading = read_yaml(text, "file", GUESS)
    assert sides(reading)[-1] == ("toser", "to cough")
    assert [pair.line for pair in reading.pairs] == [2, 3, 4, 6, 7]
    settings = '{"start_at": "x", "host": "here", "mode": "fast", "theme": "dark", "path": "there"}'
    with pytest.raises(PracticeError, match="no list of objects"):
        read_json(settings, "file", GUESS)


def test_json_lines_leave_out_the_line_that_is_none() -> None:
    reading = read_json_lines('{"q": "What is X?", "a": "This"}\n{oops\n', "file", GUESS)
    assert sides(reading) == [("What is X?", "This")]
    assert [(left.line, left.why) for left in reading.left_out] == [(2, "isn't JSON")]


def test_yaml_tells_lines() -> None:
    reading = read_yaml("- front: What is X?\n  back: This\n- front: Why?\n  back:\n", "file", GUESS)
    assert sides(reading) == [("What is X?", "This")]
    assert [(left.line, left.why) for left in reading.left_out] == [(3, "no answer")]


def test_a_bank_is_not_imported() -> None:
    with pytest.raises(PracticeError, match="it is a bank already"):
        read_yaml("- {title: What is X?, answer: This, topic: letters}\n", "file", GUESS)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 200_000, "too deeply"),
        ('[{"question": ' + "9" * 10_000 + "}]", "4,000 digits"),
        ('[{"question": "a"', "isn't JSON: .* on line 1"),
        ("[1, 2]", "no list of objects"),
    ],
)
def test_what_is_no_list_of_questions_is_refused(text: str, why: str) -> None:
    with pytest.raises(PracticeError, match=why):
        read_json(text, "file", GUESS)
