"""One place to join everything that is joined with a code: whatever the code is of.

A room above this one that has codes of its own says in its `AppConfig.ready` where a code leads:

    joining.register(address_of)     # address_of("K7M4PA") -> "/dialoog/K7M4PA/", or ""
"""

from collections.abc import Callable

from samenverder.reflection.models.session import ReflectionSession, new_code

AddressOf = Callable[[str], str]

_FINDERS: list[AddressOf] = []


def register(find: AddressOf) -> None:
    """Say where codes of a room lead; once."""
    if find not in _FINDERS:
        _FINDERS.append(find)


def address_of_code(code: str) -> str:
    """Where this code leads in a room above; empty when none of them has it."""
    return next((address for find in _FINDERS if (address := find(code))), "")


def new_join_code() -> str:
    """A code that no session bears."""
    code = new_code()
    while ReflectionSession.objects.filter(code=code).exists():
        code = new_code()
    return code
