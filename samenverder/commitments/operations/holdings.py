"""What people hold in this room and the rooms below it, and how it goes to somebody else."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.ambition.models import FocusArea
from samenverder.ambition.operations.focus_areas import change_focus_area
from samenverder.commitments.held import Ending, Held, Holding, handed_over
from samenverder.commitments.models import ActionItem, Change, Decision
from samenverder.commitments.operations.decisions import ask_who_may
from samenverder.commitments.operations.facts import note, write
from samenverder.commitments.queries import open_actions
from samenverder.commitments.queries.commitments import KINDS
from samenverder.network.models import GroupMember, Person, User, WorkingGroup
from samenverder.network.models.organisation import in_force
from samenverder.network.operations.groups import add_member, change_member


def actions_of(person: Person) -> list[Held]:
    """The unfinished actions of which this person is the owner."""
    rows = open_actions(person.partnership).filter(owner=person).select_related("partnership")
    what = _("Action")
    return [
        Held("action", row.pk, row.text, row.get_absolute_url(), row.due_on, what) for row in rows
    ]


def hand_over_action(by: User, pk: int, person: Person, to: Person, batch: str) -> None:
    """Another owner for one action; its history says so, also when both bear one name."""
    rows = ActionItem.objects.select_for_update(of=("self",)).filter(owner=person)
    action = rows.select_related("focus_area", "owner").get(pk=pk)
    if not write(action, by=by, values={"owner": to, "owner_name": to.name}, batch=batch):
        note(action, by, [("owner", person.name, to.name)], batch)


def give_back_actions(by: User, person: Person, batch: str) -> None:
    """Actions handed over under this name, as far as still with who got them."""
    changes = Change.objects.filter(batch=batch, field="owner", action__isnull=False)
    got = {row.action_id: row.after for row in changes}
    rows = ActionItem.objects.select_for_update(of=("self",)).filter(pk__in=list(got))
    rows = rows.filter(partnership_id=person.partnership_id, deleted_at__isnull=True)
    for action in rows.select_related("focus_area", "owner").order_by("pk"):
        if action.owner_label == got[action.pk] and action.is_open:
            write(action, by=by, values={"owner": person, "owner_name": person.name})


ACTIONS = Holding("action", actions_of, hand_over_action, give_back_actions)


def areas_of(person: Person) -> list[Held]:
    """The focus areas of which this person is the owner, unless their time is over."""
    rows = FocusArea.objects.filter(owner=person, removed_at=None).select_related("partnership")
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))
    what = _("Owner of a focus area")
    return [
        Held("focus_area", row.pk, row.title, row.get_absolute_url(), row.ends_on, what)
        for row in rows
    ]


def hand_over_area(by: User, pk: int, person: Person, to: Person, batch: str) -> None:
    """Another owner for one focus area."""
    _own_area(by, FocusArea.objects.select_related("partnership").get(pk=pk, owner=person), to)


def give_back_areas(by: User, person: Person, batch: str) -> None:
    """Focus areas that are still of who got them, and were not removed."""
    for row in handed_over(person, "focus_area"):
        areas = FocusArea.objects.select_related("partnership")
        area = areas.filter(pk=row.pk, owner=row.to, removed_at=None).first()
        if area is not None:
            _own_area(by, area, person)


def _own_area(by: User, area: FocusArea, owner: Person) -> None:
    change_focus_area(
        area=area,
        by=by,
        version=area.version,
        title=area.title,
        description=area.description,
        owner=owner,
        starts_on=area.starts_on,
        ends_on=area.ends_on,
    )


FOCUS_AREAS = Holding("focus_area", areas_of, hand_over_area, give_back_areas)


def groups_led_by(person: Person) -> list[Held]:
    """The groups this person leads today, as their place in it."""
    rows = GroupMember.objects.filter(in_force(), person=person, is_lead=True)
    rows = rows.filter(group__in=WorkingGroup.objects.current())
    rows = rows.select_related("group__partnership").order_by("group__name", "pk")
    what = _("Lead of a group")
    return [Held("group_lead", row.pk, row.group.name, _group_url(row), None, what) for row in rows]


def _group_url(member: GroupMember) -> str:
    return reverse("network:group_detail", args=[member.group.partnership.slug, member.group_id])


def hand_over_group(by: User, pk: int, person: Person, to: Person, batch: str) -> int | None:
    """Somebody else leads the group; gives their new place when they were not in it yet."""
    group = GroupMember.objects.select_related("group").get(pk=pk, person=person).group
    place = GroupMember.objects.filter(in_force(), group=group, person=to).first()
    values: dict[str, Any] = {"by": by, "version": group.version, "is_lead": True}
    if place is None:
        today = timezone.localdate()
        return add_member(group=group, person=to, since=today, **values).pk
    change_member(member=place, since=place.since, until=place.until, **values)
    return None


def give_back_groups(by: User, person: Person, batch: str) -> None:
    """The lead of groups that who got it still leads; who came into the group for it goes again."""
    for row in handed_over(person, "group_lead"):
        back = GroupMember.objects.filter(in_force(), pk=row.pk, person=person).first()
        leads = GroupMember.objects.filter(in_force(), person=row.to, is_lead=True)
        if back is None or not leads.filter(group=back.group_id).update(is_lead=False):
            continue
        GroupMember.objects.filter(pk=back.pk).update(is_lead=True)
        GroupMember.objects.filter(pk=row.made or 0).delete()
        WorkingGroup.objects.filter(pk=back.group_id).update(version=F("version") + 1)


GROUPS = Holding("group_lead", groups_led_by, hand_over_group, give_back_groups)


def said_of_decisions(person: Person) -> list[str]:
    """How many provisional decisions wait for this person."""
    n = _asked(person).count()
    words = ngettext(
        "%(n)d provisional decision waits for this mandate. Whoever else has it is asked.",
        "%(n)d provisional decisions wait for this mandate. Whoever else has it is asked.",
        n,
    )
    return [words % {"n": n}] if n else []


def ask_others(by: User, person: Person) -> list[int]:
    """Provisional decisions that waited for this person are asked of who else may confirm them."""
    rows = list(_asked(person))
    for decision in rows:
        ask_who_may(decision, by)
    return [row.pk for row in rows]


def ask_again(by: User, person: Person, numbers: list[int]) -> None:
    """The person is among those asked again, where the decision still waits; without a mail."""
    kind = KINDS["decision"]
    for decision in kind.rows(person.partnership).filter(kind.open, pk__in=numbers):
        decision.asked_of.add(person)
        note(decision, by, [("asked", "", person.name)])


def _asked(person: Person) -> QuerySet[Decision]:
    kind = KINDS["decision"]
    rows: QuerySet[Decision] = kind.rows(person.partnership).filter(kind.open, asked_of=person)
    return rows.select_related("partnership").order_by("pk")


CONFIRMATIONS = Ending("decision", said_of_decisions, ask_others, ask_again)
