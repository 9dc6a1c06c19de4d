"""The one place that asks the machine for the time and for chance."""

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
    """The machine's clocks; the zone is looked up anew at each reading, so that it may change under way."""

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
    """Fresh chance for one id or one seed."""
    return int.from_bytes(os.urandom(RANDOM_BITS // 8 + 1)) >> 8 - RANDOM_BITS % 8
