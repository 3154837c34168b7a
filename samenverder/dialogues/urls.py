"""The addresses of this room: for the partnership, and for who joins with the code."""

from django.urls import path

from samenverder.dialogues import phone_urls, planning_urls
from samenverder.dialogues.urls_afterwards import AFTERWARDS
from samenverder.dialogues.urls_over_time import OVER_TIME
from samenverder.dialogues.views import (
    cards,
    groups,
    halving,
    leading,
    listing,
    planning,
    screen,
)

app_name = "dialogues"
ROOM = "regio/<slug:region>/bijeenkomsten/dialoog/"
ONE = f"{ROOM}<int:pk>/"
TABLE = f"{ONE}tafels/<int:table>/"
urlpatterns = [
    path(ROOM, listing.dialogue_list, name="list"),
    path(f"{ROOM}lijst.<slug:kind>", listing.dialogue_list_export, name="list_export"),
    path(f"{ROOM}nieuw/", planning.dialogue_new, name="new"),
    path(ONE, planning.dialogue_detail, name="detail"),
    path(f"{ONE}wijzigen/", planning.dialogue_change, name="change"),
    path(f"{ONE}herhalen/", planning.dialogue_repeat, name="repeat"),
    path(f"{ONE}verwijderen/", planning.dialogue_remove, name="remove"),
    path(f"{ONE}terugzetten/", planning.dialogue_restore, name="restore"),
    path(f"{ONE}tafels/nieuw/", planning.table_add, name="table_add"),
    path(f"{TABLE}wijzigen/", planning.table_change, name="table_change"),
    path(f"{TABLE}verwijderen/", planning.table_remove, name="table_remove"),
    path(f"{TABLE}terugzetten/", planning.table_restore, name="table_restore"),
    path(f"{ONE}rondes/", planning.rounds, name="rounds"),
    path(f"{ONE}leiden/", leading.console, name="console"),
    path(f"{ONE}leiden/ronde/<int:order>/", leading.begin_round, name="begin_round"),
    path(f"{ONE}leiden/scherm/", leading.put_on_screen, name="put_on_screen"),
    path(f"{ONE}leiden/omslaan/", leading.turn, name="turn"),
    path(f"{ONE}leiden/kaart/<uuid:key>/", cards.card, name="settle"),
    path(f"{ONE}leiden/kaart/<uuid:key>/in-tweeen/", halving.in_two, name="in_two"),
    path(f"{ONE}leiden/kaart/<uuid:key>/groot/", cards.card_large, name="card_large"),
    path(f"{ONE}leiden/groepen/nieuw/", groups.group_make, name="group_make"),
    path(f"{ONE}leiden/groepen/<int:group>/", groups.group_change, name="group_change"),
    path(f"{ONE}leiden/<slug:name>/", leading.command, name="command"),
    *AFTERWARDS,
    *OVER_TIME,
    path("dialoogscherm/<str:key>/", screen.screen, name="screen"),
    *planning_urls.urlpatterns,
    *phone_urls.urlpatterns,
]
