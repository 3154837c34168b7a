"""The addresses of this room."""

from django.urls import path

from samenverder.meetings.views import (
    agenda,
    answering,
    dates,
    documents,
    feeds,
    guests,
    listing,
    meetings,
    minutes,
    presence,
    running,
)

app_name = "meetings"
ROOM = "regio/<slug:region>/bijeenkomsten/"
ONE = f"{ROOM}<int:pk>/"
ITEM = f"{ONE}agenda/<int:item>/"
urlpatterns = [
    path(ROOM, listing.meeting_list, name="list"),
    path(f"{ROOM}bijeenkomsten.<slug:form>", listing.meeting_export, name="export"),
    path(f"{ROOM}nieuw/", meetings.meeting_new, name="new"),
    path(f"{ROOM}agenda-adressen/", feeds.feed_page, name="feeds"),
    path(ONE, meetings.meeting_detail, name="detail"),
    path(f"{ONE}wijzigen/", meetings.meeting_edit, name="edit"),
    path(f"{ONE}kopie/", meetings.meeting_copy, name="copy"),
    path(f"{ONE}afzeggen/", meetings.meeting_cancel, name="cancel"),
    path(f"{ONE}hervatten/", meetings.meeting_resume, name="resume"),
    path(f"{ONE}bijeenkomst.ics", meetings.meeting_ics, name="ics"),
    path(f"{ONE}agenda/", agenda.agenda_edit, name="agenda"),
    path(f"{ONE}agenda/nieuw/", agenda.item_add, name="item_add"),
    path(f"{ONE}agenda/inbrengen/", agenda.item_put_in, name="item_put_in"),
    path(f"{ONE}agenda/sjabloon/", agenda.template_use, name="template_use"),
    path(f"{ONE}agenda/bewaren/", agenda.template_keep, name="template_keep"),
    path(
        f"{ONE}agenda/sjablonen/<int:template>/weg/", agenda.template_remove, name="template_remove"
    ),
    path(f"{ONE}agenda/uit-acties/", agenda.actions_take, name="actions_take"),
    path(ITEM, agenda.item_edit, name="item_edit"),
    path(f"{ITEM}verplaatsen/", agenda.item_move, name="item_move"),
    path(f"{ITEM}verwijderen/", agenda.item_remove, name="item_remove"),
    path(f"{ITEM}terugzetten/", agenda.item_restore, name="item_restore"),
    path(f"{ITEM}antwoord/", agenda.item_answer, name="item_answer"),
    path(f"{ONE}genodigden/", guests.guest_list, name="guests"),
    path(f"{ONE}genodigden/uitnodigen/", guests.guests_invite, name="invite"),
    path(f"{ONE}genodigden/<int:attendee>/weg/", guests.guest_remove, name="guest_remove"),
    path(f"{ONE}antwoord/", guests.own_answer, name="own_answer"),
    path(f"{ONE}ik-kom/", guests.i_come, name="i_come"),
    path(f"{ONE}datum/", dates.date_page, name="dates"),
    path(f"{ONE}datum/antwoord/", dates.date_answer, name="date_answer"),
    path(f"{ONE}datum/vragen/", dates.dates_ask, name="dates_ask"),
    path(f"{ONE}datum/<int:option>/", dates.date_choose, name="date_choose"),
    path(f"{ONE}stukken/", documents.document_add, name="document_add"),
    path(f"{ONE}stukken/<int:document>/", documents.document_get, name="document"),
    path(f"{ONE}stukken/<int:document>/weg/", documents.document_remove, name="document_remove"),
    path(f"{ONE}leiden/", running.run, name="run"),
    path(f"{ONE}leiden/aanwezig/", running.run_present, name="run_present"),
    path(f"{ONE}leiden/<slug:step>/", running.run_step, name="run_step"),
    path(f"{ONE}leiden/<int:item>/notitie/", running.run_note, name="run_note"),
    path(f"{ONE}leiden/<int:item>/vangen/", running.run_catch, name="run_catch"),
    path(f"{ONE}leiden/<int:item>/vastleggen/", running.run_record, name="run_record"),
    path(f"{ONE}wie-er-was/", presence.who_came, name="who_came"),
    path(f"{ONE}verslag/", minutes.minutes_page, name="minutes"),
    path(f"{ONE}verslag.pdf", minutes.minutes_file, name="minutes_pdf"),
    path(f"{ONE}verslag/mailen/", minutes.minutes_send, name="minutes_send"),
    path(f"{ONE}verslag/goedkeuren/", minutes.minutes_approve, name="minutes_approve"),
    path(f"{ONE}verslag/<int:item>/", minutes.minutes_correct, name="minutes_correct"),
    path("bijeenkomst/<slug:key>/", answering.answer, name="answer"),
    path("bijeenkomst/<slug:key>/bijeenkomst.ics", answering.answer_ics, name="answer_ics"),
    path("agenda/<slug:key>.ics", feeds.feed, name="feed"),
]
