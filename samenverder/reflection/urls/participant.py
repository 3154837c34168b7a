"""Addresses for participants: no account, no partnership in the address."""

from django.urls import path

from samenverder.reflection.views import answering, participant, phone, saving

urlpatterns = [
    path("meedoen/", participant.enter, name="participant_enter"),
    path("meedoen/werker.js", participant.worker, name="participant_worker"),
    path("meedoen/<str:code>/", participant.join, name="participant_join"),
    path("meedoen/<str:code>/verder/", participant.resume, name="participant_resume"),
    path(
        "meedoen/<str:code>/stelling/<int:number>/",
        answering.statement,
        name="participant_statement",
    ),
    path("meedoen/<str:code>/antwoorden/", saving.save, name="participant_save"),
    path("meedoen/<str:code>/overzicht/", answering.overview, name="participant_overview"),
    path("meedoen/<str:code>/werk/", answering.marks, name="participant_marks"),
    path("meedoen/<str:code>/nu/", phone.now, name="participant_now"),
    path("meedoen/<str:code>/opnieuw/", phone.second_vote, name="participant_second_vote"),
    path("meedoen/<str:code>/argument/", phone.argument, name="participant_argument"),
    path("meedoen/<str:code>/verslag/", participant.ask_report, name="participant_report"),
]
