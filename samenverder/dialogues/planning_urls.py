"""Addresses of what is done before a dialogue meeting, besides its own page."""

from django.urls import path

from samenverder.dialogues.views import gathering

ONE = "regio/<slug:region>/bijeenkomsten/dialoog/<int:pk>/"
urlpatterns = [
    path(f"{ONE}agenda/", gathering.gather, name="gather"),
    path(f"{ONE}agenda/los/", gathering.part, name="part"),
    path(f"{ONE}papier/<slug:what>.pdf", gathering.paper, name="paper"),
]
