"""Ports for servers of tests and benches, several of which may run at once."""

import atexit
import random
import socket
import sys
from contextlib import suppress

PORTS = range(20_000, 32_000)  # below those the system hands out by itself
_reserved: list[socket.socket] = []


def free_port() -> int:
    """A port nobody listens on, and that no other run of ours gets while this process lives."""
    while True:
        port = random.choice(PORTS)  # noqa: S311  nobody gains by guessing it
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            _reserve(port)
            return port


def _reserve(port: int) -> None:
    """Take a name that belongs to the port; OSError when another run has it. On Linux alone."""
    if sys.platform != "linux":
        return
    mark = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        mark.bind(f"\0samenverder-port-{port}")
    except OSError:
        mark.close()
        raise
    _reserved.append(mark)
    atexit.register(mark.close)
