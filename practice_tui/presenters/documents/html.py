"""A document as one HTML page that prints well: no script, nothing from elsewhere, breaks between blocks."""

from collections.abc import Iterable
from typing import assert_never

from practice_tui.archive.bank_export.markdown_html import MarkdownHtml
from practice_tui.presenters.documents.blocks import (
    Blanks,
    Block,
    Document,
    Figure,
    Grid,
    Item,
    Items,
    Mark,
    Paragraph,
    Prose,
    Room,
    Section,
)
from practice_tui.presenters.html_page.markup import Markup, element, joined, worded
from practice_tui.presenters.html_page.shell import CHARTS, LIGHT, whole_page

_STYLE = Markup("""
:root{color-scheme:light;--page:#fff}@page{size:A4;margin:10mm 12mm}
body{font:15px/1.45 system-ui,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:var(--page);max-width:54rem;
margin:0 auto;padding:1.5rem}
h1{font-size:1.5rem;line-height:1.2;margin:0 0 .4rem}
h2{font-size:1.15rem;margin:1.5rem 0 .3rem;border-bottom:1px solid var(--line);padding-bottom:.15rem}
h3{font-size:1rem;margin:.9rem 0 .2rem}h2 small,h3 small{font-weight:400;font-size:.85em;margin-left:.5em}
p{margin:.35rem 0}.quiet,small,figcaption{color:var(--muted)}figure{margin:.6rem 0}figcaption{font-size:.9em}
.prose{border-left:3px solid var(--accent);padding:.1rem 0 .1rem .8rem;margin:.5rem 0;font-size:1.07em}
pre{font:.86em/1.35 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
code{font-family:ui-monospace,Menlo,Consolas,monospace}
h4{font-size:.95em;margin:.7rem 0 .15rem}ul{list-style:none;margin:.2rem 0;padding:0}
.columns2>h4:first-child,.columns3>h4:first-child{margin-top:0}
li{display:flex;gap:.5em;margin:.22rem 0;break-inside:avoid}li>div{flex:1;min-width:0}
label{white-space:nowrap;font-size:.85em;color:var(--muted)}label input{margin:0 .25em 0 0;vertical-align:-.1em}
.label{font-size:.78em;font-weight:600;border:1px solid var(--line);border-radius:.3em;padding:0 .35em;
white-space:nowrap}
.below{color:var(--muted);font-size:.94em}
.mark{flex:none;font-weight:700;width:1.7em;text-align:center}.missed{color:var(--over)}.missed~div{font-weight:600}
.missed~div .below{font-weight:400}
table{border-collapse:collapse;width:100%;margin:.4rem 0;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid var(--line)}
.right{text-align:right}
.blanks{display:flex;flex-wrap:wrap;gap:.6rem 1.5rem;margin:.6rem 0}.blanks span{flex:1;min-width:11rem;
border-bottom:1px solid var(--ink);padding-top:1rem;color:var(--muted)}
.room{break-inside:avoid}.room div{border-bottom:1px solid var(--line);height:1.9rem}
.whole{break-inside:avoid}.large>.prose{font-size:1.25em}.columns2,.columns3{margin-top:.5rem}
@media(min-width:60rem){.columns2,.columns3{columns:2;column-gap:2rem}.columns3{columns:3}}
@media print{body{max-width:none;padding:0;font-size:8.6pt;line-height:1.25}li{margin:.12rem 0}h4{margin-top:.5rem}
h1{font-size:15pt}h2{font-size:11pt;margin:3.2mm 0 1mm}h3{font-size:9pt}
h1,h2,h3,h4{break-after:avoid}.new-page{break-before:page}.new-page>h2{margin-top:0}
.columns2{columns:2;column-gap:7mm;font-size:.93em;line-height:1.26}
.columns3{columns:3;column-gap:5mm;font-size:.88em;line-height:1.24}
.columns2 li,.columns3 li{margin:.08rem 0}.columns2 h3,.columns3 h3{margin:1.6mm 0 .4mm}
.columns2 section:first-child h3,.columns3 section:first-child h3{margin-top:0}
.room div{height:7mm}}
""")
_SIGNS = {Mark.HEARD: "✓", Mark.HELPED: "(✓)", Mark.MISSED: "✗"}


def document_html(document: Document) -> str:
    """The whole page."""
    style = Markup(LIGHT + CHARTS + _STYLE)
    return whole_page(document.title, style, worded("h1", document.title), *_blocks(document.blocks, 2))


def _blocks(blocks: Iterable[Block], level: int) -> list[Markup]:
    """The blocks, with headings of sections at `level`."""
    return [_block(block, level) for block in blocks]


def _block(block: Block, level: int) -> Markup:
    match block:
        case Paragraph():
            return worded("p", block.text, **({"class_": "quiet"} if block.is_quiet else {}))
        case Prose():
            return element("div", Markup(MarkdownHtml(has_links=False).of(block.text)), class_="prose")
        case Items():
            title = [worded("h4", block.title)] if block.title else []
            return joined(*title, element("ul", joined(*map(_item, block.items))))
        case Grid():
            return _grid(block)
        case Blanks():
            return element("div", *(worded("span", label) for label in block.labels), class_="blanks")
        case Room():
            title = [worded("h4", block.label)] if block.label else []
            return element("div", *title, *(element("div") for _ in range(block.lines)), class_="room")
        case Figure():
            return element("figure", block.svg, worded("figcaption", block.caption or block.sentence))
        case Section():
            aside = [worded("small", block.aside)] if block.aside else []
            heading = [element(f"h{level}", worded("span", block.title), *aside)] if block.title else []
            return element("section", *heading, *_blocks(block.blocks, level + 1), class_=block.layout.value)
        case _:
            assert_never(block)


def _item(item: Item) -> Markup:
    boxes = [element("label", element("input", type="checkbox"), worded("span", box)) for box in item.boxes]
    if item.mark:
        shown = {"class_": f"mark {item.mark.name.lower()}", "role": "img", "aria_label": item.mark.value}
        boxes.append(worded("span", _SIGNS[item.mark], **shown))
    below = [worded("div", line, class_="below") for line in item.below]
    label = [worded("span", item.label, class_="label"), Markup(" ")] if item.label else []
    return element("li", *boxes, element("div", *label, worded("span", item.text), *below))


def _grid(grid: Grid) -> Markup:
    sides = [{"class_": "right"} if title.startswith(">") else {} for title in grid.titles]
    titles = [worded("th", title.lstrip(">"), **side) for title, side in zip(grid.titles, sides, strict=True)]
    rows = [
        element("tr", *(worded("td", text, **side) for text, side in zip(row, sides, strict=True))) for row in grid.rows
    ]
    return element("table", element("thead", element("tr", *titles)), element("tbody", joined(*rows)))
