"""What an attacker tries in the network room and on the shell, and does not get."""

import pytest

from samenverder.network.models import Person

HUGE = "9" * 20


class TestStrangeNumbersAndDays:
    @pytest.mark.parametrize(
        "page", ["organisaties/{}/", "mensen/{}/", "toegang/{}/", "mensen/1/functies/{}/"]
    )
    def test_a_row_no_table_can_hold_is_not_found(self, region, alice, client_for, page):
        found = client_for(alice).get(f"/regio/{region.slug}/netwerk/{page.format(HUGE)}")
        assert found.status_code == 404

    def test_inviting_somebody_no_table_can_hold_is_explained(self, region, alice, client_for):
        url = f"/regio/{region.slug}/netwerk/mensen/uitnodigen/"
        answer = client_for(alice).post(url, {"people": HUGE, "role": "member"})
        assert answer.status_code == 200
        assert answer.context["form"].errors["people"]

    @pytest.mark.parametrize("query", ["vanaf=0001-01-01", "tot=9999-12-31"])
    @pytest.mark.parametrize("page", ["", "download/csv/"])
    def test_the_log_leaves_days_it_cannot_reckon_with(
        self, region, alice, client_for, query, page
    ):
        url = f"/regio/{region.slug}/netwerk/logboek/{page}?{query}"
        assert client_for(alice).get(url).status_code == 200

    def test_an_address_no_database_can_keep_is_explained(self, region, alice, client_for):
        url = f"/regio/{region.slug}/netwerk/mensen/nieuw/"
        long = f"a@{'.'.join(['b' * 60] * 5)}.nl"
        answer = client_for(alice).post(url, {"name": "Kim", "email": long})
        assert answer.context["form"].errors["email"]


class TestTheCharacterNul:
    """PostgreSQL refuses to look for it or to keep it; here it never comes that far."""

    @pytest.mark.parametrize("url", ["/meedoen/%00/", "/scherm/%00/", "/meedoen/a%00b/nu/"])
    def test_in_an_address(self, client, db, url):
        assert client.get(url).status_code == 400

    def test_in_a_search(self, region, alice, client_for):
        for name in ("q", "fase"):
            url = f"/regio/{region.slug}/reflectie/?{name}=%00"
            assert client_for(alice).get(url).status_code == 200

    def test_in_a_form_it_is_left_out_and_the_rest_is_kept(self, region, alice, client_for):
        url = f"/regio/{region.slug}/netwerk/mensen/nieuw/"
        client_for(alice).post(url, {"name": "K\0i\u202em\u200b Kool", "email": "kim@x.example"})
        assert Person.objects.get(email="kim@x.example").name == "Kim Kool"

    def test_what_nobody_sees_is_empty(self, region, alice, client_for):
        url = f"/regio/{region.slug}/netwerk/mensen/nieuw/"
        answer = client_for(alice).post(url, {"name": "\u200b \u2060\u200d"})
        assert answer.context["form"].errors["name"]


def test_a_form_with_too_much_text_says_so(region, alice, client_for, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000
    answer = client_for(alice).post("/mij/", {"name": "a" * 3000})
    assert answer.status_code == 413
    assert "0.002 MB" in answer.content.decode() or "0,002 MB" in answer.content.decode()


def test_a_help_page_with_any_name_is_not_found_and_not_remembered(client, db):
    from samenverder.web.help_pages import _read

    size = _read.cache_info().currsize
    for name in ("a" * 300, "..", "nl"):
        assert client.get(f"/hulp/{name}/").status_code == 404
    assert _read.cache_info().currsize == size
