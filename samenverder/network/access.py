"""The first line of every view: load the object *for this user*.

Outside the partnership the answer is 404 (a stranger learns nothing), with too small a role 403.
"""

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from rules.permissions import has_perm

from samenverder.network.models import Access, Partnership, User

M = TypeVar("M", bound=Model)


class SignInNeeded(Exception):
    """Nobody is signed in; the middleware sends the visitor to the sign-in page and back."""


def role_in(user: Any, partnership: Partnership) -> str | None:
    """The user's role in a partnership, remembered on the user for this request."""
    if not user.is_authenticated:
        return None
    known: dict[int, str | None] = user.__dict__.setdefault("_roles", {})
    if partnership.pk not in known:
        known.update(Access.objects.filter(user=user).values_list("partnership_id", "role"))
        known.setdefault(partnership.pk, None)
    return known[partnership.pk]


def partnerships_of(user: Any) -> QuerySet[Partnership]:
    """The partnerships a user has access to, by name."""
    return Partnership.objects.filter(access__user=user).order_by("name")


def get_partnership_for(request: HttpRequest, region: str, permission: str) -> Partnership:
    """The partnership at this address, when the user may do `permission` there."""
    if not request.user.is_authenticated:
        raise SignInNeeded
    access = (
        Access.objects.select_related("partnership")
        .filter(user_id=request.user.pk, partnership__slug=region)
        .first()
    )
    if access is None:
        raise Http404
    partnership = access.partnership
    request.user.__dict__.setdefault("_roles", {})[partnership.pk] = access.role
    request.partnership = partnership  # type: ignore[attr-defined]
    require(request, permission, partnership)
    return partnership


def user_of(request: HttpRequest) -> User:
    """The user who is signed in; for use after the first line of a view."""
    if not request.user.is_authenticated:
        raise SignInNeeded
    return request.user


def require(request: HttpRequest, permission: str, obj: Model) -> None:
    """Stop with 403 when the user may not do this with this object."""
    if not has_perm(permission, request.user, obj):
        raise PermissionDenied


def get_for(
    request: HttpRequest, region: str, rows: QuerySet[M], permission: str, **lookup: Any
) -> M:
    """One row of this partnership (404 outside it), when the user may do `permission` with it."""
    partnership = get_partnership_for(request, region, "network.view_partnership")
    try:
        found = rows.filter(partnership=partnership, **lookup).first()
    except OverflowError:  # a number no row can have; SQLite refuses even to look
        found = None
    if found is None:
        raise Http404
    found.partnership = partnership  # type: ignore[attr-defined]
    require(request, permission, found)
    return found


def get_user_for(request: HttpRequest) -> Any:
    """The signed-in user, for pages about oneself; others are asked to sign in."""
    if not request.user.is_authenticated:
        raise SignInNeeded
    return request.user


def row_or_404(rows: Any, **lookup: Any) -> Any:
    """One row of these, or 404; also for a number no row can have."""
    try:
        found = rows.filter(**lookup).first()
    except (OverflowError, ValueError):
        found = None
    if found is None:
        raise Http404
    return found
