"""The addresses of this room."""

from django.urls import path

from samenverder.tracks.views import (
    exports,
    leads,
    material,
    plans,
    programme,
    schools,
    templates,
    tracks,
)

app_name = "tracks"
ROOM = "regio/<slug:region>/plannen/leergangen/"
TRACK = f"{ROOM}<int:pk>/"
ITEMS = f"{TRACK}programma/"
ITEM = f"{ITEMS}<int:item>/"
SCHOOLS = f"{TRACK}scholen/"
SCHOOL = f"{SCHOOLS}<int:school>/"
urlpatterns = [
    path(ROOM, tracks.track_list, name="list"),
    path(f"{ROOM}nieuw/", tracks.track_new, name="new"),
    path(f"{ROOM}sjablonen/", templates.template_list, name="template_list"),
    path(
        f"{ROOM}sjablonen/<int:template>/verwijderen/",
        templates.template_remove,
        name="template_remove",
    ),
    path(TRACK, tracks.track_detail, name="detail"),
    path(f"{TRACK}wijzigen/", tracks.track_change, name="change"),
    path(f"{TRACK}stand/", tracks.track_step, name="step"),
    path(f"{TRACK}kopie/", tracks.track_copy, name="copy"),
    path(f"{TRACK}sjabloon/", templates.template_keep, name="template_keep"),
    path(f"{TRACK}verwijderen/", tracks.track_remove, name="remove"),
    path(f"{TRACK}terugzetten/", tracks.track_restore, name="restore"),
    path(f"{TRACK}programma.<slug:kind>", exports.programme_export, name="programme_export"),
    path(f"{TRACK}voortgang.<slug:kind>", exports.progress_export, name="progress_export"),
    path(f"{ITEMS}nieuw/", programme.item_add, name="item_add"),
    path(ITEM, programme.item_detail, name="item"),
    path(f"{ITEM}wijzigen/", programme.item_change, name="item_change"),
    path(f"{ITEM}verwijderen/", programme.item_remove, name="item_remove"),
    path(f"{ITEM}terugzetten/", programme.item_restore, name="item_restore"),
    path(f"{ITEM}bijeenkomst/", programme.item_plan, name="item_plan"),
    path(f"{ITEM}terugblik/<int:school>/", programme.look_back, name="look_back"),
    path(f"{ITEM}materiaal/", material.material_add, name="material_add"),
    path(f"{ITEM}materiaal/<int:material>/", material.material_get, name="material"),
    path(
        f"{ITEM}materiaal/<int:material>/verwijderen/",
        material.material_remove,
        name="material_remove",
    ),
    path(f"{SCHOOLS}uitnodigen/", schools.school_invite, name="school_invite"),
    path(f"{SCHOOLS}kartrekkers/", leads.leads, name="leads"),
    path(f"{SCHOOLS}mailen/", schools.school_mail, name="school_mail"),
    path(SCHOOL, schools.school_detail, name="school"),
    path(f"{SCHOOL}stand/", schools.school_step, name="school_step"),
    path(f"{SCHOOL}verwijderen/", schools.school_remove, name="school_remove"),
    path(f"{SCHOOL}terugzetten/", schools.school_restore, name="school_restore"),
    path(f"{SCHOOL}kartrekkers/", schools.lead_add, name="lead_add"),
    path(f"{SCHOOL}kartrekkers/<int:lead>/verwijderen/", schools.lead_remove, name="lead_remove"),
    path(f"{SCHOOL}plan/", plans.plan_begin, name="plan_begin"),
    path(f"{SCHOOL}plan/kiezen/", plans.plan_link, name="plan_link"),
    path(f"{SCHOOL}scan/", schools.school_scan, name="school_scan"),
]
