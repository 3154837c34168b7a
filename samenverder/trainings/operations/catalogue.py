"""A training in the catalogue: make, change, copy, remove, put back."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, Partnership
from samenverder.network.operations.problems import AlreadyThere, Refused, claim
from samenverder.trainings.models import STILL, Training
from samenverder.trainings.operations.narrowing import open_otherwise
from samenverder.trainings.operations.telling import check_same, locked, tell

FIELDS = (
    "title", "provider", "provider_name", "aim", "audience", "hours", "euros", "conditions",
    "url", "theme_code", "focus_area", "sectors", "layers", "for_all_partners", "contact",
)  # fmt: skip
CHOOSE_PARTNERS = _("Choose at least one partner, or let all partners come.")
SAME = ("title", "aim", "provider", "provider_name", "audience", "hours", "euros")


@transaction.atomic
def add_training(
    *, partnership: Partnership, by: Any, partners: Iterable[Organisation] = (), **fields: Any
) -> Training:
    """A new training, still without dates."""
    chosen = _checked(partnership.pk, fields, partners)
    training = Training.objects.create(partnership=partnership, created_by=by, **fields)
    training.partners.set(chosen)
    tell(training, by, "training_added", title=training.title)
    return training


@transaction.atomic
def add_training_once(
    *, partnership: Partnership, by: Any, besides: Training | None = None, **fields: Any
) -> Training:
    """The same; raises AlreadyThere when this user made the same training within an hour.

    `besides` is the training it is a copy of.
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    same = {name: fields[name] for name in SAME if name in fields}
    rows = Training.objects.filter(
        partnership=partnership, created_by=by, removed_at=None, **same,
        created_at__gt=timezone.now() - dt.timedelta(hours=1),
    )  # fmt: skip
    known = rows.exclude(pk=besides.pk if besides else 0).select_related("partnership").first()
    if known is not None:
        raise AlreadyThere(known)
    return add_training(partnership=partnership, by=by, **fields)


@transaction.atomic
def change_training(
    *,
    training: Training,
    by: Any,
    version: int,
    partners: Iterable[Organisation] = (),
    **fields: Any,
) -> Training:
    """Change what a training says of itself. Raises EditedMeanwhile and Refused.

    Who has a place keeps it, also when their organisation is no longer among the partners. Who
    waits and may no longer come is passed over and hears it.
    """
    current = locked(training)
    chosen = _checked(current.partnership_id, fields, partners)
    claim(current, version)
    changed = [name for name in FIELDS if name in fields and getattr(current, name) != fields[name]]
    for name in changed:
        setattr(current, name, fields[name])
    current.save(update_fields=changed)
    before = set(current.partners.values_list("pk", flat=True))
    current.partners.set(chosen)
    if "for_all_partners" in changed or before != {row.pk for row in chosen}:
        open_otherwise(current)
    tell(current, by, "training_changed", fields=changed)
    return current


def _checked(
    partnership: int, fields: dict[str, Any], partners: Iterable[Organisation]
) -> list[Organisation]:
    """The partners that may come; none when all may. Raises Refused for what cannot be."""
    check_same(partnership, fields.get("focus_area"), fields.get("contact"))
    if fields.get("provider") and fields.get("provider_name"):
        raise Refused(_("Choose a partner, or fill in another name: not both."), "provider_name")
    chosen = [] if fields.get("for_all_partners", True) else list(partners)
    if not chosen and not fields.get("for_all_partners", True):
        raise Refused(CHOOSE_PARTNERS, "partners")
    return chosen


@transaction.atomic
def remove_training(*, training: Training, by: Any) -> None:
    """Take a training off the list; dates and sign-ups stay and can be put back.

    Raises Refused while people are signed up for a date to come: call that off first, so that
    they hear of it.
    """
    current = locked(training)
    coming = current.dates.filter(
        removed_at=None, cancelled_at=None, starts_at__gt=timezone.now()
    ).filter(sign_ups__state__in=STILL)
    if coming.exists():
        raise Refused(
            _("People are signed up for a date to come. Call that date off first: they hear of it.")
        )
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current, by, "training_removed", title=current.title)


@transaction.atomic
def restore_training(*, training: Training, by: Any) -> None:
    """Undo of removing."""
    changed = Training.objects.filter(pk=training.pk).exclude(removed_at=None)
    if changed.update(removed_at=None):
        tell(training, by, "training_restored", title=training.title)
