"""The shell's own addresses."""

from django.urls import path

from samenverder.web import views

app_name = "web"
urlpatterns = [
    path("taal/", views.set_language, name="set_language"),
    path("weergave/", views.set_appearance, name="set_appearance"),
    path("hulp/", views.help_index, name="help_index"),
    path("hulp/<slug:name>/", views.help_page, name="help_page"),
    path("gezond/", views.health, name="health"),
]
