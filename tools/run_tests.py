"""All tests: on SQLite, in a real browser, and again on PostgreSQL; one closing line for all.

With two processors or more the three run at the same time, for a browser is mostly waited for, and
the output of one follows when the one before is done. With --apart one runs after the other.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.postgres import postgres

COUNTS = re.compile(r"(\d+) (passed|failed|skipped|errors?|xfailed)")
APART = "--apart"
NOTHING_COLLECTED = 5  # as pytest says it
Counts = dict[str, int]


class Lane:
    """One run of pytest, with its own data folder; its output waits in a file until it is told."""

    def __init__(self, name: str, arguments: list[str], **environment: str) -> None:
        self.name = name
        self.output = tempfile.NamedTemporaryFile("w+", encoding="utf-8")  # noqa: SIM115
        self.var = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *arguments],
            env={**os.environ, "SAMENVERDER_VAR": self.var.name, **environment},
            stdout=self.output,
        )

    def tell(self) -> tuple[int, Counts]:
        """Pass the output on as it comes, until the end; returns the exit code and the counts."""
        print(f"== {self.name}", flush=True)
        last = ""
        for line in self._lines():
            print(line, end="", flush=True)
            last = line if COUNTS.search(line) else last
        counts = {kind.rstrip("s"): int(number) for number, kind in COUNTS.findall(last)}
        return self.process.wait(), counts

    def _lines(self) -> Iterator[str]:
        with open(self.output.name, encoding="utf-8", errors="replace") as reader:
            rest, ended = "", False
            while not ended:
                ended = self.process.poll() is not None  # what it wrote before is read below
                *whole, rest = (rest + reader.read()).split("\n")
                yield from (f"{line}\n" for line in whole)
                if not ended:
                    time.sleep(0.2)
            yield rest

    def end(self) -> None:
        """Stop when it still runs, and leave nothing behind."""
        self.process.kill()
        self.process.wait()
        self.output.close()
        self.var.cleanup()


LANES = {
    "In a real browser, with accessibility, on SQLite": "journey",
    "SQLite": "not journey",
    "PostgreSQL": "not journey and not sqlite_only",
}


def run(extra: list[str], *, together: bool) -> list[tuple[int, Counts]]:
    """Every lane, with the arguments that were given: exit codes and counts."""
    found, lanes = [], []
    with ExitStack() as stack:
        for name, marks in LANES.items():
            environment = {}
            if name == "PostgreSQL":
                environment["DATABASE_URL"] = stack.enter_context(postgres(durable=False))
            lanes.append(Lane(name, ["-q", "-m", marks, *extra], **environment))
            stack.callback(lanes[-1].end)
            if not together:
                found.append(lanes[-1].tell())
        return found or [lane.tell() for lane in lanes]


def worst(codes: list[int]) -> int:
    """The exit code for all: a lane that has none of the tests asked for says nothing."""
    ran = [code for code in codes if code != NOTHING_COLLECTED]
    return max(ran) if ran else NOTHING_COLLECTED


def main() -> int:
    """Run all; the exit code of the worst."""
    started = time.monotonic()
    extra = [argument for argument in sys.argv[1:] if argument != APART] or ["tests"]
    results = run(extra, together=APART not in sys.argv and (os.cpu_count() or 1) > 1)
    totals: Counts = {}
    for _code, counts in results:
        for kind, number in counts.items():
            totals[kind] = totals.get(kind, 0) + number
    failed = totals.get("failed", 0) + totals.get("error", 0)
    passed, skipped = totals.get("passed", 0), totals.get("skipped", 0)
    seconds = time.monotonic() - started
    print(f"\nIn a browser and on both databases, in {seconds:.0f} seconds:")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return worst([code for code, _counts in results])


if __name__ == "__main__":
    sys.exit(main())
