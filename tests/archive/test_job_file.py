"""A job description as it was pasted, or out of a file of plain text."""

from pathlib import Path

import pytest

from practice_tui.archive.job_file import MAX_BYTES, read_description, read_job_file
from practice_tui.errors import PracticeError
from tests.desks import desk_of_files


def test_a_line_that_names_a_file_is_that_file_and_all_else_is_the_description(tmp_path: Path) -> None:
    desk, file = desk_of_files(tmp_path), tmp_path / "a job.txt"
    file.write_text("\ufeffWe need\nchain rules by hand", "utf-8")
    text, words = read_description(desk, f" {file} ")
    assert text == "We need\nchain rules by hand"
    assert [word.word for word in words] == ["Chain rule by hand"]
    assert read_description(desk, "two words") == ("two words", ())
    assert read_description(desk, "") == ("", ())
    with pytest.raises(PracticeError, match=r"there is no nowhere\.txt"):
        read_description(desk, "nowhere.txt")


@pytest.mark.parametrize("times", [20, 60, 400])
def test_a_long_paragraph_on_one_line_is_a_description(tmp_path: Path, times: int) -> None:
    pasted = "We need chain rules " * times
    assert read_description(desk_of_files(tmp_path), pasted)[0] == pasted


def test_a_home_that_there_is_not_is_said(tmp_path: Path) -> None:
    with pytest.raises(PracticeError, match="there is no ~nobody-of-this-name/job"):
        read_description(desk_of_files(tmp_path), "~nobody-of-this-name/job.txt")


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"a\0b", b"x" * (MAX_BYTES + 1)])
def test_what_is_no_short_plain_text_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "job"
    file.write_bytes(data)
    with pytest.raises(PracticeError, match=r"plain text|no text of at most"):
        read_job_file(file)
    with pytest.raises(PracticeError, match="no text of at most"):
        read_job_file(tmp_path)
