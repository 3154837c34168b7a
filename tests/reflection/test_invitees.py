"""Whom to invite: a page of people at a time, without losing those of the other pages."""

import pytest

from samenverder.network.models import Layer, Person, Position
from samenverder.reflection.models import Invitee
from samenverder.reflection.operations.instruments import load_regional_instrument
from samenverder.reflection.queries.sessions import people_to_invite
from samenverder.reflection.views import invitees
from tests.reflection.session_world import make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(region, alice):
    """Five people besides the cast."""
    rows = [Person(partnership=region, name=f"Persoon {n}") for n in range(5)]
    return Person.objects.bulk_create(rows)


@pytest.fixture
def session(region, alice, crowd):
    return make_session(region, alice)


@pytest.fixture
def browser(alice, client_for):
    client = client_for(alice)
    client.cookies["sv_language"] = "en"
    return client


@pytest.fixture
def url(session, region):
    return f"/regio/{region.slug}/reflectie/sessies/{session.pk}/genodigden/"


@pytest.fixture
def _two_on_a_page(monkeypatch):
    monkeypatch.setattr(invitees, "ON_A_PAGE", 2)


def invited(session) -> set[int]:
    return set(Invitee.objects.filter(session=session).values_list("person_id", flat=True))


def shown(response) -> str:
    return ",".join(str(person.pk) for person in response.context["page"])


class TestOnePage:
    def test_exactly_who_is_ticked_is_invited(self, browser, session, url, crowd):
        page = browser.get(url)
        data = {"shown": shown(page), "person": [crowd[0].pk, crowd[1].pk]}
        assert browser.post(url, data).url == session.get_absolute_url()
        assert invited(session) == {crowd[0].pk, crowd[1].pk}
        assert browser.post(url, {"shown": shown(page)}).status_code == 302
        assert invited(session) == set()

    def test_their_place_in_the_network_goes_on_the_list(
        self, browser, session, url, crowd, region_lindemeer
    ):
        school = region_lindemeer.organisations[0]
        Position.objects.create(person=crowd[0], organisation=school, layer=Layer.BOARD)
        browser.post(url, {"person": [crowd[0].pk]})
        row = Invitee.objects.get(session=session)
        assert (row.organisation, row.layer) == (school, "board")

    def test_somebody_of_another_region_is_not_invited(self, browser, session, url, other_region):
        stranger = Person.objects.create(partnership=other_region, name="Vreemde")
        data = {"person": [stranger.pk], "shown": str(stranger.pk)}
        assert browser.post(url, data).status_code == 302
        assert invited(session) == set()


@pytest.mark.usefixtures("_two_on_a_page")
class TestSeveralPages:
    def test_the_other_pages_stay_as_they_were(self, browser, session, url, crowd):
        everybody = {person.pk for person in crowd}
        browser.post(url, {"person": list(everybody)})
        second = browser.get(url, {"pagina": 2})
        on_it = [person.pk for person in second.context["page"]]
        answer = browser.post(f"{url}?pagina=2", {"shown": shown(second), "person": on_it[:1]})
        assert answer.url == f"{url}?pagina=2"
        assert invited(session) == (everybody - {*on_it}) | {on_it[0]}
        told = f"{len(invited(session))} people are on the list of this session"
        assert told in browser.get(url).content.decode()

    def test_all_or_nobody_of_those_found(self, browser, session, url, crowd):
        browser.post(f"{url}?q=Persoon", {"do": "all"})
        assert invited(session) == {person.pk for person in crowd}
        browser.post(f"{url}?q=Persoon+1", {"do": "none"})
        assert invited(session) == {person.pk for person in crowd} - {crowd[1].pk}

    def test_a_search_that_finds_nobody_says_so(self, browser, url):
        assert "Nobody found" in browser.get(url, {"q": "xyz"}).content.decode()


def test_planning_invites_everybody_in_a_few_queries(
    region, alice, crowd, django_assert_max_num_queries
):
    load_regional_instrument()
    with django_assert_max_num_queries(25):
        session = make_session(region, alice, invited=people_to_invite(region))
    assert invited(session) == {
        *Person.objects.filter(partnership=region).values_list("pk", flat=True)
    }


def test_whoever_left_gets_no_invitation(session, crowd, alice):
    from samenverder.network.operations.leaving import leave
    from samenverder.reflection.operations.invite import mail_invitations

    session.invitees.all().delete()
    for person in crowd[:2]:
        person.email = f"{person.pk}@lindemeer.example"
        person.save()
        session.invitees.create(person=person)
    leave(by=alice, person=crowd[0])
    assert mail_invitations(session=session, by=alice) == 1
    assert session.invitees.get(mailed_at__isnull=False).person == crowd[1]
