"""The big screen, without an account."""

from django.urls import path

from samenverder.reflection.views import screen

urlpatterns = [path("scherm/<str:key>/", screen.screen, name="screen")]
