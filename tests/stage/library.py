"""The library of the example region: practices at every stand."""

from typing import Any


def known_library(region: Any) -> dict[str, Any]:
    """Their numbers, by what is to be seen of them."""
    from samenverder.library.models import Practice

    titles = {
        "published": "Een proefdag zonder contract",
        "to_read": "Met vier scholen één busje",
        "approved": "Een stagemarkt in de gymzaal",
        "remarks": "Ouders lopen mee op open dag",
        "changed": "Samen een les volgen in week 3",
        "changed_review": "Een praktijkverklaring in drie weken",
        "due": "De vaste maandag voor stagebezoek",
        "withdrawn": "Een stageboek op papier",
    }
    found = dict(Practice.objects.filter(partnership=region).values_list("title", "pk"))
    _used_and_withdrawn(found[titles["withdrawn"]])
    return {name: found[title] for name, title in titles.items()}


def _used_and_withdrawn(pk: int) -> None:
    """What is withdrawn has a day and a reason, and the school of Noor uses it."""
    from django.utils import timezone

    from samenverder.library.models import Practice, PracticeUse
    from samenverder.network.models import Organisation

    school = Organisation.objects.get(name="Vso De Wending")
    PracticeUse.objects.get_or_create(practice_id=pk, organisation=school)
    Practice.objects.filter(pk=pk).update(
        withdrawn_at=timezone.now(),
        withdrawn_why="Het boekje raakte kwijt; wij werken nu met foto’s.",
    )
