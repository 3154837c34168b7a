"""The network: who is in this partnership, and who may do what."""

from typing import Any

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "samenverder.network"
    label = "network"

    def ready(self) -> None:
        """Register the rules of this room, and hear of changed addresses."""
        from allauth.account.signals import email_changed
        from django.contrib.auth.signals import user_logged_in

        from samenverder.network import rules  # noqa: F401
        from samenverder.network.queries import sight

        sight.register_own()
        from samenverder.network.queries.relations import question_waiting
        from samenverder.network.waiting import register_waiting

        register_waiting("network.question", question_waiting)
        email_changed.connect(_follow_address, dispatch_uid="samenverder.network")
        user_logged_in.connect(_saw_sign_in, dispatch_uid="samenverder.network")


def _saw_sign_in(sender: Any, request: Any, **_more: Any) -> None:
    """A device on which somebody signs in needs no look at when it was used last."""
    from samenverder.network.middleware import remember_device

    if request is not None and request.session.session_key:
        remember_device(request.session.session_key)


def _follow_address(
    sender: Any, user: Any, from_email_address: Any, to_email_address: Any, **_more: Any
) -> None:
    """Contacts of this account show its new address."""
    from samenverder.network.operations.accounts import follow_address

    if from_email_address is not None:
        old, new = from_email_address.email, to_email_address.email
        follow_address(user=user, old=old, new=new)
