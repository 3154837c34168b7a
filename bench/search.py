"""Search in a large region: 200 organisations, 2,000 people, 2,000 meetings, 20,000 commitments.

The page is asked for as a browser does, signed in; the limit is on the time the server takes.
"""

import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from typing import Any

from bench.common import Limits, report

TIMES = 8
ACTIONS = 20_000
QUERIES = [
    "scholen",
    "afspraken",
    "stage",
    "loopbaangesprek",
    "warme overdracht",
    "gemeente betaalt vervoer",
    "anouk",
    "anouk appelman",
    "lindecollege",
    "overleg 12",
    "werkg",
    "de leerlingen in de regio",
    "bestuurlijk overleg",
    "reflectie",
    "qqqq",
    "overdrahct",
]
LIMITS: Limits = {"p95_ms": ("<=", 100), "worst_ms": ("<=", 250), "changed_ms": ("<=", 150)}


def prepare_database() -> None:
    """A database of its own with every table."""
    folder = tempfile.mkdtemp(prefix="samenverder-search-")
    os.environ["SAMENVERDER_VAR"] = os.environ.get("SAMENVERDER_VAR", folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenverder.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def fill() -> tuple[Any, int, float]:
    """The region, how many things can be found in it, and seconds to make the index."""
    from bench.commitment_rows import many_actions
    from bench.region import LARGE, make_region
    from samenverder.insight import index

    region = make_region("search", replace(LARGE, sessions=4, participants=20))
    many_actions(region, ACTIONS)
    _many_meetings(region)
    started = time.perf_counter()
    entries = index.rebuild()
    return region, entries, time.perf_counter() - started


def _many_meetings(region: Any) -> None:
    """Up to two thousand meetings, held and to come."""
    from datetime import timedelta

    from django.utils import timezone

    from bench.commitment_rows import sentence
    from samenverder.meetings.models import Meeting

    now, there = timezone.now(), Meeting.objects.filter(partnership=region.partnership).count()
    Meeting.objects.bulk_create(
        Meeting(
            partnership=region.partnership,
            kind="board",
            title=f"Overleg {at}",
            purpose=sentence(region),
            starts_at=now - timedelta(days=at * 2 - 90),
            ends_at=now - timedelta(days=at * 2 - 90, hours=-2),
            state="held" if at > 45 else "planned",
        )
        for at in range(max(0, 2000 - there))
    )


def ask(client: Any, path: str) -> float:
    """Milliseconds the server takes for one page."""
    started = time.perf_counter()
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return (time.perf_counter() - started) * 1000


def measure() -> dict[str, Any]:
    """p95 over all questions and rounds, the worst of them, and the first after a change."""
    from bench.visitors import browser
    from samenverder.commitments.models import ActionItem

    region, entries, seconds = fill()
    client = browser(region.coordinator)
    path = f"/regio/{region.slug}/zoeken/?q="
    for query in QUERIES:
        ask(client, path + query)
    taken = {query: [ask(client, path + query) for _ in range(TIMES)] for query in QUERIES}
    flat = sorted(value for values in taken.values() for value in values)
    first = ActionItem.objects.filter(partnership=region.partnership).first()
    assert first is not None
    changed = []
    for at in range(TIMES):
        ActionItem.objects.filter(pk=first.pk).update(text=f"Nieuwe tekst {at}")
        changed.append(ask(client, path + "scholen"))
    slowest = max(taken, key=lambda query: statistics.median(taken[query]))
    return {
        "entries": entries,
        "index_seconds": round(seconds, 1),
        "questions": len(QUERIES),
        "median_ms": round(statistics.median(flat), 1),
        "p95_ms": round(flat[int(len(flat) * 0.95) - 1], 1),
        "worst_ms": round(flat[-1], 1),
        "slowest_question": slowest,
        "changed_ms": round(max(changed), 1),
    }


def main() -> int:
    """Run the bench; exit code 1 when a limit is missed."""
    prepare_database()
    from django.test.utils import override_settings

    with override_settings(ALLOWED_HOSTS=["*"]):
        return report("search", measure(), LIMITS)


if __name__ == "__main__":
    sys.exit(main())
