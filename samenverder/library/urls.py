"""Addresses of the library: writing and reading, finding, going along."""

from django.urls import path

from samenverder.library import urls_reuse
from samenverder.library.views import lessons, material, reading, reviewing, versions, writing

app_name = "library"
ROOM = "regio/<slug:region>/bibliotheek/"
ONE = f"{ROOM}<int:pk>/"

writing_urls = [
    path(f"{ROOM}nieuw/", writing.practice_new, name="new"),
    path(f"{ROOM}lessen/", lessons.lesson_list, name="lessons"),
    path(f"{ROOM}lessen.<slug:kind>", lessons.lesson_export, name="lesson_export"),
    path(f"{ROOM}uit-les/<slug:source>/<int:lesson>/", lessons.from_lesson, name="from_lesson"),
    path(f"{ROOM}uit-parel/<uuid:key>/", lessons.from_pearl, name="from_pearl"),
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
    path(f"{ONE}materiaal/", material.material_add, name="material_add"),
    path(f"{ONE}materiaal/<int:material>/", material.material_get, name="material"),
    path(
        f"{ONE}materiaal/<int:material>/verwijderen/",
        material.material_remove,
        name="material_remove",
    ),
    path(f"{ONE}versies/", versions.version_list, name="versions"),
    path(f"{ONE}versies/<int:number>/", versions.version_detail, name="version"),
    path(
        f"{ONE}versies/<int:number>/verschillen/", versions.version_differences, name="differences"
    ),
    path(f"{ONE}voorbeeld.pdf", versions.practice_document, name="pdf"),
]
urlpatterns = [*urls_reuse.urlpatterns, *writing_urls]
