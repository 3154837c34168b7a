"""Small parts of the pages of a dialogue meeting."""

from uuid import UUID

from django import template

register = template.Library()


@register.simple_tag
def marked_with(marked: set[tuple[UUID, str]], key: UUID, kind: str) -> bool:
    """Whether this device gave this mark."""
    return (key, kind) in marked
