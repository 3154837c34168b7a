"""Addresses of what stands around the catalogue: needs, lists, calendars, other regions."""

from django.urls import path

from samenverder.trainings.views import (
    feeds,
    guests,
    importing,
    inspiration,
    needs,
    offered,
    offering,
    place,
)

ROOM = "regio/<slug:region>/opleidingen/"
NEEDS = f"{ROOM}behoeften/"
TRAINING = f"{ROOM}<int:pk>/"
DATE = f"{TRAINING}data/<int:day>/"
OFFER = f"{DATE}aanbieden/<int:offer>/"
OTHERS = f"{TRAINING}andere-regios/"
GUEST = f"{ROOM}van-elders/<int:guest>/"
OFFERED = "opleiding-aanbod/<slug:key>/"
INSPIRATION = "regio/<slug:region>/inspiratie/"
urlpatterns = [
    path(INSPIRATION, inspiration.inspiration, name="inspiration"),
    path(
        f"{INSPIRATION}activiteiten.<slug:kind>",
        inspiration.inspiration_export,
        name="inspiration_export",
    ),
    path(NEEDS, needs.needs_page, name="needs"),
    path(f"{NEEDS}behoeften.<slug:kind>", needs.needs_export, name="needs_export"),
    path(f"{NEEDS}opleiding/", needs.from_needs, name="from_needs"),
    path(f"{NEEDS}bij-een-opleiding/", needs.meet, name="meet"),
    path(f"{TRAINING}behoefte/", needs.need_put, name="need_put"),
    path(f"{TRAINING}behoefte/<int:need>/weg/", needs.need_remove, name="need_remove"),
    path(f"{DATE}aanbieden/", offering.date_offer, name="date_offer"),
    path(f"{OFFER}terug/", offering.offer_take_back, name="offer_take_back"),
    path(f"{OFFER}vrijhouden/", offering.offer_keep, name="offer_keep"),
    path(f"{OFFER}niet-nodig/", offering.offer_release, name="offer_release"),
    path(OFFERED, offered.offered, name="offered"),
    path(f"{OFFERED}<int:row>/afmelden/", offered.offered_sign_off, name="offered_sign_off"),
    path(f"{OFFERED}<int:offer>/niet-nodig/", offered.offered_release, name="offered_release"),
    path("opleiding/plaats/<slug:key>/", place.place, name="place"),
    path(
        "opleiding/plaats/<slug:key>/bewijs.pdf", place.place_certificate, name="place_certificate"
    ),
    path(f"{ROOM}inlezen/", importing.training_import, name="import"),
    path(f"{ROOM}inlezen/voorbeeld/", importing.import_example, name="import_example"),
    path(f"{ROOM}inlezen/te-verbeteren/", importing.import_errors, name="import_errors"),
    path(f"{ROOM}inlezen/<int:brought>/terug/", importing.import_undo, name="import_undo"),
    path(f"{ROOM}agenda-adressen/", feeds.feed_page, name="feeds"),
    path(f"{DATE}opleiding.ics", feeds.date_ics, name="date_ics"),
    path("opleidingsagenda/<slug:key>.ics", feeds.feed, name="feed"),
    path(OTHERS, guests.guest_codes, name="guest_codes"),
    path(f"{OTHERS}<int:code>/einde/", guests.guest_end, name="guest_end"),
    path("opleiding-uitnodiging/<slug:key>/", guests.guest_accept, name="guest_accept"),
    path(GUEST, guests.guest, name="guest"),
    path(f"{GUEST}weg/", guests.guest_leave, name="guest_leave"),
    path(f"{GUEST}<int:day>/aanmelden/", guests.guest_sign_up, name="guest_sign_up"),
    path(f"{GUEST}<int:day>/afmelden/", guests.guest_sign_off, name="guest_sign_off"),
]
