"""Every drill of every level with so many seeds: `python -m tests.drills 1000`."""

import sys

from practice_tui.core.drills.catalogue import DRILLS, LEVELS
from tests.drills.checking import faults_of

LISTED = 20


def main() -> None:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    bad = 0
    for drill in DRILLS:
        faults = [fault for level in LEVELS for seed in range(seeds) for fault in faults_of(drill, level, seed)]
        bad += len(faults)
        print(f"{drill.name:20} {len(LEVELS) * seeds:6} exercises, {len(faults)} faults")
        for fault in faults[:LISTED]:
            print(f"  {fault}")
    raise SystemExit(bad > 0)


main()
