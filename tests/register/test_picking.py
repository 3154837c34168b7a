"""Sites become partners, and no partners again."""

import pytest

from bench.school_files import vo_row
from samenverder.network.models import Membership, Organisation, OrganisationKind, Person, Position
from samenverder.network.operations.problems import Refused
from samenverder.register.models import RegisterSite
from samenverder.register.operations.picking import link_site, pick_sites, undo_pick
from samenverder.register.queries.picking import candidates
from tests.register.conftest import bring_in, rows_file

pytestmark = pytest.mark.django_db


def pick(region, alice, sites, same=None, **other):
    return pick_sites(by=alice, partnership=region, sites=sites, same=same or {}, **other)


def test_each_site_becomes_a_partner(region, alice, sites):
    before = region.organisations.count()
    picked = pick(region, alice, sites)
    assert (picked.added, picked.same) == (3, 0)
    assert region.organisations.count() == before + 3
    site = RegisterSite.objects.get(pk=sites[0].pk)
    assert (site.organisation.name, site.organisation.kind) == (site.name, "pro")
    assert site.organisation.town == "Lindemeer"


def test_the_sites_of_one_school_can_be_one_partner(region, alice, sites):
    picked = pick(region, alice, sites, per_school=True)
    assert picked.added == 1
    assert len({site.organisation_id for site in RegisterSite.objects.all()}) == 1


def test_equal_names_get_their_town(region, alice):
    rows = [vo_row(n, VESTIGINGSNAAM="De Es") for n in range(7)]
    bring_in(alice, region, rows_file(*rows))
    found = list(RegisterSite.objects.order_by("code"))
    pick(region, alice, found)
    names = [site.organisation.name for site in found]
    assert len(set(map(str.casefold, names))) == 7
    assert names[:2] == ["De Es", "De Es, Oosterveld"]


def test_a_partner_who_takes_part_already_is_recognised(region, alice, sites):
    known = Organisation.objects.create(name=sites[0].name.upper(), kind=OrganisationKind.VO)
    Membership.objects.create(partnership=region, organisation=known, since="2024-08-01")
    found = candidates(region, sites)
    assert [row.same for row in found] == [known, None, None]
    picked = pick(region, alice, sites, same={sites[0].pk: known.pk})
    assert (picked.added, picked.same) == (2, 1)


def test_a_partner_of_another_region_is_never_taken(region, other_region, alice, charlie, sites):
    foreign = other_region.organisations.first()
    pick(region, alice, sites[:1], same={sites[0].pk: foreign.pk})
    assert RegisterSite.objects.get(pk=sites[0].pk).organisation != foreign


def test_boards_can_come_along(region, alice, sites):
    RegisterSite.objects.update(board_name="Stichting Lindescholen")
    picked = pick(region, alice, list(RegisterSite.objects.all()), with_boards=True)
    assert picked.boards == 1
    assert region.organisations.filter(kind="board", name="Stichting Lindescholen").exists()


class TestUndo:
    def test_everything_is_as_before(self, region, alice, sites):
        before = set(region.organisations.values_list("pk", flat=True))
        picked = pick(region, alice, sites)
        assert undo_pick(by=alice, pick=picked.pick) == 3
        assert set(region.organisations.values_list("pk", flat=True)) == before
        assert not RegisterSite.objects.exclude(organisation=None).exists()
        with pytest.raises(Refused):
            undo_pick(by=alice, pick=picked.pick)

    def test_a_partner_with_people_stays_and_so_do_the_others(self, region, alice, sites):
        picked = pick(region, alice, sites)
        person = Person.objects.create(partnership=region, name="Nadia Benali")
        school = RegisterSite.objects.get(pk=sites[1].pk).organisation
        Position.objects.create(person=person, organisation=school, layer="practice")
        with pytest.raises(Refused, match=school.name):
            undo_pick(by=alice, pick=picked.pick)
        assert RegisterSite.objects.exclude(organisation=None).count() == 3


class TestRefused:
    def test_nothing_ticked(self, region, alice):
        with pytest.raises(Refused, match="at least one"):
            pick(region, alice, [])

    def test_too_many(self, region, alice, sites):
        with pytest.raises(Refused, match="at most 100"):
            pick(region, alice, sites * 40)

    def test_somebody_else_was_first(self, region, alice, sites):
        pick(region, alice, sites)
        with pytest.raises(Refused, match="meanwhile"):
            pick(region, alice, list(RegisterSite.objects.all()))


def test_a_site_is_linked_by_hand_and_let_go(region, alice, sites):
    partner = region.organisations.first()
    link_site(by=alice, site=sites[0], organisation=partner)
    assert RegisterSite.objects.get(pk=sites[0].pk).organisation == partner
    link_site(by=alice, site=sites[0], organisation=None)
    assert RegisterSite.objects.get(pk=sites[0].pk).organisation is None


def test_a_site_is_not_linked_to_a_stranger(region, other_region, alice, sites):
    with pytest.raises(Refused):
        link_site(by=alice, site=sites[0], organisation=other_region.organisations.first())
