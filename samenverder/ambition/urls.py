"""The addresses of this room."""

from django.urls import path

from samenverder.ambition.views import ambitions, focus_areas

app_name = "ambition"
ROOM = "regio/<slug:region>/ambitie/"
AREAS = f"{ROOM}speerpunten/"
urlpatterns = [
    path(ROOM, ambitions.ambition_detail, name="detail"),
    path(f"{ROOM}wijzigen/", ambitions.ambition_change, name="change"),
    path(f"{AREAS}nieuw/", focus_areas.focus_add, name="focus_add"),
    path(f"{AREAS}<int:pk>/naam/", focus_areas.focus_rename, name="focus_rename"),
    path(f"{AREAS}<int:pk>/plaats/", focus_areas.focus_move, name="focus_move"),
    path(f"{AREAS}<int:pk>/verwijderen/", focus_areas.focus_remove, name="focus_remove"),
    path(f"{AREAS}<int:pk>/terugzetten/", focus_areas.focus_restore, name="focus_restore"),
]
