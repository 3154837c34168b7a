"""The start page, the overview of a partnership, and search."""

from django.urls import path

from samenverder.insight.views import home, network, search, start, welcome

app_name = "insight"
WELCOME = "regio/<slug:region>/netwerk/welkom/"
urlpatterns = [
    path("", start.start, name="start"),
    path("regio/", start.choose, name="choose"),
    path("regio/<slug:region>/", home.home, name="home"),
    path(WELCOME, welcome.welcome_list, name="welcome_list"),
    path(f"{WELCOME}stappen/", welcome.welcome_plan, name="welcome_plan"),
    path(f"{WELCOME}beginnen/", welcome.welcome_start, name="welcome_start"),
    path(f"{WELCOME}<int:pk>/", welcome.welcome, name="welcome"),
    path(f"{WELCOME}<int:pk>/stoppen/", welcome.welcome_end, name="welcome_end"),
    path(f"{WELCOME}<int:pk>/hervatten/", welcome.welcome_reopen, name="welcome_reopen"),
    path(f"{WELCOME}<int:pk>/stap/<int:step>/", welcome.welcome_tick, name="welcome_tick"),
    path(
        f"{WELCOME}<int:pk>/stap/<int:step>/terug/",
        welcome.welcome_untick,
        name="welcome_untick",
    ),
    path("regio/<slug:region>/zoeken/", search.search, name="search"),
    path("regio/<slug:region>/netwerk/tekening/", network.network, name="network"),
    path(
        "regio/<slug:region>/netwerk/tekening/<str:kind>/",
        network.network_download,
        name="network_download",
    ),
]
