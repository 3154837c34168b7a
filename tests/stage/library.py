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
    return {name: found[title] for name, title in titles.items()}
