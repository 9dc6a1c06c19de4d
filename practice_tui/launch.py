"""Makes what every face needs, in the order in which it is wanted, and opens the app."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from practice_tui import __version__
from practice_tui.errors import ExitCode, PracticeError
from practice_tui.paths import Places
from practice_tui.printing import is_terminal, print_aside

if TYPE_CHECKING:
    from practice_tui.bank.loaded import Loaded
    from practice_tui.core.left_out import LeftOut
    from practice_tui.sitting.desk import Desk
    from practice_tui.sitting.drilling import DrillOrder
    from practice_tui.sitting.kept import Basis, Keeper
    from practice_tui.sitting.sitting import Sitting

PROGRAM = f"practice {__version__}"
SEED_BITS = 20
WRITER_WAITS = 0.0005  # s until Textual's thread may write what was painted: 3 % of the first paint, where it is 0.005
FRAMES = "200"  # a second at most: 95 % of the keys of a quick hand take 12 ms on Home so, with Textual's 60 it is 25
SHA2 = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
OWN_HASHES = ("_md5", "_sha1", *SHA2, "_sha3", "_blake2")
NO_TERMINAL = "practice needs a terminal"
NO_TERMINAL_HINT = "without one: round, drill and sim --plain, stats, due, next, history, bank list, where"


@dataclass(frozen=True, slots=True)
class Context:
    """What every command is given: where things lie, and how to open them."""

    places: Places

    def load_bank(self) -> "Loaded":
        from practice_tui.bank.compiled import load_compiled

        return load_compiled(self.places.banks, self.places.cache)

    def load_bank_aloud(self) -> "Loaded":
        """For a command that prints of it: what is left out is said on stderr."""
        from practice_tui.bank.problems import left_out_line

        loaded = self.load_bank()
        if line := left_out_line(loaded.problems):
            print_aside(f"practice: {line}")
        return loaded

    @property
    def keeper(self) -> "Keeper":
        from practice_tui.sitting.kept import Keeper
        from practice_tui.system import SystemClock

        return Keeper(self.places, SystemClock())

    def open_desk_to_write(self) -> "Desk":
        """For a command that writes: the day's backup is made first. Raises PracticeError where the file is damaged."""
        from practice_tui.sitting.upkeep import look_after

        desk = self.open_desk()
        try:
            look_after(desk)
        except PracticeError as error:
            if error.code is ExitCode.UNUSABLE_FILE:
                raise
            complain(error)  # one can practise without a backup
        return desk

    def open_desk(self) -> "Desk":
        """For a command: what is missing or left out is said on stderr, which in the app is the screen."""
        from practice_tui.bank.problems import left_out_line
        from practice_tui.sitting.missing import missing_line

        desk = self.open_desk_quietly()
        for line in filter(None, (missing_line(desk), left_out_line(desk.loaded.problems))):
            print_aside(f"practice: {line}")
        return desk

    def open_desk_quietly(self) -> "Desk":
        from practice_tui.core.clock import Moments
        from practice_tui.sitting.desk import Desk, Identity
        from practice_tui.store.opening import open_history
        from practice_tui.system import SystemClock, random_bits

        history = open_history(self.places.history)
        identity = Identity(PROGRAM, f"{os.getpid()}@{os.uname().nodename}")
        return Desk(history, self.load_bank(), Moments(SystemClock(), random_bits), identity)


def open_app(
    context: Context,
    first: "Callable[[Desk], Sitting] | None" = None,
    drill: "DrillOrder | None" = None,
    simulator: tuple[str, int] | None = None,
) -> None:
    """Run the app to its end; it opens in the round `first`, in a drill, in a simulator with its seed, or on Home.

    Raises PracticeError and SystemExit.
    """
    if not is_terminal(sys.stdin, sys.stdout, sys.stderr) or os.environ.get("TERM") == "dumb":
        raise PracticeError(NO_TERMINAL, NO_TERMINAL_HINT, ExitCode.USAGE)
    from practice_tui.config import read_config
    from practice_tui.system import SystemClock, random_bits
    from practice_tui.tui.first_frame import FRAME, first_frame, frame_for, look_of

    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    config, keeper = read_config(context.places.config_file), context.keeper
    look, basis = look_of(config), keeper.basis()
    is_home = not (first or drill or simulator)
    frame = frame_for(look, keeper.read(FRAME, str, basis=basis)) if is_home else ""
    seed = random_bits() & (1 << SEED_BITS) - 1
    wait = keep_home_aside(context, keeper, basis, seed) if is_home and not frame else None
    with first_frame(frame) as held:
        hash_without_openssl()
        with _without("ssl"):
            from practice_tui.tui.app import PracticeApp

        sys.setswitchinterval(WRITER_WAITS)
        if wait:
            wait()
        app = PracticeApp(
            context.open_desk_quietly,
            config,
            SystemClock(),
            seed=seed,
            first=first,
            drill=drill,
            simulator=simulator,
            keeper=keeper,
            basis=basis,
            look=look,
            held=held,
        )
        app.run()
    if app._exception:
        raise app._exception
    if app.return_code:
        raise SystemExit(app.return_code)


