"""Addresses of trainings."""

from django.urls import path

from samenverder.trainings import urls_more
from samenverder.trainings.views import catalogue, dates, signing_up

app_name = "trainings"
ROOM = "regio/<slug:region>/opleidingen/"
TRAINING = f"{ROOM}<int:pk>/"
DATES = f"{TRAINING}data/"
DATE = f"{DATES}<int:day>/"
urlpatterns = [
    path(ROOM, catalogue.training_list, name="list"),
    path(f"{ROOM}nieuw/", catalogue.training_new, name="new"),
    path(TRAINING, catalogue.training_detail, name="detail"),
    path(f"{TRAINING}wijzigen/", catalogue.training_change, name="change"),
    path(f"{TRAINING}kopie/", catalogue.training_copy, name="copy"),
    path(f"{TRAINING}verwijderen/", catalogue.training_remove, name="remove"),
    path(f"{TRAINING}terugzetten/", catalogue.training_restore, name="restore"),
    path(f"{DATES}nieuw/", dates.date_add, name="date_add"),
    path(f"{DATE}wijzigen/", dates.date_change, name="date_change"),
    path(f"{DATE}afgelasten/", dates.date_cancel, name="date_cancel"),
    path(f"{DATE}doorgaan/", dates.date_hold, name="date_hold"),
    path(f"{DATE}verwijderen/", dates.date_remove, name="date_remove"),
    path(f"{DATE}terugzetten/", dates.date_restore, name="date_restore"),
    path(f"{DATE}aanmelden/", signing_up.sign_up, name="sign_up"),
    path(f"{DATE}deelnemers/", signing_up.people, name="people"),
    path(f"{DATE}deelnemers/erbij/", signing_up.people_add, name="people_add"),
    path(f"{DATE}deelnemers/<int:row>/afmelden/", signing_up.sign_off, name="sign_off"),
    *urls_more.urlpatterns,
]
