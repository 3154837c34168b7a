"""Signing somebody in who just chose a password here."""

from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse

from samenverder.network.models import User


def enter(request: HttpRequest, user: User, url: str) -> HttpResponse:
    """Sign in as this user, through allauth's own steps, and go on to `url`."""
    login: Any = Login(user=user, email=user.email, redirect_url=url)
    return perform_password_login(request, {"email": user.email}, login)
