"""From nothing to published: write, have it read, publish; others read it then and not before."""

import pytest

from samenverder.library.models import Practice

pytestmark = pytest.mark.django_db


def test_a_practice_is_written_read_published_and_found(region, mia, frank, rita, english):
    room = f"/regio/{region.slug}/bibliotheek/"
    writer, reader, other = english(mia), english(frank), english(rita)
    writer.post(f"{room}nieuw/", {"title": "Stagemarkt", "what": "Een middag in de gymzaal"})
    practice = Practice.objects.get()
    page = f"{room}{practice.pk}/"
    assert "Stagemarkt" in writer.get(room).content.decode()
    assert "Stagemarkt" not in other.get(room).content.decode()
    assert other.get(page).status_code == 404

    from tests.library.conftest import person as person_of

    person = person_of(frank).pk
    assert writer.post(f"{page}laten-lezen/", {"reviewer": person}).status_code == 302
    assert "Een middag in de gymzaal" in reader.get(f"{page}lezen/").content.decode()
    reader.post(f"{page}lezen/", {"answer": "yes", "version": "1"})
    assert writer.post(f"{page}publiceren/", {}).status_code == 302
    assert "Stagemarkt" in other.get(room).content.decode()
    assert "Een middag in de gymzaal" in other.get(page).content.decode()
