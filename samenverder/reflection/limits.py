"""Guessing is limited: wrong join codes and wrong personal codes, per address and in all."""

from samenverder.network.guessing import WINDOW_SECONDS, address_of, count_wrong, may_try

__all__ = ["WINDOW_SECONDS", "address_of", "count_wrong", "may_try"]

WRONG_CODES = 300  # a whole hall shares one address; of a thousand million codes
WRONG_PERSONAL_CODES = 12
UNKNOWN_EARLIER_CODES = 60
