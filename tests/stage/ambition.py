"""The ambition of the example region, with a draft after the proposal."""

from typing import Any


def known_ambition(region: Any, by: Any) -> dict[str, int]:
    """What pages of the ambition need to know."""
    from samenverder.ambition.models import AmbitionVersion
    from samenverder.ambition.operations import revise

    texts = AmbitionVersion.objects.filter(partnership=region)
    lying = texts.get(state="consultation")
    draft = revise(version=lying, by=by)
    return {
        "consultation": lying.pk,
        "adopted": texts.get(state="adopted").pk,
        "draft": draft.pk,
        "comment": lying.comments.filter(outcome="waiting").first().pk,
        "area": region.focus_areas.order_by("order").first().pk,
        "question": region.regional_questions.first().pk,
    }
