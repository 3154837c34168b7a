"""The drawing of a network as SVG: classes only, so that it follows the style sheet everywhere."""

from collections.abc import Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from samenverder.insight.network_drawing import Drawing, Node
from samenverder.insight.network_labels import Label


def network_svg(
    drawing: Drawing, *, title: str, description: str, names: Mapping[int, str]
) -> SafeString:
    """The whole drawing. `names` holds what a screen reader says of each node.

    Nodes with an address are links, in the order of the list: by kind, then by name. A drawing
    without names is one picture; its table says the same.
    """
    width, height = f"{drawing.width:.0f}", f"{drawing.height:.0f}"
    role = "img" if drawing.is_dense else "group"
    crowd = " dense" if drawing.is_dense else " many" if drawing.size < 17 else ""
    crowd += " busy" if drawing.is_busy else ""
    head = (
        f'<svg class="net network{crowd}" viewBox="0 0 {width} {height}" role="{role}"'
        ' aria-labelledby="net-t net-d" data-network="">'
        f'<title id="net-t">{escape(title)}</title><desc id="net-d">{escape(description)}</desc>'
    )
    if drawing.is_dense:
        body = _dense_lines(drawing) + _dense_nodes(drawing)
    else:
        nodes = (
            _node(drawing, node, names[node.key], node.key not in drawing.alone)
            for node in drawing.nodes
        )
        labels = (_label(drawing, node) for node in drawing.nodes)
        body = _lines(drawing) + "".join(nodes) + "".join(labels)
    return mark_safe(head + body + "</svg>")  # noqa: S308  numbers, and text escaped where it comes in


def shape(kind: str, x: float, y: float, size: float) -> str:
    """The path data of one node. The shape says the kind."""
    s = size
    if kind in ("school", "schoolbestuur"):
        return f"M{x - s:.1f} {y - s:.1f}h{2 * s:.1f}v{2 * s:.1f}h{-2 * s:.1f}z"
    if kind == "gemeente":
        r = s * 1.12
        return (
            f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0"
            f"a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0z"
        )
    if kind == "zorg":
        d = s * 1.25
        return f"M{x:.1f} {y - d:.1f}l{d:.1f} {d:.1f} {-d:.1f} {d:.1f} {-d:.1f} {-d:.1f}z"
    if kind == "werk":
        t = s * 1.18
        return f"M{x - t:.1f} {y + s:.1f}h{2 * t:.1f}L{x:.1f} {y - 1.12 * s:.1f}z"
    h = s * 0.62
    return (
        f"M{x - h:.1f} {y - s:.1f}h{2 * h:.1f}l{h:.1f} {s:.1f} {-h:.1f} {s:.1f}"
        f"h{-2 * h:.1f}l{-h:.1f} {-s:.1f}z"
    )


def swatch(kind: str) -> SafeString:
    """One shape, for the legend."""
    full = " full" if kind == "school" else ""
    path = shape(kind, 0, 0, 17)
    return mark_safe(  # noqa: S308  numbers only
        '<svg class="net" viewBox="-26 -26 52 52" aria-hidden="true">'
        f'<path class="node{full}" d="{path}"/></svg>'
    )


def _lines(drawing: Drawing) -> str:
    made = [
        f'<path class="edge w{line.width}" data-ends="{line.pair[0]} {line.pair[1]}"'
        f' d="{line.path}"/>'
        for line in drawing.lines
    ]
    made += [f'<path class="gap" d="{gap.path}"/>' for gap in drawing.gaps]
    return f'<g aria-hidden="true">{"".join(made)}</g>'


def _node(drawing: Drawing, node: Node, name: str, linked: bool) -> str:
    x, y = drawing.at[node.key]
    classes = "node full" if node.kind == "school" and linked else "node"
    if not linked:
        classes += " lack"
    said = escape(name)
    inside = (
        f'<title>{said}</title><circle class="hit" cx="{x:.1f}" cy="{y:.1f}" r="24"/>'
        f'<path class="{classes}" d="{shape(node.kind, x, y, drawing.size)}"/>'
    )
    return (
        f'<a class="dot" href="{escape(node.url)}" data-node="{node.key}" aria-label="{said}">'
        f"{inside}</a>"
    )


def _label(drawing: Drawing, node: Node) -> str:
    """The name beside a node. A screen reader has it from the node; a pointer can follow it."""
    label: Label | None = drawing.labels.get(node.key)
    if label is None:
        return ""
    at = f'text-anchor="{label.anchor}" x="{label.x:.0f}"'
    text = f'<text {at} y="{label.y:.0f}">{escape(label.text)}</text>'
    if label.sub:
        text += f'<text class="sub" {at} y="{label.y + 20:.0f}">{escape(label.sub)}</text>'
    return (
        f'<a class="dot" href="{escape(node.url)}" tabindex="-1" aria-hidden="true"'
        f' data-name="{node.key}">{text}</a>'
    )


def _dense_lines(drawing: Drawing) -> str:
    """One path for each thickness."""
    paths: dict[int, list[str]] = {}
    for line in drawing.lines:
        paths.setdefault(line.width, []).append(line.path)
    return "".join(
        f'<path class="edge w{width}" d="{"".join(rows)}"/>'
        for width, rows in sorted(paths.items())
    )


def _dense_nodes(drawing: Drawing) -> str:
    """One path for each kind."""
    paths: dict[str, list[str]] = {}
    for node in drawing.nodes:
        x, y = drawing.at[node.key]
        paths.setdefault(node.kind, []).append(shape(node.kind, x, y, drawing.size))
    return "".join(
        f'<path class="node{" full" if kind == "school" else ""}" d="{"".join(rows)}"/>'
        for kind, rows in paths.items()
    )
