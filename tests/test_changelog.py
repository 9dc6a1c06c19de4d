"""The changelog is read by a user: each section and group once, and nothing said twice."""

import re
from pathlib import Path

TEXT = (Path(__file__).parents[1] / "CHANGELOG.md").read_text("utf-8")
UNRELEASED = TEXT.split("\n## Unreleased\n")[1].split("\n## ")[0]


def test_each_section_stands_once_and_in_order_and_each_group_once_in_it() -> None:
    titles, *sections = re.split(r"^### ", UNRELEASED, flags=re.MULTILINE)
    assert titles.strip() == ""
    names = [section.partition("\n")[0] for section in sections]
    assert names == [name for name in ("Added", "Changed", "Fixed") if name in names]
    for section in sections:
        groups = re.findall(r"^#### (.+)$", section, re.MULTILINE)
        assert len(groups) == len(set(groups))


def test_no_change_is_told_twice() -> None:
    changes = [" ".join(change.split()) for change in re.split(r"^- ", UNRELEASED, flags=re.MULTILINE)[1:]]
    beginnings = [change[:60] for change in changes]
    assert [beginning for beginning in beginnings if beginnings.count(beginning) > 1] == []
