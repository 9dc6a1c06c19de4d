"""The voice and the recordings of rounds, as the configuration wants them."""

from practice_tui.config import COMMANDS, Config
from practice_tui.paths import Places
from practice_tui.printing import print_to_stderr
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.reading_aloud import Speaker
from practice_tui.sitting.recording import Recording
from practice_tui.sitting.recordings import Limits, Recordings
from practice_tui.system import SystemClock


def speaker_for(places: Places, config: Config) -> Speaker | None:
    """Speaks what is read aloud; None where the configuration has nothing read."""
    if not config.voice:
        return None
    from practice_tui.voice.speech import CommandSpeaker  # only where it is wanted

    return CommandSpeaker(places.own_command(config.speech_command), SystemClock())


def recordings_for(places: Places, config: Config, desk: Desk) -> Recordings:
    """The recordings of own answers."""
    limits = Limits(config.recordings_days, config.recordings_mb)
    return Recordings(desk.history, desk.moments, places.recordings, limits)


def recording_for(places: Places, config: Config, desk: Desk) -> Recording | None:
    """Has answers recorded; None where the configuration has none recorded."""
    if not config.record:
        return None
    from practice_tui.voice.activity import ActivityDetector  # only where they are wanted
    from practice_tui.voice.recorder import CommandRecorder

    recorder = CommandRecorder(places.own_command(config.record_command))
    return Recording(recorder, recordings_for(places, config, desk), [ActivityDetector()])


def tell_ignored(places: Places, config: Config) -> None:
    """Say on stderr which commands of one's own are ignored."""
    for name in COMMANDS:
        if getattr(config, name) and not places.is_platforms:
            print_to_stderr(f"practice: {places.ignored_line(name)}")