def keep_home_aside(
    context: Context, keeper: "Keeper", basis: "Basis | None", seed: int
) -> Callable[[], object] | None:
    """Has Home made in a process of its own where it isn't kept, while this one imports what draws it.

    What is returned waits until it is kept, or can't be: the app makes it then, and tells what is wrong. Measured with
    1,000 attempts and nothing kept: Home is there after 175 ms so, after 250 without, a hello-world after 139.
    """
    from practice_tui.core.home import KEPT_HOME, HomeView

    if basis is None or keeper.read(KEPT_HOME, HomeView, basis=basis) is not None:
        return None
    try:
        process = os.fork()
    except OSError:  # no more processes
        return None
    if process:
        return partial(_wait_for, process)
    try:
        from practice_tui.sitting.outlook import home

        hash_without_openssl()
        desk = context.open_desk_quietly()
        day = desk.today
        view = home(desk, seed)
        if not view.missing:
            keeper.keep(KEPT_HOME, basis, {day.name: view})
    finally:
        os._exit(0)


def tell_left_out(rows: "Sequence[LeftOut]") -> None:
    """What of the history can't be read, in one line on stderr: nothing that is printed rests on it."""
    from practice_tui.core.left_out import left_out_line
    from practice_tui.core.text import one_line

    if line := left_out_line(rows):
        sys.stderr.write(one_line(f"practice: {line}") + "\n")


def _wait_for(process: int) -> None:
    """Until it has ended; the system may have seen to that, where our parent ignores the end of its children."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process, 0)


@contextlib.contextmanager
def mishaps_told(find: Callable[[], Context], *spared: type[Exception]) -> Iterator[None]:
    """An internal error becomes one line and a log beside the data of the context, without private text."""
    try:
        yield
    except Exception as error:
        if isinstance(error, (PracticeError, BrokenPipeError, *spared)):
            raise
        raise _told(find(), error) from error


def complain(error: PracticeError) -> int:
    """What is wrong and what to do, in one line on stderr; the exit code."""
    hint = f" ({error.hint})" if error.hint else ""
    print_aside(f"practice: {error.message}{hint}")
    return int(error.code)


def hash_without_openssl() -> None:
    """hashlib does without OpenSSL where it can't be imported, and these few digests need none.

    Measured: 3.4 of the app's 47 MB, and 5 ms of a command's imports; it takes 0.7 ms. A Python that was built without
    some of its own hashes keeps OpenSSL's.
    """
    with contextlib.suppress(ImportError), _without("_hashlib"):
        for name in (*OWN_HASHES, "hashlib"):
            import_module(name)


@contextlib.contextmanager
def _without(name: str) -> Iterator[None]:
    """Imports find no module of this name meanwhile, unless it is there already; afterwards they do again.

    asyncio does without ssl, and nothing here uses a network: 6 of 130 ms to the first paint.
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # which is how an import is told that there is none
    try:
        yield
    finally:
        del sys.modules[name]


def _told(context: Context, error: Exception) -> PracticeError:
    from practice_tui.mishaps import log_mishap
    from practice_tui.system import SystemClock

    log = context.places.log
    is_logged = log_mishap(log, error, SystemClock().now(), PROGRAM)
    hint = f"what is saved is safe; {'where it happened' if is_logged else 'no log could be written'}: {log}"
    return PracticeError(f"internal error: {type(error).__name__}", hint, ExitCode.INTERNAL)
