"""“We use this”: for whom somebody may say it, what becomes of it, who hears of it."""

import datetime as dt

import pytest
from django.utils import timezone

from samenverder.library.models import ListedPractice, Practice, PracticeUse, UseStand
from samenverder.library.operations import using
from samenverder.library.waiting import news_of_use
from samenverder.network.models import Organisation, Person
from samenverder.network.operations.problems import EditedMeanwhile, Refused

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def bakery(region_lindemeer) -> Organisation:
    return region_lindemeer.organisations[2]


@pytest.fixture
def town(region_lindemeer) -> Organisation:
    return region_lindemeer.organisations[1]


@pytest.fixture
def of_mia(practice, region_lindemeer, mia) -> Practice:
    """The practice is of Mia's school and Mia is its contact."""
    practice.organisation = region_lindemeer.organisations[0]
    practice.contact = Person.objects.get(user=mia)
    practice.save()
    return practice


def use(practice, by, organisation, **more) -> PracticeUse:
    given = {"since": TODAY, "stand": UseStand.TRYING, "adapted": "", "words": ""}
    return using.use_practice(practice=practice, by=by, organisation=organisation, **(given | more))


def test_somebody_says_it_for_where_they_work_and_a_coordinator_for_everybody(
    of_mia, frank, alice, mia, bakery, town
):
    with pytest.raises(Refused):
        use(of_mia, frank, bakery)
    use(of_mia, frank, town)
    use(of_mia, alice, bakery)
    with pytest.raises(Refused):
        use(of_mia, mia, of_mia.organisation)
    with pytest.raises(Refused):
        use(of_mia, frank, town)
    assert ListedPractice.objects.get(pk=of_mia.pk).used == 2


def test_the_contact_hears_of_it_once_and_puts_it_away(
    region, of_mia, frank, alice, mia, bakery, town
):
    use(of_mia, frank, town)
    [line] = news_of_use(region, mia)
    assert town.name in line.text and str(of_mia) in line.text
    assert town.name not in line.mail
    use(of_mia, alice, bakery)
    assert len(list(news_of_use(region, mia))) == 1
    with pytest.raises(Refused):
        using.put_news_away(practice=of_mia, by=frank)
    assert using.put_news_away(practice=of_mia, by=mia) == 2
    assert not list(news_of_use(region, mia))


def test_stopping_has_a_day_and_a_way_back(of_mia, frank, town):
    made = use(of_mia, frank, town, since=TODAY - dt.timedelta(days=40), stand=UseStand.WORKS)
    stopped = using.stop_use(use=made, by=frank)
    assert stopped.until == TODAY and ListedPractice.objects.get(pk=of_mia.pk).used == 0
    again = using.stop_use(use=made, by=frank, stand=UseStand.WORKS)
    assert again.until is None and ListedPractice.objects.get(pk=of_mia.pk).used == 1


def test_the_second_who_changes_sees_what_the_first_wrote(of_mia, frank, alice, town):
    made = use(of_mia, frank, town)
    given = {"organisation": town, "since": TODAY, "stand": UseStand.PARTLY, "words": ""}
    using.change_use(use=made, by=alice, version=made.version, adapted="Buiten", **given)
    with pytest.raises(EditedMeanwhile):
        using.change_use(use=made, by=frank, version=made.version, adapted="Binnen", **given)
    assert PracticeUse.objects.get().adapted == "Buiten"


def test_taken_away_and_put_back(of_mia, frank, town):
    made = use(of_mia, frank, town)
    using.remove_use(use=made, by=frank)
    assert ListedPractice.objects.get(pk=of_mia.pk).used == 0
    using.restore_use(use=made, by=frank)
    with pytest.raises(Refused):
        using.restore_use(use=made, by=frank)
    assert ListedPractice.objects.get(pk=of_mia.pk).used == 1


def test_by_the_pages_with_undo_and_where_it_travels(region, of_mia, frank, rita, english, town):
    page = f"/regio/{region.slug}/bibliotheek/{of_mia.pk}/"
    client = english(frank)
    form = client.get(f"{page}gebruiken/").content.decode()
    assert f'value="{town.pk}" selected' in form
    sent = {"organisation": town.pk, "since": TODAY.isoformat(), "stand": "trying",
            "adapted": "Wij doen het buiten.", "words": ""}  # fmt: skip
    assert client.post(f"{page}gebruiken/", sent | {"since": "gisteren"}).status_code == 422
    shown = client.post(f"{page}gebruiken/", sent, follow=True).content.decode()
    assert "1 partner uses this" in shown and "Wij doen het buiten." in shown
    made = PracticeUse.objects.get()
    back = f"{page}gebruik/{made.pk}/"
    assert f'action="{back}verwijderen/"' in shown
    assert english(rita).get(back).status_code == 403
    own = f"/regio/{region.slug}/bibliotheek/gebruikt-door/{town.pk}/"
    assert "uses 1 practice of others" in english(rita).get(own).content.decode()
    assert of_mia.title in english(rita).get(f"{own}csv/").content.decode("utf-8-sig")
    partner = f"/regio/{region.slug}/netwerk/organisaties/{town.pk}/"
    assert "Uses from the library" in english(rita).get(partner).content.decode()


def test_who_uses_it_already_is_asked_how_it_goes_not_whether(
    of_mia, frank, alice, rita, english, town
):
    page = f"{of_mia.get_absolute_url()}"
    assert "We use this" in english(frank).get(page).content.decode()
    row = use(of_mia, frank, town)
    seen = english(frank).get(page).content.decode()
    assert "We use this" not in seen and f"Tell how it goes at {town.name}" in seen
    assert f"/gebruik/{row.pk}/" in seen
    assert "We use this" in english(alice).get(page).content.decode()  # for any partner
    using.stop_use(use=row, by=frank)
    assert "We use this" in english(frank).get(page).content.decode()


def test_who_works_elsewhere_does_not_change_it(region, of_mia, frank, mia, english, town):
    made = use(of_mia, frank, town)
    page = f"/regio/{region.slug}/bibliotheek/{of_mia.pk}/gebruik/{made.pk}/"
    assert english(mia).get(page).status_code == 403
    assert english(mia).post(f"{page}verwijderen/").status_code == 403
