"""Addresses of what stands around the catalogue: needs of schools."""

from django.urls import path

from samenverder.trainings.views import needs

ROOM = "regio/<slug:region>/opleidingen/"
NEEDS = f"{ROOM}behoeften/"
TRAINING = f"{ROOM}<int:pk>/"
OFFER = f"{TRAINING}data/<int:day>/aanbieden/"
urlpatterns = [
    path(NEEDS, needs.needs_page, name="needs"),
    path(f"{NEEDS}behoeften.<slug:kind>", needs.needs_export, name="needs_export"),
    path(f"{NEEDS}opleiding/", needs.from_needs, name="from_needs"),
    path(f"{NEEDS}bij-een-opleiding/", needs.meet, name="meet"),
    path(f"{TRAINING}behoefte/", needs.need_put, name="need_put"),
    path(f"{TRAINING}behoefte/<int:row>/weg/", needs.need_remove, name="need_remove"),
    path(OFFER, needs.date_offer, name="date_offer"),
    path(f"{OFFER}<int:row>/terug/", needs.offer_take_back, name="offer_take_back"),
]
