"""Addresses of the library: writing and reading, finding, going along."""

from django.urls import path

from samenverder.library.views import finding, reading, reviewing, writing

app_name = "library"
ROOM = "regio/<slug:region>/bibliotheek/"
ONE = f"{ROOM}<int:pk>/"

writing_urls = [
    path(f"{ROOM}nieuw/", writing.practice_new, name="new"),
    path(ONE, reading.practice_detail, name="detail"),
    path(f"{ONE}wijzigen/", writing.practice_change, name="change"),
    path(f"{ONE}verwijderen/", writing.practice_remove, name="remove"),
    path(f"{ONE}terugzetten/", writing.practice_restore, name="restore"),
    path(f"{ONE}laten-lezen/", reviewing.practice_ask, name="ask"),
    path(f"{ONE}laten-lezen/stoppen/", reviewing.stop_asking, name="stop_asking"),
    path(f"{ONE}lezen/", reviewing.practice_read, name="read"),
    path(f"{ONE}publiceren/", reviewing.practice_publish, name="publish"),
    path(f"{ONE}wijziging-laten-vallen/", reviewing.discard, name="discard"),
    path(f"{ONE}klopt-nog/", reviewing.still_right, name="still_right"),
    path(f"{ONE}intrekken/", reviewing.withdraw, name="withdraw"),
    path(f"{ONE}terug-in-de-bibliotheek/", reviewing.put_back, name="put_back"),
]
finding_urls = [
    path(ROOM, finding.practice_list, name="list"),
]
urlpatterns = [*finding_urls, *writing_urls]
