"""Somebody who signs in. The e-mail address is the name."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users with a normalised address and a usable or unusable password."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new user whose address is theirs: it came with an invitation, or they set us up."""
        from allauth.account.models import EmailAddress

        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username or "")


class User(AbstractBaseUser):
    """One account, whatever the number of partnerships somebody works in."""

    class Appearance(models.TextChoices):
        SYSTEM = "system", _("As my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(
        _("language"), max_length=2, default="nl", choices=[("nl", "Nederlands"), ("en", "English")]
    )
    appearance = models.CharField(
        _("appearance"), max_length=6, choices=Appearance, default=Appearance.SYSTEM
    )
    shortcuts = models.BooleanField(_("keyboard shortcuts"), default=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Rights come from rules alone; nobody is a superuser."""
        from rules.permissions import has_perm

        return self.is_active and has_perm(perm, self, obj)
