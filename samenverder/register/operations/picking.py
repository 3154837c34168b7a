"""Sites become partners: organisations that take part, in one go and with a way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenverder.lib.text import truncate
from samenverder.network.models import (
    Membership,
    Organisation,
    OrganisationKind,
    Partnership,
    User,
)
from samenverder.network.operations.access import one_at_a_time
from samenverder.network.operations.notes import note
from samenverder.network.operations.organisations import add_organisation
from samenverder.network.operations.problems import Refused
from samenverder.network.operations.withdrawing import withdraw_organisation
from samenverder.register.models import RegisterSite, SitePick

MOST = 100
NAME_LENGTH = 160


@dataclass
class Picked:
    """What came of it."""

    pick: SitePick
    added: int
    same: int
    boards: int


@transaction.atomic
def pick_sites(
    *,
    by: User,
    partnership: Partnership,
    sites: Sequence[RegisterSite],
    same: Mapping[int, int],
    per_school: bool = False,
    with_boards: bool = False,
) -> Picked:
    """Let sites take part as organisations. `same` is {site: organisation that takes part already}.

    With `per_school` the sites of one school (same BRIN) become one organisation, with
    `with_boards` their boards take part too. Raises Refused for too many or none.
    """
    one_at_a_time(partnership.pk)
    _check_number(sites)
    partners = _partners(partnership)
    names = {row.name.casefold() for row in partners.values()}
    by_school: dict[str, Organisation] = {}
    made: list[Organisation] = []
    for site in sites:
        known = partners.get(same.get(site.pk, 0)) or by_school.get(site.school_code)
        if known is None:
            name = _free_name(site, names, per_school)
            known = _add(by, partnership, name, site.kind, site.town)
            names.add(name.casefold())
            made.append(known)
        if per_school:
            by_school.setdefault(site.school_code, known)
        site.organisation = known
        site.save(update_fields=["organisation"])
    added = len(made)
    if with_boards:
        made += _boards(by, partnership, sites, names)
    pick = SitePick.objects.create(partnership=partnership, by=by)
    pick.sites.set(sites)
    pick.organisations.set(made)
    note(partnership.pk, by, "sites_picked", partnership, n=len(sites))
    linked = {site.organisation_id for site in sites} - {row.pk for row in made}
    return Picked(pick, added, len(linked), len(made) - added)


@transaction.atomic
def undo_pick(*, by: User, pick: SitePick) -> int:
    """Sites are no partners again; organisations made for it are removed. Returns how many sites.

    Raises Refused, and then nothing changes, when something rests on one of them already.
    """
    one_at_a_time(pick.partnership_id)
    pick.refresh_from_db()
    if pick.undone_at:
        raise Refused(_("This was undone already."))
    picked = list(pick.sites.values_list("pk", flat=True))
    count = RegisterSite.objects.filter(pk__in=picked).update(organisation=None)
    held = Membership.objects.filter(partnership_id=pick.partnership_id)
    made = list(held.filter(organisation__site_picks=pick).select_related("organisation"))
    pick.organisations.clear()
    for membership in made:
        withdraw_organisation(by=by, membership=membership)
    pick.undone_at = timezone.now()
    pick.save(update_fields=["undone_at"])
    note(pick.partnership_id, by, "sites_unpicked", pick.partnership, n=count)
    return count


@transaction.atomic
def link_site(*, by: User, site: RegisterSite, organisation: Organisation | None) -> None:
    """This site is that partner (or none). Raises Refused for who does not take part here."""
    if organisation and not site.partnership.memberships.filter(organisation=organisation).exists():
        raise Refused(_("Choose a partner of this partnership."), "organisation")
    site.organisation = organisation
    site.save(update_fields=["organisation"])
    note(site.partnership_id, by, "site_linked", site)


def _check_number(sites: Sequence[RegisterSite]) -> None:
    if not sites:
        raise Refused(_("Tick at least one site."))
    if len(sites) > MOST:
        raise Refused(_("Choose at most %(n)s sites at once.") % {"n": MOST})
    taken = [site for site in sites if site.organisation_id]
    if taken:
        sentence = ngettext(
            "%(name)s became a partner meanwhile. Look again at what is left.",
            "%(name)s and others became partners meanwhile. Look again at what is left.",
            len(taken),
        )
        raise Refused(sentence % {"name": taken[0].name})


def _partners(partnership: Partnership) -> dict[int, Organisation]:
    """Everybody who takes part or did: their names are taken."""
    rows = Membership.objects.filter(partnership=partnership).select_related("organisation")
    return {row.organisation_id: row.organisation for row in rows}


def _free_name(site: RegisterSite, taken: set[str], per_school: bool) -> str:
    """The site's name; with its town, address or code when the name is taken."""
    name = truncate(site.name, NAME_LENGTH)
    more = [site.town, site.street, site.school_code if per_school else site.code]
    for extra in filter(None, more):
        if name.casefold() not in taken:
            return name
        name = f"{truncate(site.name, NAME_LENGTH - len(extra) - 2)}, {extra}"
    return name


def _add(by: User, partnership: Partnership, name: str, kind: str, town: str) -> Organisation:
    made = add_organisation(
        by=by, partnership=partnership, name=name, kind=kind or OrganisationKind.OTHER, town=town
    )
    return made.organisation


def _boards(
    by: User, partnership: Partnership, sites: Sequence[RegisterSite], taken: set[str]
) -> list[Organisation]:
    """The boards of these sites whose name we know and who do not take part yet."""
    made = []
    for name in dict.fromkeys(site.board_name for site in sites if site.board_name):
        if name.casefold() not in taken:
            taken.add(name.casefold())
            made.append(_add(by, partnership, name[:NAME_LENGTH], OrganisationKind.BOARD, ""))
    return made
