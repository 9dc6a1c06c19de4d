"""The frame of every HTML page: a policy that forbids all that would come from elsewhere, and the style of charts."""

from practice_tui.presenters.html_page.markup import Markup, element, worded

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

LIGHT = Markup("""
:root{--ink:#1b2129;--muted:#4a5563;--page:#fafbfc;--line:#c3ccd8;--accent:#5a1fd0;
--over:#a80f45;--s1:#870000;--s2:#875f00;--s3:#005f5f;--s4:#0000af;--on:#fff;--d1:#cfe3da;--d2:#93c3ae;--d3:#4d9a7d;
--d4:#14664a}""")
"""The colours of a page. One that may be dark sets them anew."""

CHARTS = Markup("""
svg{width:100%;height:auto;display:block}svg text{font:13px system-ui,sans-serif;fill:var(--ink)}
svg .muted{fill:var(--muted)}svg .end{text-anchor:end}svg .middle,svg .small{text-anchor:middle}
svg .small{font-size:10px}
.grid{stroke:var(--line)}.ready{stroke:var(--ink);stroke-dasharray:4 3}.range{stroke:var(--accent);stroke-width:3}
.dot,.accent{fill:var(--accent)}.over{fill:var(--over)}
.score1{fill:var(--s1)}.score2{fill:var(--s2)}.score3{fill:var(--s3)}.score4{fill:var(--s4)}
svg .on1,svg .on2,svg .on3,svg .on4{fill:var(--on)}
.day0{fill:none;stroke:var(--line)}.day1{fill:var(--d1)}.day2{fill:var(--d2)}.day3{fill:var(--d3)}.day4{fill:var(--d4)}
@media print{figure,tr{break-inside:avoid}svg{print-color-adjust:exact}}
""")


def whole_page(title: str, style: Markup, *body: Markup) -> str:
    """A page of its own, which loads nothing from anywhere and runs nothing."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        worded("title", title),
        element("style", style),
    )
    return f"<!DOCTYPE html>\n{element('html', head, element('body', *body), lang='en')}\n"
