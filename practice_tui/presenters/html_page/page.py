"""The page: every tab of the dashboard with its sentences, its charts and its table. It asks for nothing elsewhere."""

from collections.abc import Iterator
from pathlib import Path

from practice_tui.archive.new_files import require_new
from practice_tui.core.values.dates import with_weekday
from practice_tui.core.views.dashboard import Filter, Table, TabView
from practice_tui.core.views.tabs import Tab
from practice_tui.presenters.dashboard import Dashboard
from practice_tui.presenters.html_page.charts import estimates_chart, picture_charts
from practice_tui.presenters.html_page.markup import Markup, element, joined, worded
from practice_tui.presenters.html_page.shell import CHARTS, LIGHT, whole_page
from practice_tui.sitting.desk import Desk
from practice_tui.store.export_file import write_text

_DARK = Markup("""
@media(prefers-color-scheme:dark){:root{--ink:#e4e8ee;--muted:#a7b2c1;--page:#11161d;--line:#3a4657;--accent:#a3b5ff;
--over:#ff8fab;--s1:#ff5f5f;--s2:#ffaf00;--s3:#5fafaf;--s4:#afffd7;--on:#11161d;--d1:#1d3b30;--d2:#2c6650;--d3:#4a9f7f;
--d4:#8fe6c3}}""")

_PAGE = Markup("""
:root{color-scheme:light dark}
body{font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:76rem;margin:0 auto;
padding:1.5rem}
h1{font-size:1.6rem;margin:0}h2{margin-top:2.5rem;border-bottom:1px solid var(--line)}
p{max-width:46rem;margin:.4rem 0}.first{font-size:1.15rem;font-weight:600}.muted,figcaption,small{color:var(--muted)}
nav a{color:var(--accent);margin-right:1rem}figure{margin:1.2rem 0;max-width:46rem}figcaption{font-size:.9rem}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.2rem .8rem .2rem 0;border-bottom:1px solid var(--line);vertical-align:top}
.right{text-align:right}th,td+td{white-space:nowrap}
td:first-child{min-width:12rem}
@media print{body{max-width:none;padding:0}nav{display:none}}
""")


def write_page(desk: Desk, path: Path, program: str, overwrites: bool) -> list[str]:
    """Writes the page whole or not at all, and says so. Raises PracticeError."""
    require_new(path, overwrites)
    write_text(path, dashboard_page(desk, program))
    return [f"Wrote the dashboard: {path}"]


def dashboard_page(desk: Desk, program: str) -> str:
    """All tabs of the dashboard as one HTML page, without notes or answers."""
    figures = Dashboard(desk)
    day = with_weekday(figures.data.today)
    links = [worded("a", tab.value, href=f"#{tab.value.lower()}") for tab in Tab]
    about = worded("p", f"As of {day}, self-scored. Made by {program}.", class_="muted")
    sections = [_section(figures.tab(tab, Filter())) for tab in Tab]
    style = Markup(LIGHT + _DARK + _PAGE + CHARTS)
    return whole_page(
        f"practice, {day}", style, worded("h1", "How it stands"), about, element("nav", *links), *sections
    )


def _section(view: TabView) -> Markup:
    first, *others = view.sentences or ("",)
    return element(
        "section",
        worded("h2", view.tab.value),
        worded("p", first, class_="first"),
        *(worded("p", sentence) for sentence in others),
        *_charts(view),
        *([_table(view.table)] if view.table.rows else []),
        id=view.tab.value.lower(),
    )


def _charts(view: TabView) -> Iterator[Markup]:
    if view.picture:
        yield from picture_charts(view.picture)
    elif view.tab is Tab.TOPICS and (chart := estimates_chart(view.table)):
        yield chart


def _table(table: Table) -> Markup:
    """All columns but those that are drawn, and those in which nothing stands."""
    places = [
        place
        for place, column in enumerate(table.columns)
        if not column.is_drawn and any(row.entries[place].text for row in table.rows)
    ]
    sides = [{"class_": "right"} if table.columns[place].is_right else {} for place in places]
    head = [worded("th", table.columns[place].whole_title, **side) for place, side in zip(places, sides, strict=True)]
    rows = [
        element(
            "tr", *(worded("td", row.entries[place].text, **side) for place, side in zip(places, sides, strict=True))
        )
        for row in table.rows
    ]
    made = element("table", element("thead", element("tr", *head)), element("tbody", joined(*rows)))
    return element("div", made, class_="wide")
