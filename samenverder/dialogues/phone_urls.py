"""Addresses for who joins with the code, and of photos."""

from django.urls import path

from samenverder.dialogues.views import own, participant, pictures, saving

HERE = "dialoog/<str:code>/"
OWN = f"{HERE}bijdrage/<uuid:key>/"
PHOTO = "foto/<uuid:key>/<slug:size>/"
urlpatterns = [
    path("dialoog/", participant.enter, name="enter"),
    path("dialoog/werker.js", participant.worker, name="worker"),
    path(HERE, participant.join, name="join"),
    path(f"{HERE}tafel/", participant.table, name="table"),
    path(f"{HERE}volgende/", participant.next_person, name="next_person"),
    path(f"{HERE}andere-tafel/", participant.move_table, name="move_table"),
    path(f"{HERE}puzzels/", own.elsewhere, name="elsewhere"),
    path(f"{HERE}bewaren/", saving.save, name="save"),
    path(OWN, own.change, name="change_own"),
    path(f"{OWN}ook/", own.mark_card, name="mark"),
    path(f"{OWN}foto/", pictures.put, name="put_picture"),
    path(f"{HERE}{PHOTO}", pictures.for_phone, name="phone_picture"),
    path(f"dialoogscherm/<str:screen>/{PHOTO}", pictures.for_screen, name="screen_picture"),
    path(
        f"regio/<slug:region>/bijeenkomsten/dialoog/<int:pk>/{PHOTO}",
        pictures.for_members,
        name="picture",
    ),
]
