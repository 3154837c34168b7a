"""Progress as a bar, and as a row of ticks: one for every step."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def progress_svg(done: int, total: int, *, label: str = "", labelled_by: str = "") -> SafeString:
    """A bar that is filled for ``done`` of ``total`` (nothing at 0 of 0, never over full).

    Give ``labelled_by``, the id of the sentence that stands beside it, or a ``label``.
    """
    share = min(max(done / total, 0), 1) if total > 0 else 0
    name = f'aria-labelledby="{escape(labelled_by)}"'
    if not labelled_by:
        name = f'aria-label="{escape(label)}"'
    return mark_safe(  # noqa: S308  numbers and escaped text
        f'<svg class="progress" role="img" {name}>'
        '<rect class="track" width="100%" height="100%" rx="2"/>'
        f'<rect class="fill" width="{share * 100:.4g}%" height="100%" rx="2"/></svg>'
    )


def steps_svg(done: int, total: int, current: int, *, label: str) -> SafeString:
    """One tick for each of ``total`` steps; filled as far as one came.

    ``done``: steps finished so far; ``current``: the step on screen, counted from 1
    (0 if none). Steps up to the furthest of the two are filled, as in "3 of 22".
    Raises ``ValueError`` if there are no steps.
    """
    if total < 1:
        raise ValueError("a row of ticks needs at least one step")
    reached, pitch = max(done, current), 100 / total
    rects = (
        f'<rect class="{"done" if step < reached else "todo"}" x="{step * pitch:.2f}%"'
        f' width="{pitch * 0.78:.2f}%" height="8" rx="1"/>'
        for step in range(total)
    )
    head = f'<svg role="img" aria-label="{escape(label)}" height="8">'
    return mark_safe(f'<div class="steps">{head}{"".join(rects)}</svg></div>')  # noqa: S308  escaped
