"""Hostile words in the tables and on the pages of the library."""

import pytest
from django.urls import reverse

from samenverder.library.models import Practice
from samenverder.library.operations import publishing, using
from tests.hostile_cells import HOSTILE, formulas_in
from tests.library.conftest import person, publish

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_of_any_table_becomes_a_formula(region, mia, frank, alice, client_for, hostile):
    practice = publish(
        region, mia, frank, title=f"{hostile} a", what=hostile, for_whom=hostile, effect=hostile
    )
    place = person(frank).positions.get().organisation
    using.use_practice(practice=practice, by=frank, organisation=place, adapted=hostile)
    publishing.withdraw_practice(practice=Practice.objects.get(pk=practice.pk), by=mia, why=hostile)
    publish(region, mia, frank, title=f"{hostile} b", what=hostile)
    seen = 0
    for name, where in (("export", []), ("used_by_export", [place.pk]), ("links_export", [])):
        for kind in ("csv", "xlsx"):
            url = reverse(f"library:{name}", args=[region.slug, *where, kind])
            answer = client_for(alice).get(url)
            content = b"".join(answer)
            assert answer.status_code == 200 and formulas_in(content, kind) == [], url
            seen += hostile.encode() in content
    assert seen


def test_a_script_in_a_practice_is_words_on_every_page(region, mia, frank, alice, client_for):
    practice = publish(region, mia, frank, title=SCRIPT, what=SCRIPT, for_whom=SCRIPT)
    at = [region.slug, practice.pk]
    for name in ("detail", "versions", "use_add", "question_ask", "collect", "change"):
        page = client_for(alice).get(reverse(f"library:{name}", args=at)).content.decode()
        assert SCRIPT not in page and "&lt;script&gt;" in page, name
