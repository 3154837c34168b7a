"""From needs of schools to a training, and offering its dates to exactly those schools."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samenverder.answers.operations.twice import check_not_there
from samenverder.lib.text import format_moment, join_words
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import Organisation, Partnership, Person
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanNeed
from samenverder.trainings.models import DateOffer, Training, TrainingDate, TrainingForNeed
from samenverder.trainings.operations.catalogue import add_training
from samenverder.trainings.operations.dates import add_date
from samenverder.trainings.operations.keeping import check_kept, kept_until_first
from samenverder.trainings.operations.mailing import tell_people
from samenverder.trainings.operations.offer_addresses import addresses_for
from samenverder.trainings.operations.places import move_up
from samenverder.trainings.operations.telling import locked, locked_date, tell
from samenverder.trainings.queries.offers import (
    mailed_at,
    offered_schools,
    open_schools,
    schools_of,
)


@transaction.atomic
def begin_from_needs(
    *,
    partnership: Partnership,
    by: Any,
    needs: Sequence[PlanNeed],
    first: dict[str, Any] | None = None,
    offer: bool = False,
    kept: int = 0,
    **fields: Any,
) -> Training:
    """A training that meets these needs; with `first` its first date, with `offer` offered at once.

    `fields` are those of the training. Raises Refused when nothing was chosen, AlreadyThere when a
    training of this title was made of these needs before.
    """
    if not needs:
        raise Refused(_("Choose at least one need."))
    ties = TrainingForNeed.objects.filter(
        training__partnership=partnership, training__removed_at=None
    )
    check_not_there(ties, "training", title=fields["title"], needs=[need.pk for need in needs])
    training = add_training(partnership=partnership, by=by, **fields)
    meet_needs(training=training, by=by, needs=needs)
    if first is not None:
        date = add_date(training=training, by=by, **first)
        if offer:
            offer_date(date=date, by=by, schools=schools_of(training), kept=kept)
    return training


@transaction.atomic
def meet_needs(*, training: Training, by: Any, needs: Iterable[PlanNeed]) -> int:
    """The training is meant for these needs too; returns how many were not there yet."""
    current = locked(training)
    made = 0
    for need in needs:
        if need.plan.partnership_id != current.partnership_id:
            raise ValueError("Everything of a training belongs to its partnership.")
        made += TrainingForNeed.objects.get_or_create(training=current, need=need)[1]
    if made:
        tell(current, by, "training_for_needs", needs=made)
    return made


@transaction.atomic
def unmeet_need(*, row: TrainingForNeed, by: Any) -> None:
    """The training is not meant for this need after all; offers that went out stay."""
    current = locked(row.training)
    row.delete()
    tell(current, by, "training_not_for_need")


@transaction.atomic
def offer_date(
    *,
    date: TrainingDate,
    by: Any,
    schools: Iterable[Organisation],
    kept: int = 0,
    kept_until: dt.date | None = None,
) -> list[DateOffer]:
    """Offer a date to schools whose need this training meets; each school once.

    Their people see it on their start page, who lead there get a mail. `kept` places are kept for
    each of them, up to and including `kept_until`. Raises Refused when nobody can sign up for the
    date, when every school was offered it, or when there are not so many free places.
    """
    current = locked_date(date)
    if not current.is_open:
        raise Refused(_("Nobody can sign up for this date any more. Choose another one."))
    ask = {school.pk for school in schools}
    known = offered_schools(current)
    new = [row for row in open_schools(current.training) if row.pk in ask and row.pk not in known]
    if not new:
        raise Refused(_("Choose at least one school that was not offered this date yet."))
    until = (kept_until or kept_until_first(current)) if kept else None
    if until:
        check_kept(current, more=kept * len(new), until=until)
    made = DateOffer.objects.bulk_create(
        DateOffer(date=current, school=school, by=by, kept=kept, kept_until=until) for school in new
    )
    asked: dict[Person, list[str]] = {}
    for school, people in mailed_at(current.training, new).items():
        for person in people:
            asked.setdefault(person, []).append(school)
    addresses = addresses_for(current.training, asked)
    for person, names in asked.items():
        _mail(current, person, names, made[0], addresses.get(person.pk, ""))
    tell(current.training, by, "training_date_offered", schools=len(made))
    return made


@transaction.atomic
def take_offer_back(*, offer: DateOffer, by: Any) -> None:
    """The date no longer stands on the start page of this school; who signed up keeps a place.

    What was kept for it goes to who waits.
    """
    date = locked_date(offer.date)
    offer.delete()
    move_up(date)
    tell_people(date)
    tell(date.training, by, "training_offer_taken_back")


def _mail(
    date: TrainingDate, person: Person, schools: list[str], offer: DateOffer, address: str
) -> None:
    """`address` is where somebody without an account signs people up; empty for who has one."""
    training = date.training
    language = person.user.language if person.user else "nl"
    with translation.override(language):
        when = format_moment(date.starts_at, language)
        send_mail(
            to=person.email,
            subject=_("A training for your school: %(title)s, %(when)s")
            % {"title": training.title, "when": when},
            template="trainings/mail/offer",
            context={
                "person": person,
                "school": join_words(schools, _("and")),
                "date": date,
                "offer": offer,
                "training": training,
                "partnership": training.partnership,
                "url": absolute_url(address or training.get_absolute_url()),
                "is_secret": bool(address),
            },
            language=language,
            about=f"training_offer:{date.pk}",
        )
