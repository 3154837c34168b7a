"""A QR code as SVG: one path, drawn on the server, readable from the back of a room."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe


def qr_svg(url: str, label: str) -> SafeString:
    """The code for ``url``; ``label`` says where it leads, for who cannot see it.

    No quiet zone: the page gives white around it (``.qr`` pads by four modules and more).
    The SVG names its namespace, so a PDF can show it too. Raises ``ValueError`` (segno's
    ``DataOverflowError``) when the address is too long for a code.
    """
    import segno

    matrix = segno.make(url, micro=False, error="m", boost_error=False).matrix
    size = len(matrix)
    path = "".join(_runs(row, y) for y, row in enumerate(matrix))
    return mark_safe(  # noqa: S308  numbers and escaped text
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
        f' shape-rendering="crispEdges" role="img" aria-label="{escape(label)}">'
        f'<path d="{path}" stroke="#000" stroke-width="1" fill="none"/></svg>'
    )


def _runs(row: bytes | bytearray | tuple[int, ...], y: int) -> str:
    """The dark stretches of one row as path commands."""
    commands, start = [], None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            commands.append(f"M{start} {y}.5h{x - start}")
            start = None
    return "".join(commands)
