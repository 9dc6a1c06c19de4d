"""The voice, the recordings and what hears and plays them, as the configuration wants them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from practice_tui.config import COMMANDS, Config
from practice_tui.paths import Places
from practice_tui.printing import print_to_stderr
from practice_tui.sitting.desk import Desk
from practice_tui.sitting.reading_aloud import Speaker
from practice_tui.sitting.recording import Recording
from practice_tui.sitting.recordings import Limits, Recordings
from practice_tui.system import SystemClock

if TYPE_CHECKING:
    from practice_tui.sitting.playback import Playback
    from practice_tui.voice.recogniser import CommandRecogniser


@dataclass(frozen=True, slots=True)
class SoundSource:
    """Gives rounds their voice, recording and playback: by the commands and in the folder of these places."""

    places: Places

    def speaker(self, config: Config) -> Speaker | None:
        """Speaks what is read aloud; None where the configuration has nothing read."""
        if not config.voice:
            return None
        from practice_tui.voice.speech import CommandSpeaker  # only where it is wanted

        return CommandSpeaker(self.places.own_command(config.speech_command), SystemClock())

    def recordings(self, config: Config, desk: Desk) -> Recordings:
        """The recordings of own answers."""
        limits = Limits(config.recordings_days, config.recordings_mb)
        return Recordings(desk.history, desk.moments, self.places.recordings, limits)

    def recording(self, config: Config, desk: Desk) -> Recording | None:
        """Has answers recorded; None where the configuration has none recorded."""
        if not config.record:
            return None
        from practice_tui.voice.activity import ActivityDetector  # only where they are wanted
        from practice_tui.voice.recorder import CommandRecorder

        recorder = CommandRecorder(self.places.own_command(config.record_command))
        return Recording(recorder, self.recordings(config, desk), [ActivityDetector()], self.recogniser(config))

    def recogniser(self, config: Config) -> "CommandRecogniser | None":
        """Writes down recordings; None where the configuration names no command that does."""
        command = self.places.own_command(config.recognise_command)
        if not command:
            return None
        from practice_tui.voice.recogniser import CommandRecogniser  # only where it is wanted

        return CommandRecogniser(command)

    def playback(self, config: Config, desk: Desk) -> "Playback":
        """Plays recordings of own answers back."""
        from practice_tui.sitting.playback import Playback  # only where something is played
        from practice_tui.voice.playing import CommandPlayer

        player = CommandPlayer(self.places.own_command(config.play_command))
        return Playback(player, self.recordings(config, desk), SystemClock().monotonic)

    def tell_ignored(self, config: Config) -> None:
        """Say on stderr which commands of one's own are ignored."""
        for name in COMMANDS:
            if getattr(config, name) and not self.places.is_platforms:
                print_to_stderr(f"practice: {self.places.ignored_line(name)}")
