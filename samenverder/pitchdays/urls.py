"""The addresses of this room."""

from django.urls import path

from samenverder.pitchdays.views import boards, days, exports, running, slots

app_name = "pitchdays"
ROOM = "regio/<slug:region>/plannen/pitchdagen/"
DAY = f"{ROOM}<int:pk>/"
SLOTS = f"{DAY}onderdelen/"
SLOT = f"{SLOTS}<int:slot>/"
BOARDS = f"{DAY}besturen/"
BOARD = f"{BOARDS}<int:board>/"
RUN = f"{DAY}leiden/"
urlpatterns = [
    path(ROOM, days.day_list, name="list"),
    path(f"{ROOM}nieuw/", days.day_new, name="new"),
    path(DAY, days.day_detail, name="detail"),
    path(f"{DAY}wijzigen/", days.day_change, name="change"),
    path(f"{DAY}bijeenkomst/", days.day_plan, name="plan"),
    path(f"{DAY}verwijderen/", days.day_remove, name="remove"),
    path(f"{DAY}terugzetten/", days.day_restore, name="restore"),
    path(f"{DAY}scholen/", slots.schools_add, name="schools_add"),
    path(f"{SLOTS}nieuw/", slots.slot_add, name="slot_add"),
    path(SLOT, slots.slot_change, name="slot_change"),
    path(f"{SLOT}plaats/", slots.slot_move, name="slot_move"),
    path(f"{SLOT}verwijderen/", slots.slot_remove, name="slot_remove"),
    path(f"{SLOT}terugzetten/", slots.slot_restore, name="slot_restore"),
    path(f"{BOARDS}nieuw/", boards.board_add, name="board_add"),
    path(BOARD, boards.board_guests, name="board"),
    path(f"{BOARD}verwijderen/", boards.board_remove, name="board_remove"),
    path(f"{BOARD}terugzetten/", boards.board_restore, name="board_restore"),
    path(f"{BOARD}aanwezig/<int:guest>/", boards.guest_present, name="present"),
    path(RUN, running.run, name="run"),
    path(f"{RUN}stap-terug/", running.take_back, name="take_back"),
    path(f"{RUN}overnemen/", running.take_over, name="take_over"),
    path(f"{RUN}<int:slot>/<slug:name>/", running.act, name="act"),
    path(f"{DAY}scherm/", running.screen, name="screen"),
    path(f"{DAY}nu/", running.now, name="now"),
    path(f"{DAY}overzicht/", exports.overview, name="overview"),
    path(f"{DAY}programma.pdf", exports.programme_paper, name="programme_paper"),
    path(f"{DAY}overzicht.pdf", exports.overview_paper, name="overview_paper"),
    path(f"{DAY}programma.<slug:kind>", exports.programme_export, name="programme_export"),
    path(f"{DAY}overzicht.<slug:kind>", exports.overview_export, name="overview_export"),
]
