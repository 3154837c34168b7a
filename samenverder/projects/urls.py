"""The addresses of this room."""

from django.urls.resolvers import URLPattern

app_name = "projects"
urlpatterns: list[URLPattern] = []
