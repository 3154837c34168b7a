"""For who lost phone and emergency codes: an administrator takes the second step away."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from samenverder.network.models import User
from samenverder.network.operations.accounts import remove_second_step


class Command(BaseCommand):
    """`samenverder django remove_second_step name@organisation.nl`"""

    help = "Remove app, passkeys and emergency codes of an account. First be sure who is asking."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The account's address."""
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove it and say so; the person gets a mail."""
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError(f"There is no account with the address {options['email']}.")
        number = remove_second_step(user=user)
        self.stdout.write(f"{user.email}: {number} removed. The person got a mail about it.")
