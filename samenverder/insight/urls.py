"""The start page, the overview of a partnership, and search."""

from django.urls import path

from samenverder.insight.views import home, search, start

app_name = "insight"
urlpatterns = [
    path("", start.start, name="start"),
    path("regio/", start.choose, name="choose"),
    path("regio/<slug:region>/", home.home, name="home"),
    path("regio/<slug:region>/zoeken/", search.search, name="search"),
]
