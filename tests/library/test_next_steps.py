"""A pearl that became a practice has its next step: on the page, in the report and in the mail."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from samenverder.dialogues.models import Contribution, Dialogue
from samenverder.dialogues.queries.afterwards import progress_of, things_of
from samenverder.dialogues.queries.afterwards_message import drafted
from samenverder.library.models import Practice, PracticeUse
from samenverder.network.models import Organisation
from tests.library.conftest import write


@pytest.fixture
def evening(region):
    now = timezone.now()
    row = Dialogue.objects.create(
        partnership=region, title="In Lindemeer", phase="closed", closed_at=now, starts_at=now
    )
    row.tables.create(number=1, title="Stages")
    return row


def pearl(evening, text, **more):
    return Contribution.objects.create(
        dialogue=evening, table=evening.tables.get(), key=uuid4(), author_hash="x",
        shuffle=uuid4().hex, kind="pearl", text=text, **more,
    )  # fmt: skip


def progress(evening):
    found = progress_of(things_of(evening))
    return found.pearls_decided, found.pearls, found.open


def test_it_counts_from_the_first_word_on_and_is_named_once_published(
    region, evening, mia, rita, client_for
):
    told = pearl(evening, "Samen een les in week 3")
    pearl(evening, "Bellen helpt")
    assert progress(evening) == (0, 2, 2)
    made = write(region, mia, title="Een les vooraf")
    Practice.objects.filter(pk=made.pk).update(pearl=told)
    assert progress(evening) == (1, 2, 1)
    here = f"/regio/{region.slug}/bijeenkomsten/dialoog/{evening.pk}/na-afloop/"
    reader = client_for(rita)
    page = reader.get(here).content.decode()
    assert "wordt geschreven" in page and "Een les vooraf" not in page
    Practice.objects.update(state="published", published_at=timezone.now())
    PracticeUse.objects.create(practice=made, organisation=Organisation.objects.first(), by=mia)
    for address in (here, f"{here}verslag/", f"{here}verslag.csv"):
        page = reader.get(address).content.decode()
        assert page.count("Een les vooraf") == 1 and "1 partner gebruikt dit" in page
    assert "Samen een les" not in reader.get(f"{here}?toon=open").content.decode()
    with translation.override("nl"):
        assert "Voorbeeld in de bibliotheek: Een les vooraf" in drafted(evening, things_of(evening))


def test_one_that_was_taken_away_or_whose_pearl_is_hidden_counts_no_more(region, evening, mia):
    told = pearl(evening, "Samen een les in week 3")
    made = write(region, mia)
    Practice.objects.filter(pk=made.pk).update(pearl=told, removed_at=timezone.now())
    assert progress(evening) == (0, 1, 1)
    Practice.objects.filter(pk=made.pk).update(removed_at=None)
    assert progress(evening) == (1, 1, 0)
    Contribution.objects.update(state="hidden")
    assert things_of(evening) == []


def test_as_many_queries_with_three_as_with_nine(region, evening, mia, frank, client_for):
    leads = client_for(frank)
    here = f"/regio/{region.slug}/bijeenkomsten/dialoog/{evening.pk}/na-afloop/"

    def counted(number):
        for _more in range(number):
            made = write(region, mia)
            told = pearl(evening, "Samen een les")
            Practice.objects.filter(pk=made.pk).update(pearl=told, state="published")
        leads.get(here)
        with CaptureQueriesContext(connection) as seen:
            leads.get(here)
        return len(seen)

    assert counted(3) == counted(6)
