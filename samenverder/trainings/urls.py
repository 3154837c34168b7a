"""Addresses of trainings."""

from django.urls import path

from samenverder.trainings import urls_more
from samenverder.trainings.views import (
    attending,
    catalogue,
    dates,
    evaluating,
    exports,
    mine,
    narrowing,
    signing_up,
)

app_name = "trainings"
ROOM = "regio/<slug:region>/opleidingen/"
TRAINING = f"{ROOM}<int:pk>/"
DATES = f"{TRAINING}data/"
DATE = f"{DATES}<int:day>/"
urlpatterns = [
    path(ROOM, catalogue.training_list, name="list"),
    path(f"{ROOM}nieuw/", catalogue.training_new, name="new"),
    path(f"{ROOM}mijn/", mine.mine, name="mine"),
    path(f"{ROOM}mijn/bewijs/<int:row>.pdf", mine.own_certificate, name="own_certificate"),
    path(f"{ROOM}opleidingen.<slug:kind>", exports.catalogue_export, name="export"),
    path(TRAINING, catalogue.training_detail, name="detail"),
    path(f"{TRAINING}wijzigen/", catalogue.training_change, name="change"),
    path(f"{TRAINING}kopie/", catalogue.training_copy, name="copy"),
    path(f"{TRAINING}verwijderen/", catalogue.training_remove, name="remove"),
    path(f"{TRAINING}terugzetten/", catalogue.training_restore, name="restore"),
    path(f"{TRAINING}weer-open/", narrowing.open_again, name="open_again"),
    path(f"{DATES}nieuw/", dates.date_add, name="date_add"),
    path(f"{DATE}wijzigen/", dates.date_change, name="date_change"),
    path(f"{DATE}afgelasten/", dates.date_cancel, name="date_cancel"),
    path(f"{DATE}doorgaan/", dates.date_hold, name="date_hold"),
    path(f"{DATE}verwijderen/", dates.date_remove, name="date_remove"),
    path(f"{DATE}terugzetten/", dates.date_restore, name="date_restore"),
    path(f"{DATE}aanmelden/", signing_up.sign_up, name="sign_up"),
    path(f"{DATE}deelnemers/", signing_up.people, name="people"),
    path(f"{DATE}deelnemers/erbij/", signing_up.people_add, name="people_add"),
    path(f"{DATE}deelnemers/terug/", signing_up.people_take_back, name="people_take_back"),
    path(f"{DATE}deelnemers/vrijmaken/", narrowing.people_free, name="people_free"),
    path(f"{DATE}deelnemers/plaats-terug/", narrowing.people_back, name="people_back"),
    path(f"{DATE}deelnemers/<int:row>/afmelden/", signing_up.sign_off, name="sign_off"),
    path(f"{DATE}deelnemers.<slug:kind>", exports.people_export, name="people_export"),
    path(f"{DATE}aanwezig/", attending.attendance, name="attendance"),
    path(f"{DATE}aanwezig/allen/", attending.attend_all, name="attend_all"),
    path(f"{DATE}aanwezig/erbij/", attending.attend_add, name="attend_add"),
    path(f"{DATE}aanwezig/<int:row>/", attending.attend, name="attend"),
    path(f"{DATE}presentielijst.pdf", attending.present_paper, name="present_paper"),
    path(f"{DATE}bewijs/<int:row>.pdf", attending.certificate, name="certificate"),
    path(f"{DATE}evaluatie/", evaluating.evaluation, name="evaluation"),
    path(f"{DATE}evaluatie/vragen/", evaluating.evaluation_ask, name="evaluation_ask"),
    path("opleiding/evaluatie/<str:key>/", evaluating.evaluate, name="evaluate"),
    path("opleiding/bewijs/", attending.check, name="check"),
    *urls_more.urlpatterns,
]
