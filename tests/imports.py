"""Prints the import graph, every file below those that it imports: `python -m tests.imports`.

Imports inside functions and under TYPE_CHECKING count too. Ends with 1 and the circle where there is one.
"""

import sys
from graphlib import CycleError, TopologicalSorter

import grimp

PACKAGE = "practice_tui"


def graph() -> dict[str, set[str]]:
    """The files that each file imports, without the package's name."""
    imports = grimp.build_graph(PACKAGE, cache_dir=None)
    return {_short(name): set(map(_short, imports.find_modules_directly_imported_by(name))) for name in imports.modules}


def _short(module: str) -> str:
    return module.removeprefix(f"{PACKAGE}.")


def main() -> int:
    imports = graph()
    try:
        order = list(TopologicalSorter(imports).static_order())
    except CycleError as error:
        print("A circle:", " -> ".join(reversed(error.args[1])))
        return 1
    for name in order:
        print(name, "<-", ", ".join(sorted(imports[name])) or "nothing")
    print(f"{len(order)} files, {sum(map(len, imports.values()))} imports, no circle")
    return 0


if __name__ == "__main__":
    sys.exit(main())
