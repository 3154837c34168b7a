"""The addresses of this room."""

from django.urls import path

from samenverder.pitches.views import documents, pitches, renewing, showing, slides

app_name = "pitches"
ROOM = "regio/<slug:region>/plannen/pitches/"
PITCH = f"{ROOM}<int:pk>/"
SLIDES = f"{PITCH}dias/"
SLIDE = f"{SLIDES}<int:slide>/"
urlpatterns = [
    path(f"{ROOM}van/<int:plan>/", pitches.pitch_make, name="make"),
    path(PITCH, pitches.pitch_detail, name="detail"),
    path(f"{PITCH}wijzigen/", pitches.pitch_change, name="change"),
    path(f"{PITCH}verwijderen/", pitches.pitch_remove, name="remove"),
    path(f"{PITCH}terugzetten/", pitches.pitch_restore, name="restore"),
    path(f"{PITCH}versie/", renewing.changes, name="changes"),
    path(f"{PITCH}tonen/", showing.pitch_show, name="show"),
    path(f"{PITCH}tonen/<int:number>/", showing.pitch_show_slide, name="show_slide"),
    path(f"{PITCH}spreken/", showing.pitch_speak, name="speak"),
    path(f"{PITCH}sturen/", showing.pitch_steer, name="steer"),
    path(f"{PITCH}dias.pdf", documents.slides_document, name="slides"),
    path(f"{PITCH}handout.pdf", documents.handout_document, name="handout"),
    path(f"{SLIDES}nieuw/", slides.slide_add, name="slide_add"),
    path(f"{SLIDES}volgorde/", slides.slide_order, name="slide_order"),
    path(f"{SLIDE}wijzigen/", slides.slide_change, name="slide_change"),
    path(f"{SLIDE}plaats/", slides.slide_move, name="slide_move"),
    path(f"{SLIDE}tonen/", slides.slide_shown, name="slide_shown"),
    path(f"{SLIDE}verwijderen/", slides.slide_remove, name="slide_remove"),
    path(f"{SLIDE}terugzetten/", slides.slide_restore, name="slide_restore"),
    path(f"{SLIDE}terug/", renewing.slide_revert, name="slide_revert"),
]
