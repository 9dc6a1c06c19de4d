"""The machine's time and randomness; no other module asks for them."""

import os
import sys
import time
from datetime import datetime

from practice_tui.core.values.ids import RANDOM_BITS
from practice_tui.errors import PracticeError

_ON_MAC = sys.platform == "darwin"
# Linux stops CLOCK_MONOTONIC in a suspend and has CLOCK_BOOTTIME; macOS stops CLOCK_UPTIME_RAW and not CLOCK_MONOTONIC.
_AWAKE = getattr(time, "CLOCK_UPTIME_RAW", time.CLOCK_MONOTONIC) if _ON_MAC else time.CLOCK_MONOTONIC
_ALWAYS = time.CLOCK_MONOTONIC if _ON_MAC else getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class SystemClock:
    """The machine's clocks. The time zone is read anew each time, since it may change.

    `now` raises PracticeError for a zone that is a day or more from UTC.
    """

    def now(self) -> datetime:
        try:
            return datetime.now().astimezone()
        except ValueError as error:  # more than a day from UTC
            zone = os.environ.get("TZ", "")
            raise PracticeError(
                f"the time zone TZ={zone} can't be used", "set TZ to one such as Europe/Berlin"
            ) from error

    def monotonic(self) -> float:
        return time.clock_gettime(_AWAKE)

    def boottime(self) -> float:
        return time.clock_gettime(_ALWAYS)


def random_bits() -> int:
    """RANDOM_BITS fresh random bits, for an id or a seed."""
    return int.from_bytes(os.urandom(RANDOM_BITS // 8 + 1)) >> 8 - RANDOM_BITS % 8
