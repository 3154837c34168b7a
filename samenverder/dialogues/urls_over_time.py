"""The addresses of what was told over places and years."""

from django.urls import path

from samenverder.dialogues.views import over_time

ROOM = "regio/<slug:region>/bijeenkomsten/dialoog/"
RETURNS, TOLD = f"{ROOM}over-plaatsen-en-jaren/", f"{ROOM}verteld/"
OVER_TIME = [
    path(RETURNS, over_time.returning_page, name="returning"),
    path(f"{RETURNS}overzicht.pdf", over_time.returning_paper, name="returning_paper"),
    path(f"{RETURNS}overzicht.<slug:kind>", over_time.returning_export, name="returning_export"),
    path(TOLD, over_time.told_page, name="told"),
    path(f"{TOLD}verteld.<slug:kind>", over_time.told_export, name="told_export"),
]
