"""The dashboard as a page: whole and well-formed, asking for nothing elsewhere, harmless whatever is in it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from practice_tui.core.bank.questions import Bank
from practice_tui.core.views.dashboard import Filter
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.html_page.markup import element, escaped, worded
from practice_tui.presenters.html_page.page import dashboard_page, write_page
from practice_tui.sitting.desk import Desk
from tests.contrast import Rgb, contrast
from tests.fakes import START, FakeClock, make_desk
from tests.histories import make_wide_bank, write_history
from tests.test_cli import run

HOSTILE = "</td><script>alert(1)</script> \"'&<b> \x00\x1b[31m\u202e javascript:x"
VOID = {"meta", "rect", "line", "circle"}


class Page(HTMLParser):
    """The elements and texts of a page. Each element has to be closed where it was opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID or self.get_starttag_text() == f"<{tag}>":
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            assert tag in VOID, tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def of(self, tag: str) -> Iterator[dict[str, str]]:
        return (attributes for name, attributes in self.elements if name == tag)


def desk_of(folder: Path, bank: Bank, n: int = 400) -> Desk:
    write_history(folder, n, bank, until=START)
    return make_desk(folder, FakeClock(), bank)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = desk_of(tmp_path_factory.mktemp("data"), make_wide_bank())
    yield opened
    opened.close()


def test_every_tab_is_there_with_its_sentences_and_rows(desk: Desk) -> None:
    page = Page(dashboard_page(desk, "practice 9"))
    text = "\n".join(page.texts)
    for tab in Tab:
        view = Dashboard(desk).tab(tab, Filter())
        assert all(sentence in text for sentence in view.sentences)
        assert all(row.entries[0].text in text for row in view.table.rows)
    assert "Made by practice 9." in text
    assert {link["href"] for link in page.of("a")} == {f"#{section['id']}" for section in page.of("section")}


def test_every_chart_has_its_sentence_and_is_well_formed(desk: Desk) -> None:
    text = dashboard_page(desk, "practice 9")
    figures = re.findall(r"<figure>.*?</figure>", text, re.DOTALL)
    assert len(figures) == 8, "topics, readiness, weeks, days, time, judgement, gaps, rounds"
    for figure in figures:
        root = ElementTree.fromstring(figure)
        svg, caption = root
        assert svg.get("role") == "img"
        assert caption.text and svg.get("aria-label") == caption.text and caption.text.endswith(".")
        width, height = map(float, svg.attrib["viewBox"].split()[2:])
        for shape in svg.iter():
            assert 0 <= float(shape.get("x", 0)) <= width and 0 <= float(shape.get("y", 0)) <= height
            assert float(shape.get("width", 0)) >= 0


def test_nothing_is_asked_for_and_nothing_runs(desk: Desk) -> None:
    text = dashboard_page(desk, "practice 9")
    page = Page(text)
    assert not {tag for tag, _ in page.elements} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
    }
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "style", "xlink:href", "action")}
    assert all(attributes["href"].startswith("#") for _, attributes in page.elements if "href" in attributes)
    assert "url(" not in text and "@import" not in text
    policy = next(meta["content"] for meta in page.of("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert text.index("Content-Security-Policy") < text.index("<title>") < text.index("<style>")


def test_hostile_titles_are_only_shown(tmp_path: Path) -> None:
    bank = make_wide_bank()
    topics = tuple(replace(topic, title=HOSTILE, short=HOSTILE) for topic in bank.topics)
    questions = tuple(replace(question, title=HOSTILE) for question in bank.questions)
    desk = desk_of(tmp_path, replace(bank, topics=topics, questions=questions), 200)
    text = dashboard_page(desk, f"practice {HOSTILE}")
    desk.close()
    page = Page(text)
    assert not list(page.of("script")) and not list(page.of("b"))
    assert "\x00" not in text and "\x1b" not in text and "\u202e" not in text
    assert any("</td><script>alert(1)</script> \"'&<b>" in shown for shown in page.texts)
    for figure in re.findall(r"<figure>.*?</figure>", text, re.DOTALL):
        ElementTree.fromstring(figure)


def test_texts_and_attributes_are_escaped() -> None:
    assert escaped("<&>\"'\x07") == "&lt;&amp;&gt;&quot;&#x27;\N{REPLACEMENT CHARACTER}"
    assert worded("p", "<i>", class_='"x') == '<p class="&quot;x">&lt;i&gt;</p>'
    assert element("rect", stroke_width=2) == '<rect stroke-width="2"/>'


def test_an_empty_history_makes_a_page_too(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, FakeClock(), make_wide_bank())
    page = Page(dashboard_page(desk, "practice 9"))
    desk.close()
    assert len(list(page.of("section"))) == len(Tab)
    assert "No round sat yet." in page.texts


def test_weeks_long_ago_draw_no_empty_chart(tmp_path: Path) -> None:
    bank = make_wide_bank()
    write_history(tmp_path, 100, bank, until=START)
    desk = make_desk(tmp_path, FakeClock(datetime(2028, 1, 1, tzinfo=UTC)), bank)
    text = dashboard_page(desk, "practice 9")
    desk.close()
    assert "Estimate of each week" not in text


def test_both_schemes_are_readable(desk: Desk) -> None:
    style = dashboard_page(desk, "").split("<style>")[1].split("</style>")[0].replace("\n", "")
    light, dark = (
        dict(re.findall(r"--(\w+):(#\w+)", part)) for part in style.split("@media(prefers-color-scheme:dark)")
    )
    assert light.keys() == dark.keys()
    for colours in (light, dark):
        for name in ("ink", "muted", "accent"):
            assert contrast(_rgb(colours[name]), _rgb(colours["page"])) >= 4.5
        for name in ("s1", "s2", "s3", "s4"):
            assert contrast(_rgb(colours["on"]), _rgb(colours[name])) >= 4.5
            assert contrast(_rgb(colours[name]), _rgb(colours["page"])) >= 3


def _rgb(colour: str) -> Rgb:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def test_the_page_is_written_whole_and_replaces_nothing_unasked(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert write_page(desk, path, "practice 9", overwrites=False) == [f"Wrote the dashboard: {path}"]
    assert path.read_text("utf-8") == dashboard_page(desk, "practice 9")
    assert path.stat().st_mode & 0o077 == 0, "it says how somebody does: for its owner alone"


def test_the_command_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    done = run("stats", "--html", str(path), data=tmp_path / "data")
    assert (done.returncode, done.stdout) == (0, f"Wrote the dashboard: {path}\n")
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert run("stats", "--html", str(path), data=tmp_path / "data").returncode == 73
    assert run("stats", "--html", str(path), "--force", data=tmp_path / "data").returncode == 0
    assert run("stats", "--html", str(path), "--json", data=tmp_path / "data").returncode == 2
