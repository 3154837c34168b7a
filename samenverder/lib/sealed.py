"""Keys for secret addresses that are kept nowhere: a number and a seal over it.

The seal is made with the secret of this site and a salt that stands in the row: the key can be
made again whenever it is shown or mailed, and another salt makes the old one useless.
"""

from django.utils.crypto import salted_hmac

from samenverder.lib.text import whole_number


def sealed(purpose: str, number: int, salt: str) -> str:
    """The key of the row with this number; `purpose` such as "meetings.feed" keeps kinds apart."""
    seal = salted_hmac(purpose, f"{number}:{salt}", algorithm="sha256").hexdigest()[:40]
    return f"{number}-{seal}"


def number_in(key: str) -> int:
    """The number a key speaks of; 0 when it speaks of none."""
    return whole_number(key.partition("-")[0])
