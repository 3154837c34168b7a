"""What the library computes while somebody waits: a report as PDF, which groups may be shown."""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from bench.common import Limits, report
from samenverder.lib.charts import bar_svg_static, layout, shared_domain
from samenverder.lib.statistics.disclosure import safe_groups
from samenverder.lib.typst import compile_pdf

TIMES = 9
LIMITS: Limits = {
    "report_seconds": ("<=", 0.3),
    "groups_of_100_people_seconds": ("<=", 0.1),
    "groups_of_1000_people_seconds": ("<=", 1.0),
}
REPORT = """#import "/look.typ": *
#let data = json("/data.json")
#show: sheet.with(title: data.title, lang: "nl", partnership: data.partnership)
#section("Thema’s")[
  #bars(data.bars.map(b => (theme("A", "ambition", b.name), bar(b.svg, b.name), b.word)))
]
#section("Acties")[
  #listing(("Actie", "Wie", "N"), data.actions, columns: (1fr, auto, auto), numbers: (2,))
]
"""
COUNTS = [2, 11, 21, 31, 17]


def quickest(function: Callable[[], object]) -> float:
    """Seconds of the quickest of several times: the others were held up by something else."""
    took = []
    for _ in range(TIMES):
        started = time.perf_counter()
        function()
        took.append(time.perf_counter() - started)
    return round(min(took), 3)


def report_seconds() -> float:
    """A report with six bars and twenty actions; each time of another partnership."""
    drawn = bar_svg_static(
        layout(COUNTS, domain=shared_domain([COUNTS])), width_mm=110, height_mm=7
    )
    bars = [{"name": f"Thema {n}", "svg": drawn, "word": "eens"} for n in range(6)]
    actions = [["Bel de werkgevers van de regio", "Marloes Dekker", str(n)] for n in range(20)]
    turns = count()
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "rapport.typ"
        template.write_text(REPORT, encoding="utf-8")

        def make() -> bytes:
            names = {"title": "Verslag", "partnership": f"Regio {next(turns)}"}
            return compile_pdf(template, {**names, "bars": bars, "actions": actions})

        make()
        return quickest(make)


def groups_seconds(people: int, organisations: int) -> float:
    """Which layers, kinds and organisations of a made-up session may be shown apart."""
    dice = random.Random(3)
    kind = [f"kind {dice.randrange(8)}" for _ in range(organisations)]
    persons = []
    for _ in range(people):
        place = min(int(dice.expovariate(3 / organisations)), organisations - 1)
        layer = dice.choice(["board", "middle", "staff"])
        persons.append({"layer": layer, "kind": kind[place], "organisation": f"o{place}"})
    return quickest(lambda: safe_groups(persons, ["layer", "kind", "organisation"]))


def main() -> int:
    """Run the bench; exit code 1 when a limit is missed."""
    figures = {
        "report_seconds": report_seconds(),
        "groups_of_100_people_seconds": groups_seconds(100, 14),
        "groups_of_1000_people_seconds": groups_seconds(1000, 200),
    }
    return report("library", figures, LIMITS)


if __name__ == "__main__":
    sys.exit(main())
