"""New for you: what fits, each once, and no more when somebody stopped it."""

import datetime as dt

import pytest
from django.utils import timezone

from samenverder.insight import digest
from samenverder.library.models import ListedPractice, Practice, PracticeNotice, PracticeUse
from samenverder.library.operations import noticing
from samenverder.library.queries.newest import new_for
from samenverder.library.weekly import new_practices
from samenverder.network.models import MailStop, MailSubject, OutgoingMail
from tests.library.conftest import person, publish

pytestmark = pytest.mark.django_db


def titles(rows) -> list[str]:
    return sorted(row.title for row in rows)


@pytest.fixture
def several(region, mia, frank):
    publish(region, mia, frank, title="Voor de praktijk", sectors=["municipality"], layers=[])
    publish(region, mia, frank, title="Voor besturen", sectors=[], layers=["board"])
    publish(region, mia, frank, title="Voor iedereen", sectors=[], layers=[])
    publish(region, mia, frank, title="Voor het mbo", sectors=["mbo"], layers=["practice"])


def test_what_fits_where_somebody_works(several, frank, mia):
    assert titles(new_for(person(frank))) == ["Voor de praktijk", "Voor iedereen"]
    assert not new_for(person(mia)), "their own is not new for them"


def test_not_what_ones_own_organisation_wrote_or_uses_already(several, region, mia, frank):
    them, by_title = (
        person(frank),
        {row.title: row.practice for row in ListedPractice.objects.all()},
    )
    place = them.positions.get().organisation
    use = PracticeUse.objects.create(practice=by_title["Voor iedereen"], organisation=place, by=mia)
    assert titles(new_for(them)) == ["Voor de praktijk"]
    use.removed_at = timezone.now()
    use.save()
    assert len(new_for(them)) == 2, "it was a mistake that they use it"
    Practice.objects.filter(title="Voor de praktijk").update(organisation=place)
    assert titles(new_for(them)) == ["Voor iedereen"]


def test_not_what_is_long_there_and_not_what_was_put_away(several, frank):
    them = person(frank)
    long_ago = timezone.now() - dt.timedelta(days=80)
    ListedPractice.objects.filter(title="Voor iedereen").update(first_published_at=long_ago)
    [left] = new_for(them)
    noticing.put_away(person=them, practices=[left.pk])
    assert not new_for(them)
    noticing.bring_back(person=them, practices=[left.pk])
    assert titles(new_for(them)) == ["Voor de praktijk"]


def test_the_weekly_mail_tells_each_once_and_no_title(several, region, mia, frank, rita):
    them = person(frank)
    monday = timezone.localdate() - dt.timedelta(days=timezone.localdate().weekday())
    assert digest.write_digest(frank, [them], monday)
    sent = OutgoingMail.objects.get(to=frank.email, about__startswith="digest")
    assert "nieuw-voor-u" in sent.text and "Voor iedereen" not in sent.text
    assert PracticeNotice.objects.filter(person=them, told_at__isnull=False).count() == 2
    assert not list(new_practices(them))
    publish(region, mia, frank, title="Nog een voor iedereen", sectors=[], layers=[])
    [line] = new_practices(them)
    assert line.text.startswith("1 ")


def test_who_stopped_it_hears_nothing(several, frank):
    them = person(frank)
    MailStop.objects.create(person=them, subject=MailSubject.PRACTICES)
    assert not list(new_practices(them))


def test_on_the_page_and_put_away_with_a_way_back(several, region, frank, english):
    page = f"/regio/{region.slug}/bibliotheek/nieuw-voor-u/"
    client = english(frank)
    assert "2 practices are new for you" in client.get(page).content.decode()
    assert "New for you" in client.get(f"/regio/{region.slug}/bibliotheek/").content.decode()
    pks = [str(row.pk) for row in new_for(person(frank))]
    shown = client.post(f"{page}gezien/", {"voorbeeld": pks}, follow=True).content.decode()
    assert "Nothing new for you now" in shown and "2 practices are put away." in shown
    client.post(f"{page}gezien/", {"voorbeeld": [*pks, "x", "9" * 17], "terug": "1"})
    assert new_for(person(frank)).count() == 2
