"""Dialogue meetings of the example region: one that is over, one under way, one planned."""

from typing import Any


def known_dialogues(region: Any, by: Any) -> dict[str, Any]:
    """Their numbers, and the code and keys that open them."""
    from samenverder.dialogues.models import Contribution, Dialogue, PartyQuestion
    from samenverder.dialogues.operations import leading
    from samenverder.dialogues.queries.afterwards import things_of
    from samenverder.dialogues.queries.asked import question_key

    rows = Dialogue.objects.filter(partnership=region)
    over, planned = rows.filter(phase="closed").first(), rows.get(phase="planned")
    told, running = rows.filter(phase="closed").order_by("starts_at")[:2]
    leading.reopen_dialogue(dialogue=running, by=by)
    running.refresh_from_db()
    leading.go_to_round(dialogue=running, by=by, order=2)
    waiting = next(thing for thing in things_of(over) if not thing.became)
    own = Contribution.objects.filter(dialogue=running).first()
    table = running.tables.order_by("number").first()
    asked = PartyQuestion.objects.filter(dialogue__partnership=region).order_by("pk").first()
    gone = PartyQuestion.objects.create(dialogue=told, text="Kan dit eerder?", party="De opleider")
    return {
        "puzzle": next(one.key for one in things_of(over) if not one.is_pearl),
        "asked": question_key(asked), "taken_back": question_key(gone),
        "over": over.pk, "planned": planned.pk, "running": running.pk, "code": running.code,
        "waiting": planned.code, "screen": running.screen_key, "closing": over.screen_key,
        "table": table.pk, "own": str(own.key), "told": told.pk, "thing": waiting.key,
        "ticket": over.addresses.first().ticket, "wiped": told.addresses.first().ticket,
    }  # fmt: skip
