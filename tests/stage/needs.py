"""What boards promised in the example region, and one promise its school can speak about."""

from typing import Any


def known_needs(region: Any) -> dict[str, Any]:
    """What pages of needs and promises need to know."""
    from samenverder.answers.queries.promised import promise_lines
    from samenverder.network.models import User
    from samenverder.plans.models import PlanNeed
    from samenverder.plans.queries import writable

    noor = User.objects.get(email="noor@lindemeer.example")
    lines = promise_lines(region)
    own = promise_lines(region, need__plan__in=writable(region, noor).values("pk"))
    pitched = PlanNeed.objects.filter(plan__partnership=region, plan__state="pitched")
    return {
        "board": lines[0].board,
        "school": own[0].school,
        "promise": own[0].pk,
        "needs": list(pitched.order_by("pk").values_list("pk", flat=True)[:4]),
    }
