"""Rows of the register of schools, for made-up partnerships of any size."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from bench.school_files import SITES, VO, vo_row
from samenverder.lib.tables import packed
from samenverder.lib.tables.table import Table
from samenverder.register.columns import propose, signature
from samenverder.register.models import (
    RegisterImport,
    RegisterSite,
    SiteChange,
    SitePick,
    SourceSort,
)
from samenverder.register.reading import read_sites


def add_register(region: Any) -> None:
    """A few sites beside a few partners, the whole country beside two hundred."""
    organisations = region.sizes.organisations
    count = min(SITES, organisations**2 // 4 + organisations)
    partner = region.organisations[0]
    add_rows(region.partnership, region.coordinator, count, partner)


def make_register(partnership: Any, by: Any) -> dict[str, Any]:
    """The least of everything, for addresses."""
    return add_rows(partnership, by, 4, partnership.organisations.order_by("pk").first())


def add_rows(partnership: Any, by: Any, count: int, partner: Any) -> dict[str, Any]:
    """Sites with a history, a file that waits, one that came in, one that was undone."""
    done, _undone, waiting = _files(partnership, by, count)
    table = Table("", VO, [vo_row(n) for n in range(count)], 1, list(range(2, count + 2)))
    found = read_sites(table, propose(VO), SourceSort.VO).sites
    sites = RegisterSite.objects.bulk_create(
        [
            RegisterSite(
                partnership=partnership,
                code=row.code,
                sources=SourceSort.VO,
                made_by=done,
                latitude=52.0 + at % 89 / 89,
                longitude=5.5 + at % 97 / 97,
                pupils=at % 900,
                closed_on=timezone.localdate() if at % 50 == 3 else None,
                **row.values | {"board_name": f"Stichting Lindescholen {at // 20}"},
            )
            for at, row in enumerate(found.values())
        ],
        batch_size=500,
    )
    RegisterSite.objects.filter(pk=sites[0].pk).update(organisation=partner)
    SiteChange.objects.bulk_create(
        SiteChange(site=sites[0], made_by=done, field=name, before="was", after="werd")
        for name in ("street", "town")
    )
    pick = SitePick.objects.create(partnership=partnership, by=by)
    pick.sites.set(sites[:1])
    return {"site": sites[0], "import": waiting, "pick": pick}


def _files(partnership: Any, by: Any, count: int) -> list[RegisterImport]:
    """What the page with files lists. The one that waits holds five rows, one of them new."""
    rows = [vo_row(n) for n in range(4)] + [vo_row(count + 5)]
    table = Table("", VO, rows, 1, [2, 3, 4, 5, 6])
    now = timezone.now()
    kept = {"partnership": partnership, "by": by, "sort": SourceSort.VO, "columns": propose(VO)}
    counts = dict.fromkeys(("rows", "sites", "new", "changed", "same", "gone", "closed"), 1)
    made = [
        RegisterImport(filename="vestigingen.csv", done_at=now, counts=counts, **kept),
        RegisterImport(
            filename="oud.csv",
            done_at=now - timedelta(days=9),
            undone_at=now,
            counts=counts,
            **kept,
        ),
        RegisterImport(filename="wacht.csv", content=packed(table), **kept),
    ]
    for row in made:
        row.header = signature(VO)
        row.save()
    return made
