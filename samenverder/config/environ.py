"""The WSGI environment of an ASGI request."""

import ipaddress
import sys
from io import SEEK_END
from typing import IO, Any
from urllib.parse import unquote_to_bytes


def make_environ(scope: dict[str, Any], body: IO[bytes], trust_proxy: bool) -> dict[str, Any]:
    """The WSGI environment of an ASGI request. Forwarded headers count only behind a proxy."""
    server = scope.get("server") or ("localhost", 80)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 80),
        "REMOTE_ADDR": address_of(scope, trust_proxy),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    _add_headers(environ, scope["headers"])
    if "HTTP_TRANSFER_ENCODING" in environ:  # sent without a length: by now we know it
        environ["CONTENT_LENGTH"] = str(body.seek(0, SEEK_END))
        body.seek(0)
    _apply_proxy(environ, trust_proxy)
    return environ


def _add_headers(environ: dict[str, Any], headers: list[tuple[bytes, bytes]]) -> None:
    for raw_name, raw_value in headers:
        if b"_" in raw_name:  # would pass for the same name with a dash
            continue
        name = raw_name.decode("latin-1").upper().replace("-", "_")
        value = raw_value.decode("latin-1")
        if name not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            name = f"HTTP_{name}"
        if name in environ:
            value = environ[name] + ("; " if name == "HTTP_COOKIE" else ",") + value
        environ[name] = value


def _apply_proxy(environ: dict[str, Any], trust_proxy: bool) -> None:
    proto = environ.get("HTTP_X_FORWARDED_PROTO", "")
    if not trust_proxy:
        for name in ("PROTO", "FOR", "HOST", "PORT"):
            environ.pop(f"HTTP_X_FORWARDED_{name}", None)
        return
    if proto.strip() in ("http", "https"):
        environ["wsgi.url_scheme"] = proto.strip()


def address_of(scope: dict[str, Any], trust_proxy: bool) -> str:
    """Where a request comes from; what a proxy says of it counts only behind a proxy."""
    said = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
    if trust_proxy and any(said):
        return bytes(said[-1]).rpartition(b",")[2].strip().decode("latin-1")
    return str((scope.get("client") or ("", 0))[0])


def household(address: str) -> str:
    """The address, or of one of IPv6 its network: a single connection has all addresses in it."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4 or found.ipv4_mapped:
        return str(getattr(found, "ipv4_mapped", None) or found)
    return str(ipaddress.ip_network((found, 64), strict=False))
