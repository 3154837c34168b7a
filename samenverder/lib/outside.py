"""Does a link on the open internet still answer? Asked politely, and never inside our own network.

The address of a host is looked up once, must be a public one, and is the address we then connect
to: a name that points elsewhere a moment later leads nowhere. The same holds for each redirect.
Nothing of what comes back is kept, and at most one byte of a page is read.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

Resolve = Callable[[str, int], Sequence[str]]
Dial = Callable[[str, int, float], socket.socket]

PORTS = {"http": 80, "https": 443}
OPEN_PORTS = {80, 443, 8080, 8443}
PATIENCE = 8.0  # seconds for one step of the network
LONGEST = 20.0  # seconds for a link with all its redirects
MOST_REDIRECTS = 5
AGENT = "SamenVerder/1.0 (checks whether a link still works)"
FINE, NOT_A_LINK, NOT_PUBLIC, UNKNOWN_HOST = "", "not_a_link", "not_public", "unknown_host"
NO_ANSWER, CERTIFICATE, CIRCLES = "no_answer", "certificate", "circles"
INSIDE = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".home.arpa", ".corp")
# Whoever is there but does not let a machine look, is there.
THERE_ALL_THE_SAME = {401, 403, 405, 406, 407, 429, 451, 501, 999}
REDIRECTS = {301, 302, 303, 307, 308}
# IPv6 addresses that hold an IPv4 address which may be one of ours
DISGUISED = [
    ipaddress.ip_network(text)
    for text in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
]


def look_up(host: str, port: int) -> Sequence[str]:
    """Every address of a host. Raises OSError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to an address (not to a name)."""
    return socket.create_connection((address, port), timeout=seconds)


def is_public(address: str) -> bool:
    """Somewhere on the open internet: not this machine, not our own network, no special use."""
    try:
        found = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in DISGUISED):
            return False
    return found.is_global and not found.is_multicast


def is_inside(host: str) -> bool:
    """A name or address that leads somewhere only within one's own network; nothing is looked up.

    As a browser reads it, so `host` has no port and no brackets around an IPv6 address.
    """
    name = host.rstrip(".").lower()
    if ":" in name or name.replace(".", "").isdecimal():
        return not is_public(name)
    return "." not in name or name.endswith(INSIDE)


def whats_wrong(url: str, *, resolve: Resolve = look_up, connect: Dial = dial) -> str:
    """Empty when the link answers; else one of the words above, or the number the server gave.

    First HEAD, then GET where HEAD gets no good answer: some servers only know the latter.
    """
    until = time.monotonic() + LONGEST
    for method in ("HEAD", "GET"):
        problem = _follow(url, method, _Line(resolve, connect, until))
        if problem in (FINE, NOT_A_LINK, NOT_PUBLIC, UNKNOWN_HOST, CERTIFICATE):
            return problem
    return problem


@dataclass(frozen=True)
class _Line:
    """How to get there, and until when."""

    resolve: Resolve
    connect: Dial
    until: float

    @property
    def seconds(self) -> float:
        """What is left for one step."""
        return min(PATIENCE, self.until - time.monotonic())


def _follow(url: str, method: str, line: _Line) -> str:
    for _turn in range(MOST_REDIRECTS + 1):
        try:
            status, location = _ask(url, method, line)
        except _Problem as problem:
            return problem.code
        if status not in REDIRECTS or not location:
            fine = status < 400 or status in THERE_ALL_THE_SAME
            # a page that only GET finds is not gone: HEAD answers in its own way
            return FINE if fine and (method == "GET" or status < 400) else str(status)
        url = urljoin(url, location)
    return CIRCLES


class _Problem(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _ask(url: str, method: str, line: _Line) -> tuple[int, str]:
    """(status, where it redirects to) of one question."""
    parts, host, port = _parts_of(url)
    address = _address_of(host, port, line.resolve)
    if line.seconds <= 0:
        raise _Problem(NO_ANSWER)
    try:
        open_line = line.connect(address, port, line.seconds)
    except (OSError, ValueError) as error:
        raise _Problem(NO_ANSWER) from error
    watch = threading.Timer(line.until - time.monotonic(), _hang_up, [open_line])
    watch.daemon = True
    watch.start()
    try:
        return _talk(open_line, parts, host, port, method)
    except ssl.SSLCertVerificationError as error:
        raise _Problem(CERTIFICATE) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _Problem(NO_ANSWER) from error
    finally:
        watch.cancel()
        open_line.close()


def _parts_of(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or PORTS.get(parts.scheme, 0)
    except (ValueError, UnicodeError) as error:
        raise _Problem(NOT_A_LINK) from error
    ours = parts.scheme in PORTS and port in OPEN_PORTS
    if not host or not ours or parts.username or parts.password:
        raise _Problem(NOT_A_LINK)
    return parts, host, port


def _address_of(host: str, port: int, resolve: Resolve) -> str:
    try:
        found = list(resolve(host, port))
    except (OSError, UnicodeError) as error:
        raise _Problem(UNKNOWN_HOST) from error
    if not found:
        raise _Problem(UNKNOWN_HOST)
    if not all(is_public(address) for address in found):
        raise _Problem(NOT_PUBLIC)
    return found[0]


def _talk(
    line: socket.socket, parts: SplitResult, host: str, port: int, method: str
) -> tuple[int, str]:
    if parts.scheme == "https":
        line = ssl.create_default_context().wrap_socket(line, server_hostname=host)
    named = host if port == PORTS[parts.scheme] else f"{host}:{port}"
    connection = http.client.HTTPConnection(host, PORTS["http"])
    connection.sock = line
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    headers = {"Host": named, "User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
    connection.request(method, path + query, headers=headers)
    answer = connection.getresponse()
    if method == "GET":
        answer.read(1)
    return answer.status, answer.getheader("Location") or ""


def _hang_up(line: socket.socket) -> None:
    """End a conversation that takes too long, also while somebody listens."""
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return
