"""Opens the app: reads the configuration, shows the first frame, opens the store, and tells what went wrong."""

import locale
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from practice_tui.collector import made_for_good
from practice_tui.config import Config, read_config
from practice_tui.error_log import internal_errors_reported
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.paths import Places
from practice_tui.printing import is_terminal, print_lines, print_to_stderr
from practice_tui.system import SystemClock, random_bits
from practice_tui.tui.first_frame import FirstFrame

if TYPE_CHECKING:
    from practice_tui.tui.background_sync import BackgroundSync
    from practice_tui.tui.router import Router

FRAMES = "200"  # a second at most, where Textual paints 60: 95 % of a quick hand's keys take 12 ms so, and 25 with 60
MANY_COLOURS = ("256color", "kitty")  # how the name of such a terminal ends
NO_TERMINAL = "practice needs a terminal"
NO_TERMINAL_HINT = (
    "without one: practice --plain, practice round --plain, stats, due, next, history, bank list, where, "
    "drill --plain, sim --plain, interview --plain, candidate --plain, rate --plain, calibrate --plain, agreement"
)


def open_app(
    places: Places,
    opening: "Callable[[Router], Awaitable[None]] | None" = None,
) -> None:
    """Run the app to its end, from Home or from what `opening` opens. Raises PracticeError and SystemExit."""
    _require_terminal(NO_TERMINAL_HINT)
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    config, clock = read_config(places.config_file), SystemClock()
    sync = _background_sync(places, config)
    with FirstFrame(places, config, clock, is_shown=opening is None) as frame:
        with made_for_good():
            from practice_tui.context import Context  # all but the frame is imported behind it
            from practice_tui.core.bank.codes import seed_of
            from practice_tui.core.views.transcript_wording import unwritten_said
            from practice_tui.sound import SoundSource
            from practice_tui.tui.app import PracticeApp

        sound = SoundSource(places)
        seed = seed_of(random_bits()) if frame.seed is None else frame.seed
        app = PracticeApp(
            Context(places).open_desk_quietly,
            config,
            clock,
            seed=seed,
            opening=opening,
            frame=frame,
            has_16_colours=has_16_colours(os.environ),
            config_file=places.config_file,
            is_ascii=_is_ascii(),
            sync=sync,
            sound=sound,
        )
        app.run()
    sound.tell_ignored(config)
    if app._exception:
        raise app._exception
    line = sync.finish(Context(places).open_desk_quietly).line if sync else ""  # also where its window was closed
    if app.unwritten:
        print_to_stderr(f"practice: {unwritten_said(app.unwritten)}")
    if app.failure:
        raise app.failure
    if app.return_code:
        raise SystemExit(app.return_code)
    if app.last_words:
        print_lines([app.last_words])
    if line:
        print_to_stderr(f"practice: {line}")


def _background_sync(places: Places, config: Config) -> "BackgroundSync | None":
    """With the other machines, where the configuration names the folder in which they meet."""
    root = places.sync_folder(config.sync)
    if root is None:
        return None
    from practice_tui.tui.background_sync import BackgroundSync, OverError  # 30 ms: only where it is wanted

    return BackgroundSync(root, places, lambda: internal_errors_reported(lambda: places, OverError))


def has_16_colours(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that it has no more: neither TERM nor COLORTERM names more."""
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return False
    return environment.get("TERM", "").rpartition("-")[2].lower() not in MANY_COLOURS


def open_candidate(places: Places) -> None:
    """Run the candidate's screen to its end; it opens no history. Raises PracticeError and SystemExit."""
    _require_terminal("practice candidate --plain")
    config = read_config(places.config_file)
    from practice_tui.sitting.candidate_follower import CandidateFollower  # Textual is only imported where it is shown
    from practice_tui.tui.candidate_app import CandidateApp

    app = CandidateApp(
        CandidateFollower(places.candidate, SystemClock()),
        config,
        has_16_colours=has_16_colours(os.environ),
        is_ascii=_is_ascii(),
    )
    app.run()
    if app._exception:
        raise app._exception
    if app.return_code:
        raise SystemExit(app.return_code)


def _require_terminal(hint: str) -> None:
    if not is_terminal(sys.stdin, sys.stdout, sys.stderr) or os.environ.get("TERM") == "dumb":
        raise PracticeError(NO_TERMINAL, hint, ExitCode.USAGE)


def _is_ascii() -> bool:
    return locale.getencoding().lower().replace("-", "") != "utf8"
