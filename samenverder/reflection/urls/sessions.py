"""Addresses for planning and leading sessions."""

from django.urls import path

from samenverder.reflection.views import console, invitees, sessions

ROOM = "regio/<slug:region>/reflectie/"
ONE = f"{ROOM}sessies/<int:pk>/"

urlpatterns = [
    path(ROOM, sessions.session_list, name="session_list"),
    path(f"{ROOM}sessies/nieuw/", sessions.session_new, name="session_new"),
    path(ONE, sessions.session_detail, name="session_detail"),
    path(f"{ONE}wijzigen/", sessions.session_edit, name="session_edit"),
    path(f"{ONE}genodigden/", invitees.invitees, name="session_invitees"),
    path(f"{ONE}uitnodigen/", sessions.send_invitations, name="session_send_invitations"),
    path(f"{ONE}agenda/", sessions.agenda, name="session_agenda"),
    path(f"{ONE}begeleiders/", sessions.facilitators, name="session_facilitators"),
    path(f"{ONE}stap/<slug:step>/", sessions.session_step, name="session_step"),
    path(f"{ONE}leiden/", console.console, name="console"),
    path(f"{ONE}leiden/doe/<slug:name>/", console.command, name="console_command"),
    path(f"{ONE}leiden/stelling/", console.statement, name="console_statement"),
    path(
        f"{ONE}leiden/argument/<slug:argument>/",
        console.hide_argument,
        name="console_hide_argument",
    ),
    path(f"{ONE}leiden/notitie/", console.note, name="console_note"),
    path(f"{ONE}leiden/actie/", console.add_action, name="console_action"),
    path(f"{ONE}leiden/volgende-ronde/", console.next_round, name="console_next_round"),
]
