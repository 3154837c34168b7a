"""Schools of a track: invite, say yes, stop, take off the list; and who pulls there."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import Organisation, Person
from samenverder.network.operations.problems import Refused
from samenverder.tracks.models import ChangeLead, LearningTrack, SchoolState, TrackSchool
from samenverder.tracks.operations.telling import (
    check_partners,
    check_same,
    locked_school,
    still_open,
    tell,
)

STEPS = {
    SchoolState.INVITED: {SchoolState.JOINED},
    SchoolState.JOINED: {SchoolState.INVITED, SchoolState.LEFT},
    SchoolState.LEFT: {SchoolState.JOINED},
}


@transaction.atomic
def invite_schools(
    *, track: LearningTrack, by: Any, organisations: Collection[Organisation]
) -> int:
    """Put schools on the list as invited; those on it stay. Returns how many came."""
    current = still_open(track)
    wanted = {row.pk for row in organisations}
    check_partners(current.partnership_id, wanted)
    back = current.schools.filter(organisation__in=wanted).exclude(removed_at=None)
    returned = back.update(removed_at=None)
    known = set(current.schools.values_list("organisation_id", flat=True))
    made = TrackSchool.objects.bulk_create(
        TrackSchool(track=current, organisation_id=pk) for pk in sorted(wanted - known)
    )
    if made or returned:
        tell(current, by, "track_schools_invited", n=len(made) + returned)
    return len(made) + returned


@transaction.atomic
def step_school(*, school: TrackSchool, by: Any, to: str) -> TrackSchool:
    """A school says yes, stops, or takes that back. Raises Refused for another step."""
    current = locked_school(school)
    if to == current.state:
        return current
    if to not in STEPS[SchoolState(current.state)]:
        words = {"now": current.get_state_display()}
        raise Refused(gettext_lazy("From “%(now)s” this step cannot be made.") % words)
    today = timezone.localdate()
    if to == SchoolState.INVITED:
        current.joined_on = None
    elif to == SchoolState.LEFT:
        current.left_on = today
    else:
        current.joined_on, current.left_on = current.joined_on or today, None
    current.state = to
    current.save(update_fields=["state", "joined_on", "left_on"])
    tell(current.track, by, f"track_school_{to}", school=current.organisation.name)
    return current


@transaction.atomic
def take_off(*, school: TrackSchool, by: Any) -> None:
    """Take a school off the list that did not take part; it can be put back."""
    current = locked_school(school)
    if current.state != SchoolState.INVITED:
        raise Refused(
            gettext_lazy("This school takes part or took part. Say that it stopped; then it stays.")
        )
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    tell(current.track, by, "track_school_removed", school=current.organisation.name)


@transaction.atomic
def put_back(*, school: TrackSchool, by: Any) -> None:
    """Undo of taking off."""
    current = still_open(school.track)
    if current.schools.filter(pk=school.pk).exclude(removed_at=None).update(removed_at=None):
        tell(current, by, "track_school_restored", school=school.organisation.name)


@transaction.atomic
def add_leads(*, school: TrackSchool, by: Any, people: Collection[Person]) -> int:
    """These people pull at this school; who did already stays. Returns how many are new."""
    current = locked_school(school)
    check_same(current.track.partnership_id, *people)
    known = set(current.leads.values_list("person_id", flat=True))
    made = ChangeLead.objects.bulk_create(
        ChangeLead(school=current, person=person) for person in people if person.pk not in known
    )
    if made:
        tell(current.track, by, "change_leads_added", n=len(made))
    return len(made)


@transaction.atomic
def remove_lead(*, lead: ChangeLead, by: Any) -> None:
    """Somebody no longer pulls at this school."""
    current = locked_school(lead.school)
    if ChangeLead.objects.filter(pk=lead.pk).delete()[0]:
        tell(current.track, by, "change_lead_removed", school=current.organisation.name)


@transaction.atomic
def add_leads_at(
    *, track: LearningTrack, by: Any, people: Mapping[int, Collection[Person]]
) -> list[int]:
    """For each school of the track who pulls there. Returns the numbers of the new change leads."""
    before = set(ChangeLead.objects.filter(school__track=track).values_list("pk", flat=True))
    rows = track.schools.filter(removed_at=None, pk__in=people).select_related("track")
    for school in rows:
        add_leads(school=school, by=by, people=people[school.pk])
    after = ChangeLead.objects.filter(school__track=track).order_by("pk")
    return [pk for pk in after.values_list("pk", flat=True) if pk not in before]


@transaction.atomic
def remove_leads(*, track: LearningTrack, by: Any, leads: Collection[int]) -> None:
    """Undo of `add_leads_at`: these no longer pull at their schools."""
    rows = ChangeLead.objects.filter(school__track=track, pk__in=leads)
    for lead in rows.select_related("school__organisation", "school__track"):
        remove_lead(lead=lead, by=by)


@transaction.atomic
def mail_leads(*, track: LearningTrack, by: Any) -> int:
    """Ask the change leads of schools that did not answer whether they take part.

    One mail a person; returns how many. Raises Refused when there is nobody to ask.
    """
    current = still_open(track)
    rows = ChangeLead.objects.filter(
        school__track=current,
        school__removed_at=None,
        school__state=SchoolState.INVITED,
        person__left_on=None,
    ).exclude(person__email="")
    leads = list(rows.select_related("person__user", "school__organisation").order_by("pk"))
    if not leads:
        raise Refused(
            gettext_lazy(
                "There is nobody to mail: no invited school has a change lead with an address."
            )
        )
    for lead in {row.person_id: row for row in leads}.values():
        lead.school.track = current
        _mail(lead, by)
    people = len({row.person_id for row in leads})
    tell(current, by, "track_leads_mailed", n=people)
    return people


def _mail(lead: ChangeLead, by: Any) -> None:
    track, user = lead.school.track, lead.person.user
    language = user.language if user else "nl"
    address = reverse("tracks:detail", args=[track.partnership.slug, track.pk])
    with translation.override(language):
        send_mail(
            to=lead.person.email,
            subject=_("Does your school take part? %(title)s") % {"title": track.title},
            template="tracks/mail/invitation",
            context={
                "track": track,
                "school": lead.school.organisation,
                "person": lead.person,
                "sender": by,
                "partnership": track.partnership,
                "url": absolute_url(address),
            },
            language=language,
            about=f"track:{track.pk}",
        )
