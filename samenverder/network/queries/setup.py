"""Is there anything here yet?"""

from samenverder.network.models import User


def is_empty() -> bool:
    """Nobody has an account yet: the first visitor sets Samen Verder up."""
    return not User.objects.exists()
