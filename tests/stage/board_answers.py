"""What boards answered in the example region: a plan that waits, one answered, one shared."""

from typing import Any


def known_board_answers(region: Any) -> dict[str, int]:
    """What pages of answers need to know."""
    from samenverder.network.models import Person
    from samenverder.plans.models import SchoolPlan

    plans = SchoolPlan.objects.filter(partnership=region)
    waits = plans.get(title="Stage vanaf klas 3")
    return {
        "waits": waits.pk,
        "need": waits.planneeds.order_by("order", "pk").first().pk,
        "answered": plans.get(title="Elke mentor een loopbaangesprek").pk,
        "shared": plans.filter(state="shared").order_by("pk").first().pk,
        "board": Person.objects.get(partnership=region, name="Hanneke Bruin").pk,
    }
