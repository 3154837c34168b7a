"""People, organisations, groups, mandates, and the sites of the register."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import ActionItem
from samenverder.dialogues.models import Dialogue
from samenverder.insight.documents import MEMBER, Document, Source, join, path_of, register
from samenverder.library.models import Practice
from samenverder.network.models import Mandate, Organisation, Person, WorkingGroup
from samenverder.register.models import RegisterSite
from samenverder.trainings.models import Training


def _person(row: Person) -> Iterable[Document]:
    if row.left_on is not None:
        return
    at = sorted({join(p.title, p.organisation.name) for p in row.current_positions})  # type: ignore[attr-defined]
    yield Document(
        row.partnership_id,
        row.name,
        path_of("network:person_detail", row.pk),
        body=join("; ".join(at), row.email),
        meta="; ".join(at)[:300],
        level=MEMBER,
    )


def _organisation(row: Organisation) -> Iterable[Document]:
    for membership in row.memberships.all():
        yield Document(
            membership.partnership_id,
            row.name,
            path_of("network:organisation_detail", row.pk),
            body=row.town,
            meta=row.town,
        )


def _group(row: WorkingGroup) -> Iterable[Document]:
    yield Document(
        row.partnership_id, row.name, path_of("network:group_detail", row.pk), body=row.purpose
    )


def _mandate(row: Mandate) -> Iterable[Document]:
    yield Document(
        row.partnership_id,
        join(row.person.name, row.organisation.name),
        path_of("network:mandate_detail", row.pk),
        body=join(row.given_by, row.conditions),
        meta=row.given_by,
        day=row.since,
    )


def _site(row: RegisterSite) -> Iterable[Document]:
    if row.closed_on is None:
        yield Document(
            row.partnership_id,
            row.name,
            path_of("register:site_detail", row.pk),
            body=join(row.code, row.town, row.municipality, row.board_name, row.structure),
            meta=join(row.code, row.town),
        )


def _organisations(ids: list[int]) -> Iterable[int]:
    people = Person.objects.filter(positions__organisation__in=ids)
    return people.values_list("pk", flat=True)


def _of(model: Any, field: str) -> Callable[[list[int]], Iterable[int]]:
    """Which rows of this model name these organisations there."""
    return lambda ids: model.objects.filter(**{f"{field}__in": ids}).values_list("pk", flat=True)


KINDS = (
    Source(
        "person",
        _("People"),
        lambda: Person.objects.with_positions(),
        _person,
        (("network_person", "id"), ("network_position", "person_id")),
        {
            "action": lambda ids: ActionItem.objects.filter(owner__in=ids).values_list(
                "pk", flat=True
            ),
            "mandate": lambda ids: Mandate.objects.filter(person__in=ids).values_list(
                "pk", flat=True
            ),
        },
    ),
    Source(
        "organisation",
        _("Organisations"),
        Organisation.objects.prefetch_related("memberships").all,
        _organisation,
        (("network_organisation", "id"), ("network_membership", "organisation_id")),
        {
            "person": _organisations,
            "mandate": _of(Mandate, "organisation"),
            "practice": _of(Practice, "organisation"),
            "training": _of(Training, "provider"),
            "dialogue": _of(Dialogue, "host"),
        },
    ),
    Source(
        "group",
        _("Groups"),
        WorkingGroup.objects.all,
        _group,
        (("network_workinggroup", "id"),),
    ),
    Source(
        "mandate",
        _("Mandates"),
        Mandate.objects.select_related("person", "organisation").all,
        _mandate,
        (("network_mandate", "id"),),
    ),
    Source(
        "site",
        _("School sites"),
        RegisterSite.objects.all,
        _site,
        (("register_registersite", "id"),),
    ),
)


def register_kinds() -> None:
    """Let these be found."""
    for source in KINDS:
        register(source)
