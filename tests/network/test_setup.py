"""The first visitor of an empty site sets it up; nobody after that."""

import pytest
from django.test import Client

from samenverder.audit.operations import check_all
from samenverder.network.models import Access, Partnership, Person, Role, User
from samenverder.network.operations.problems import Refused
from samenverder.network.operations.setup import begin, is_setup_code, setup_code
from samenverder.network.queries.setup import is_empty
from tests.network.conftest import PASSWORD, address, text_of

DATA = {
    "partnership_name": "  Regio   Lindemeer ",
    "name": "Marloes Dekker",
    "email": "Marloes@Lindemeer.example",
    "password": PASSWORD,
}


@pytest.mark.django_db
class TestAnEmptySite:
    def test_shows_the_first_step(self, client):
        page = client.get(address("setup"))
        assert page.status_code == 200
        assert "set-up" not in text_of(page).lower(), "no code is asked while trying"

    def test_makes_partnership_and_coordinator_and_goes_on_to_the_people(self, client):
        answer = client.post(address("setup"), DATA)
        region, user = Partnership.objects.get(), User.objects.get()
        assert answer.url == address("people_import", "regio-lindemeer") + "?begin=1"
        assert (region.name, user.email) == ("Regio Lindemeer", "marloes@lindemeer.example")
        assert Access.objects.get().role == Role.COORDINATOR
        assert Person.objects.get().user == user
        assert check_all() == []

    def test_signs_in_and_offers_to_skip_the_people(self, client):
        page = client.post(address("setup"), DATA, follow=True)
        assert page.wsgi_request.user.is_authenticated
        assert "/regio/regio-lindemeer/" in page.content.decode()
        again = client.get(address("people_import", "regio-lindemeer") + "?begin=1")
        assert again.status_code == 200, "it survives a reload"

    def test_says_what_is_wrong_and_keeps_what_was_typed(self, client):
        page = client.post(address("setup"), {**DATA, "password": "kort", "email": "nee"})
        text = text_of(page)
        assert page.status_code == 200
        assert 'value="Marloes Dekker"' in text
        assert 'class="errors"' in text
        assert "kort" not in text, "a password is never sent back"
        assert is_empty()

    def test_refuses_a_password_like_the_name(self, client):
        page = client.post(address("setup"), {**DATA, "password": "marloesdekker"})
        assert page.status_code == 200
        assert is_empty()

    def test_needs_no_javascript_and_no_earlier_page(self):
        assert Client(enforce_csrf_checks=True).post(address("setup"), DATA).status_code == 403


@pytest.mark.django_db
class TestASiteInUse:
    def test_has_no_first_step(self, client, alice):
        assert client.get(address("setup")).status_code == 404
        assert client.post(address("setup"), DATA).status_code == 404

    def test_refuses_whoever_came_second(self):
        values = {**DATA, "language": "nl"}
        begin(**values)
        with pytest.raises(Refused):
            begin(**{**values, "email": "ander@x.example"})
        assert User.objects.count() == 1


@pytest.mark.django_db
class TestInProduction:
    @pytest.fixture(autouse=True)
    def _production(self, settings):
        settings.PRODUCTION = True

    def test_asks_the_code_the_server_shows(self, client):
        wrong = client.post(address("setup"), {**DATA, "code": "AAAA-BBBB-CCCC"})
        assert wrong.status_code == 200
        assert is_empty()
        client.post(address("setup"), {**DATA, "code": setup_code().lower().replace("-", " ")})
        assert not is_empty()

    def test_the_code_depends_on_the_secret_key(self, settings):
        before = setup_code()
        settings.SECRET_KEY = "y" * 50
        assert setup_code() != before
        assert not is_setup_code(before)
        assert not is_setup_code("")
