"""How fast every page of a large partnership is, and whether its queries grow with it.

    make bench-pages

Two partnerships stand side by side in one SQLite database: one with 200 organisations, 2,000
people and 60 sessions of 100 participants, one with three of each. Every address of the url
configuration is asked for in both, as coordinator and as somebody without an account; pages of a
session once for each stage of it. Server time is measured in this process, through the whole
middleware, without a network. Prints one line of JSON; exits 1 when a limit is passed.
"""

import gc
import json
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

REPEATS, WARM_UPS = 30, 3
SLOW_MS, FEWER = 250, 8
LIMITS = {"page_p95_ms": 60, "download_p95_ms": 1000, "uneven": 0, "broken": 0}


@dataclass
class Figures:
    """What was found so far; times in milliseconds, p95 of the repeats."""

    pages: dict[str, float] = field(default_factory=dict)
    downloads: dict[str, float] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)
    uneven: dict[str, list[Any]] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=dict)
    requests: int = 0

    def as_json(self) -> dict[str, Any]:
        """For the closing line: the worst first."""
        worst = max(self.pages.values(), default=0.0)
        return {
            "page_p95_ms": worst,
            "pages": len(self.pages),
            "requests": self.requests,
            "most_queries": max(self.queries.values(), default=0),
            "per_page_p95_ms": dict(sorted(self.pages.items(), key=lambda pair: -pair[1])),
            "per_download_p95_ms": dict(sorted(self.downloads.items(), key=lambda pair: -pair[1])),
            "uneven_queries": self.uneven,
            "broken": self.broken,
        }

    @property
    def ok(self) -> bool:
        """Every limit is kept."""
        return (
            bool(self.pages)
            and max(self.pages.values()) <= LIMITS["page_p95_ms"]
            and max(self.downloads.values(), default=0.0) <= LIMITS["download_p95_ms"]
            and len(self.uneven) <= LIMITS["uneven"]
            and len(self.broken) <= LIMITS["broken"]
        )


@dataclass(frozen=True)
class Answer:
    """What one request gave. `queries` is None when it is no page of its own (a redirect)."""

    status: int
    is_download: bool
    queries: int
    p95: float | None


def prepare(var: str) -> None:
    """A fresh database in a folder of its own, with both regions in it."""
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {
        "SAMENVERDER_VAR": var,
        "DJANGO_SETTINGS_MODULE": "samenverder.config.settings",
        "LOG_LEVEL": "CRITICAL",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def measure(large: Any, small: Any, only: str = "") -> Figures:
    """Ask every address of both regions and compare."""
    found = Figures()
    asked = _ask_all(small, repeats=0, only=only)
    before = {label: answer for label, _page, answer in asked}
    for label, page, answer in _ask_all(large, repeats=REPEATS, only=only):
        _add(found, label, page, answer, before.get(label))
    return found


def _add(found: Figures, label: str, page: str, answer: Answer, small: Answer | None) -> None:
    found.requests += 1
    if answer.status >= 500:
        found.broken[label] = answer.status
    if small is None or small.status != answer.status:
        found.uneven[label] = [f"status {small.status if small else '-'}", answer.status]
    elif answer.status == 200 and small.queries != answer.queries:
        found.uneven[label] = [small.queries, answer.queries]
    if answer.p95 is None:
        return
    times = found.downloads if answer.is_download else found.pages
    times[page] = max(times.get(page, 0.0), round(answer.p95, 1))
    found.queries[page] = max(found.queries.get(page, 0), answer.queries)


def _ask_all(region: Any, *, repeats: int, only: str) -> Iterator[tuple[str, str, Answer]]:
    """Each request of each visitor: a label that is the same in every region, page, answer."""
    from bench.addresses import addresses, requests
    from bench.visitors import STAGES, browser, set_stage

    visitors = {
        "coordinator": browser(region.coordinator, seat_in=region.session),
        "nobody": browser(None, seat_in=region.session),
    }
    wanted = [address for address in addresses() if only in address.name]
    for stage in STAGES:
        set_stage(region.session, stage)
        of_now = [row for row in wanted if row.is_of_session or stage == "closed"]
        for address in of_now:
            for request in requests(address, region):
                for who, client in visitors.items():
                    if who == "nobody" and address.route.startswith("regio/"):
                        continue
                    answer = _ask(client, request, repeats)
                    shown = f"{stage}, {who}" if address.is_of_session else who
                    yield f"{request.label} ({shown})", address.name, answer


def _ask(client: Any, request: Any, repeats: int) -> Answer:
    """One request: its queries with nothing remembered, and how long it takes when warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from bench.visitors import forget

    def get() -> Any:
        response = client.get(request.path, headers=request.headers)
        if response.streaming:
            list(response.streaming_content)
        return response

    client.raise_request_exception = False
    get()
    forget()
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = get()
    is_download = not response.get("Content-Type", "").startswith("text/html")
    p95 = _p95(get, repeats) if repeats and response.status_code == 200 else None
    return Answer(response.status_code, is_download, len(captured), p95)


def _p95(get: Callable[[], Any], repeats: int) -> float:
    """The 95th percentile in milliseconds: of 30 the 29th. Fewer repeats when it is slow."""
    times: list[float] = []
    for number in range(WARM_UPS + repeats):
        started = time.perf_counter()
        get()
        took = (time.perf_counter() - started) * 1000
        if number >= WARM_UPS:
            times.append(took)
        elif took > SLOW_MS:
            repeats = FEWER
        if len(times) >= repeats:
            break
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


def main() -> int:
    """Make both regions, ask everything, print one line."""
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    with tempfile.TemporaryDirectory(prefix="sv-bench-") as var:
        prepare(var)
        from bench.region import LARGE, SMALL, make_region

        small = make_region("klein", SMALL)
        large = make_region("groot", LARGE)
        gc.collect()
        gc.freeze()
        found = measure(large, small, only)
    line = {"bench": "pages", "figures": found.as_json(), "limits": LIMITS, "ok": found.ok}
    print(json.dumps(line, ensure_ascii=False))
    return 0 if found.ok else 1


if __name__ == "__main__":
    sys.exit(main())
