"""All tests, on SQLite with a real browser and again on PostgreSQL; one closing line for both."""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.postgres import postgres

COUNTS = re.compile(r"(\d+) (passed|failed|skipped|errors?|xfailed)")


def run(name: str, arguments: list[str], **environment: str) -> tuple[int, dict[str, int]]:
    """Run pytest once and pass its output on; returns its exit code and counts."""
    print(f"== {name}", flush=True)
    with tempfile.TemporaryDirectory() as var:
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", *arguments],
            env={**os.environ, "SAMENVERDER_VAR": var, **environment},
            stdout=subprocess.PIPE,
            text=True,
        )
        last = ""
        for line in process.stdout or []:
            print(line, end="", flush=True)
            last = line if COUNTS.search(line) else last
        code = process.wait()
    return code, {kind.rstrip("s"): int(number) for number, kind in COUNTS.findall(last)}


def main() -> int:
    """SQLite first, then what touches the database on PostgreSQL."""
    started = time.monotonic()
    extra = sys.argv[1:] or ["tests"]
    results = [run("SQLite, browser and accessibility", ["-q", *extra])]
    with postgres(durable=False) as url:
        rest = ["-q", "-m", "not journey and not sqlite_only", *extra]
        results.append(run("PostgreSQL", rest, DATABASE_URL=url))
    totals: dict[str, int] = {}
    for _code, counts in results:
        for kind, number in counts.items():
            totals[kind] = totals.get(kind, 0) + number
    failed = totals.get("failed", 0) + totals.get("error", 0)
    passed, skipped = totals.get("passed", 0), totals.get("skipped", 0)
    seconds = time.monotonic() - started
    print(f"\nBoth databases, in {seconds:.0f} seconds:")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return max(code for code, _counts in results)


if __name__ == "__main__":
    sys.exit(main())
