"""Where places stand on a drawing, and which squares of the national map lie under them.

Web Mercator (EPSG:3857), as the squares of the background map are cut: drawn over them every site
stands where it is. North is up, and shapes are true; over the height of the Netherlands the scale
differs some six per cent.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

WIDTH = 720.0
MOST_HEIGHT = 860.0
TILE = 256
MOST_TILES = 6  # across
MOST_ZOOM = 14
COUNTRY = [(50.74, 3.34), (53.57, 7.24)]
LEAST = 0.0004  # of the world: some ten kilometres, so that one site is not a huge dot


def world(latitude: float, longitude: float) -> tuple[float, float]:
    """A place as (x, y), both between 0 and 1, from the north-west corner of the world."""
    turn = math.radians(latitude)
    return (longitude + 180) / 360, (1 - math.asinh(math.tan(turn)) / math.pi) / 2


@dataclass(frozen=True)
class Frame:
    """The part of the world that is drawn, and how large."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """A place in the units of the drawing."""
        x, y = world(latitude, longitude)
        return round((x - self.left) * self.scale, 1), round((y - self.top) * self.scale, 1)


@dataclass(frozen=True)
class Square:
    """One square of the background map."""

    url: str
    x: float
    y: float
    size: float


def frame_around(places: Iterable[tuple[float, float]]) -> Frame:
    """A frame in which all these places (latitude, longitude) fit; the country without places."""
    spots = [world(*place) for place in list(places) or COUNTRY]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    top, bottom = min(y for _, y in spots), max(y for _, y in spots)
    wide, high = max(right - left, LEAST), max(bottom - top, LEAST)
    margin = 0.06 * max(wide, high)
    wide, high = wide + 2 * margin, high + 2 * margin
    high = max(high, wide / 2)
    scale = min(WIDTH / wide, MOST_HEIGHT / high)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    height = high * scale
    return Frame(middle_x - WIDTH / scale / 2, middle_y - high / 2, scale, WIDTH, round(height, 1))


def host_of(tiles: str) -> str:
    """Where the squares of the background map come from: all a page may load pictures from."""
    parts = urlsplit(tiles)
    return f"{parts.scheme}://{parts.netloc}"


def squares(frame: Frame, tiles: str) -> Sequence[Square]:
    """The squares of the background map under a frame, some six across; the middle one first.

    `tiles` is their address, with {z}, {x} and {y}.
    """
    across = frame.width / frame.scale
    zoom = min(MOST_ZOOM, max(6, math.floor(math.log2(MOST_TILES / across))))
    count = 2**zoom
    size = frame.scale / count
    first_x, last_x = int(frame.left * count), int((frame.left + across) * count)
    down = frame.height / frame.scale
    first_y, last_y = int(frame.top * count), int((frame.top + down) * count)
    found = [
        Square(
            _filled(tiles, z=zoom, x=x, y=y),
            round((x / count - frame.left) * frame.scale, 2),
            round((y / count - frame.top) * frame.scale, 2),
            round(size + 0.5, 2),
        )
        for x in range(first_x, last_x + 1)
        for y in range(first_y, last_y + 1)
    ]
    middle = frame.width / 2, frame.height / 2
    return sorted(found, key=lambda one: math.dist(middle, (one.x + size / 2, one.y + size / 2)))


def _filled(tiles: str, **numbers: int) -> str:
    for name, number in numbers.items():
        tiles = tiles.replace(f"{{{name}}}", str(number))
    return tiles
