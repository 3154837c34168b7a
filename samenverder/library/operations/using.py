"""“We use this”: an organisation uses a practice, changes what it says of it, stops."""

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.library.models import Practice, PracticeUse, UseStand
from samenverder.library.operations.listing import count_uses
from samenverder.library.operations.telling import hold, tell
from samenverder.library.queries.practices import used_where
from samenverder.library.queries.travels import speaks_for
from samenverder.network.models import Organisation, Person
from samenverder.network.operations.problems import Refused, claim

GONE = _("This practice is no longer in the library.")
TWICE = _("This organisation uses it already. Change what it says of it instead.")


@transaction.atomic
def use_practice(
    *, practice: Practice, by: Any, organisation: Organisation, **values: Any
) -> PracticeUse:
    """Note that an organisation uses a practice. Raises Refused.

    Only for an organisation this user works for; a coordinator for every partner. The contact of
    the practice hears of it, unless they say it themselves.
    """
    held = _held(practice)
    if held.is_withdrawn:
        raise Refused(GONE)
    _speak_for(held, by, organisation)
    if held.organisation_id == organisation.pk:
        raise Refused(
            _("This practice is of this organisation itself. Choose who took it over."),
            "organisation",
        )
    person = Person.objects.present().filter(partnership=held.partnership, user_id=by.pk).first()
    use = PracticeUse(practice=held, organisation=organisation, person=person, by=by, **values)
    _ending(use)
    if person and person.pk == held.contact_id:
        use.seen_at = timezone.now()
    _save_once(use)
    _after(held, by, "practice_used", use)
    return use


@transaction.atomic
def change_use(
    *, use: PracticeUse, by: Any, version: int, organisation: Organisation, **values: Any
) -> PracticeUse:
    """Change what an organisation says of its use; “we stopped” ends it today.

    Raises EditedMeanwhile and Refused.
    """
    held, current = _current(use, by)
    claim(current, version)
    _speak_for(held, by, organisation)
    current.organisation = organisation
    for name, value in values.items():
        setattr(current, name, value)
    _ending(current)
    _save_once(current)
    _after(held, by, "practice_use_changed", current)
    return current


@transaction.atomic
def stop_use(*, use: PracticeUse, by: Any, stand: str = UseStand.STOPPED) -> PracticeUse:
    """An organisation stopped using it; `stand` is the way back: how it went before."""
    held, current = _current(use, by)
    if stand not in UseStand.values:
        raise Refused(_("This is not a way it can go."))
    current.stand = stand
    current.version += 1
    _ending(current)
    current.save(update_fields=["stand", "until", "version"])
    _after(held, by, "practice_use_changed", current)
    return current


@transaction.atomic
def remove_use(*, use: PracticeUse, by: Any) -> PracticeUse:
    """Take away that an organisation uses it: it was a mistake. `restore_use` puts it back."""
    held, current = _current(use, by)
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    _after(held, by, "practice_use_removed", current)
    return current


@transaction.atomic
def restore_use(*, use: PracticeUse, by: Any) -> PracticeUse:
    """Undo of taking it away."""
    held, current = _current(use, by, removed=True)
    current.removed_at = None
    _save_once(current)
    _after(held, by, "practice_use_restored", current)
    return current


@transaction.atomic
def put_news_away(*, practice: Practice, by: Any) -> int:
    """The contact saw who uses it: it no longer stands on their start page. How many.

    Of a withdrawn practice: who uses it saw that.
    """
    held = _held(practice)
    if held.is_withdrawn:
        mine = used_where(by, held.partnership).filter(practice=held)
        return PracticeUse.objects.filter(pk__in=mine.values("pk")).update(
            end_seen_at=timezone.now()
        )
    if held.contact is None or held.contact.user_id != by.pk:
        raise Refused(_("This news is for the contact of the practice."))
    news = PracticeUse.objects.filter(practice=held, removed_at=None, seen_at=None)
    return news.update(seen_at=timezone.now())


def _held(practice: Practice) -> Practice:
    """The practice, held; only what others find, or what they found until it was withdrawn."""
    held = hold(practice)
    if held.removed_at or not held.was_found:
        raise Refused(GONE)
    return held


def _current(use: PracticeUse, by: Any, *, removed: bool = False) -> tuple[Practice, PracticeUse]:
    held = _held(use.practice)
    current = PracticeUse.objects.select_related("organisation").get(pk=use.pk)
    if (current.removed_at is not None) != removed:
        raise Refused(_("Somebody else took this away or put it back meanwhile."))
    _speak_for(held, by, current.organisation)
    return held, current


def _speak_for(practice: Practice, by: Any, organisation: Organisation) -> None:
    if organisation not in speaks_for(by, practice.partnership):
        raise Refused(_("You can only say this for an organisation you work for."), "organisation")


def _ending(use: PracticeUse) -> None:
    """Its last day: today when it stopped just now, none while it goes on."""
    if use.stand != UseStand.STOPPED:
        use.until = None
    elif use.until is None:
        today: dt.date = timezone.localdate()
        use.until = max(today, use.since)


def _save_once(use: PracticeUse) -> None:
    try:
        with transaction.atomic():
            use.save()
    except IntegrityError as twice:
        raise Refused(TWICE, "organisation") from twice


def _after(practice: Practice, by: Any, verb: str, use: PracticeUse) -> None:
    count_uses(practice)
    tell(practice, by, verb, use=use.pk)
