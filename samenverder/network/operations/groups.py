"""The core team and the working groups: who is in them, what time and money they have."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.network.models import (
    GroupMember,
    GroupYear,
    Partnership,
    Person,
    User,
    WorkingGroup,
)
from samenverder.network.operations.notes import note
from samenverder.network.operations.periods import still_to_come
from samenverder.network.operations.problems import Refused, claim


@transaction.atomic
def start_group(
    *,
    by: User,
    partnership: Partnership,
    name: str,
    kind: str,
    since: dt.date,
    until: dt.date | None = None,
    purpose: str = "",
) -> WorkingGroup:
    """A new group. Raises Refused when one of this name exists, or it ends before it begins."""
    _check_period(since, until)
    _check_name(partnership, name)
    group = WorkingGroup.objects.create(
        partnership=partnership, name=name, kind=kind, purpose=purpose, since=since, until=until
    )
    note(partnership.pk, by, "group_started", group)
    return group


@transaction.atomic
def change_group(
    *,
    by: User,
    group: WorkingGroup,
    version: int,
    name: str,
    kind: str,
    since: dt.date,
    until: dt.date | None = None,
    purpose: str = "",
) -> WorkingGroup:
    """Another name, kind, purpose or period. Raises EditedMeanwhile, and Refused as above."""
    _check_period(since, until)
    claim(group, version)
    _check_name(group.partnership, name, besides=group)
    group.name, group.kind, group.purpose = name, kind, purpose
    group.since, group.until = since, until
    group.save(update_fields=["name", "kind", "purpose", "since", "until"])
    note(group.partnership_id, by, "group_changed", group)
    return group


@transaction.atomic
def end_group(*, by: User, group: WorkingGroup) -> None:
    """From today the group no longer exists; who was in it stays on record."""
    _set_end(by, group, timezone.localdate(), "group_ended")


@transaction.atomic
def resume_group(*, by: User, group: WorkingGroup, until: dt.date | None = None) -> None:
    """The group goes on, until the day it would have ended."""
    _set_end(by, group, still_to_come(until, group.since), "group_resumed")


@transaction.atomic
def add_member(
    *,
    by: User,
    group: WorkingGroup,
    version: int,
    person: Person,
    since: dt.date,
    until: dt.date | None = None,
    is_lead: bool = False,
) -> GroupMember:
    """Somebody joins the group; who leads it now, if anybody, no longer does when this one does.

    Raises EditedMeanwhile, and Refused for somebody who left or is in the group already.
    """
    _check_period(since, until)
    claim(group, version)
    if person.partnership_id != group.partnership_id:
        raise ValueError("Groups hold people of their own partnership.")
    if person.left_on is not None:
        raise Refused(_("This person has left. Undo that first."), "person")
    if _overlapping(group, person, since, until).exists():
        raise Refused(_("%(name)s is in this group already.") % {"name": person.name}, "person")
    if is_lead:
        _no_other_lead(group, since)
    member = GroupMember.objects.create(
        group=group, person=person, since=since, until=until, is_lead=is_lead
    )
    note(group.partnership_id, by, "group_member_added", group, person=person.pk)
    return member


@transaction.atomic
def change_member(
    *,
    by: User,
    member: GroupMember,
    version: int,
    since: dt.date,
    until: dt.date | None = None,
    is_lead: bool = False,
    lead_instead: GroupMember | None = None,
) -> GroupMember:
    """Another period, or the lead; `version` is the group's. Raises EditedMeanwhile, Refused.

    `lead_instead` leads the group when this one no longer does.
    """
    _check_period(since, until)
    claim(member.group, version)
    left_on = member.person.left_on
    if left_on is not None and (until is None or until > left_on):
        raise Refused(_("This person has left. Undo that first."), "until")
    others = _overlapping(member.group, member.person, since, until).exclude(pk=member.pk)
    if others.exists():
        raise Refused(_("In that time there is another period of the same person."), "since")
    if is_lead and not member.is_lead:
        _no_other_lead(member.group, since, besides=member)
    member.since, member.until, member.is_lead = since, until, is_lead
    member.save(update_fields=["since", "until", "is_lead"])
    _lead_again(member.group, None if is_lead else lead_instead)
    partnership = member.group.partnership_id
    note(partnership, by, "group_member_changed", member.group, person=member.person_id)
    return member


@transaction.atomic
def take_off_member(
    *, by: User, member: GroupMember, version: int, lead_instead: GroupMember | None = None
) -> None:
    """Adding this person was a mistake: no place is left behind. Raises EditedMeanwhile."""
    group, person = member.group, member.person_id
    claim(group, version)
    member.delete()
    _lead_again(group, lead_instead)
    note(group.partnership_id, by, "group_member_taken_off", group, person=person)


@transaction.atomic
def end_member(*, by: User, member: GroupMember) -> None:
    """From today the person is no longer in the group."""
    _set_member_end(by, member, timezone.localdate(), "group_member_ended")


@transaction.atomic
def resume_member(*, by: User, member: GroupMember, until: dt.date | None = None) -> None:
    """The person is in the group again, until the day it would have ended.

    Raises Refused for somebody who left.
    """
    if member.person.left_on is not None:
        raise Refused(_("This person has left. Undo that first."))
    _set_member_end(by, member, still_to_come(until, member.since), "group_member_resumed")


@transaction.atomic
def set_year(
    *,
    by: User,
    group: WorkingGroup,
    version: int,
    school_year: int,
    hours: Decimal | None,
    budget: Decimal | None,
) -> GroupYear | None:
    """Hours and money of one school year; with neither the year is taken off. EditedMeanwhile."""
    claim(group, version)
    years = GroupYear.objects.filter(group=group, school_year=school_year)
    row = None
    if hours is None and budget is None:
        years.delete()
    else:
        row, _is_new = GroupYear.objects.update_or_create(
            group=group, school_year=school_year, defaults={"hours": hours, "budget": budget}
        )
    note(group.partnership_id, by, "group_year_set", group, school_year=school_year)
    return row


def _set_end(by: User, group: WorkingGroup, until: dt.date | None, verb: str) -> None:
    WorkingGroup.objects.filter(pk=group.pk).update(until=until, version=F("version") + 1)
    group.refresh_from_db(fields=["until", "version"])
    note(group.partnership_id, by, verb, group)


def _set_member_end(by: User, member: GroupMember, until: dt.date | None, verb: str) -> None:
    group = member.group
    WorkingGroup.objects.filter(pk=group.pk).update(version=F("version") + 1)
    member.until = until
    member.save(update_fields=["until"])
    note(group.partnership_id, by, verb, group, person=member.person_id)


def lead_of(group: WorkingGroup) -> GroupMember | None:
    """Who leads the group today or from a later day. One query."""
    today = timezone.localdate()
    return group.members.filter(is_lead=True).exclude(until__lte=today).order_by("since").first()


def _lead_again(group: WorkingGroup, member: GroupMember | None) -> None:
    if member is not None and lead_of(group) is None:
        group.members.filter(pk=member.pk).update(is_lead=True)


def _no_other_lead(group: WorkingGroup, day: dt.date, besides: GroupMember | None = None) -> None:
    """A group has one lead: who leads it on this day or later is an ordinary member from now on."""
    leads = group.members.filter(is_lead=True).exclude(pk=besides.pk if besides else 0)
    leads.exclude(until__lte=day).update(is_lead=False)


def _overlapping(
    group: WorkingGroup, person: Person, since: dt.date, until: dt.date | None
) -> QuerySet[GroupMember]:
    rows = GroupMember.objects.filter(group=group, person=person).exclude(until__lte=since)
    return rows.exclude(since__gte=until) if until else rows


def _check_period(since: dt.date, until: dt.date | None) -> None:
    if until is not None and until <= since:
        raise Refused(_("The end comes after the beginning."), "until")


def _check_name(partnership: Partnership, name: str, besides: WorkingGroup | None = None) -> None:
    same = WorkingGroup.objects.filter(partnership=partnership, name__iexact=name)
    if same.exclude(pk=besides.pk if besides else 0).exists():
        sentence = _("There is a group “%(name)s” already. Enter another name.")
        raise Refused(sentence % {"name": name}, "name")
