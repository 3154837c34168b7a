"""The server: one process on a laptop, several behind a proxy. Starts fast and ends fast."""

import contextlib
import errno
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import uvicorn

from samenverder.config.careful_http import CarefulHttp
from samenverder.config.env import ConfigurationError

Announce = Callable[[str], None]

BACKLOG = 4096
MOST_FILES = 65_536
GRACE_SECONDS = 1
END_WITHIN_SECONDS = 2.5
READY_WITHIN_SECONDS = 30.0
QUICK_DEATH_SECONDS = 2.0
QUICK_DEATHS_ALLOWED = 5
PROCESS_NUMBER = "SAMENVERDER_PROCESS"

logger = logging.getLogger(__name__)


def serve(host: str, port: int, processes: int = 1, announce: Announce | None = None) -> None:
    """Serve until Ctrl-C or SIGTERM; `announce` gets the address once it answers.

    Raises ConfigurationError (an exit with one sentence) when the address cannot be used.
    """
    if processes > 1 and not hasattr(os, "fork"):
        raise ConfigurationError("Several processes need Linux or macOS; use one process here.")
    say = announce or (lambda url: None)
    allow_many_connections()
    listener = bind(host, port)
    url = address(listener, host)
    if processes <= 1:
        _run(listener, 0, lambda: say(url))
    else:
        _Supervisor(listener, processes).run(lambda: say(url))


def allow_many_connections() -> None:
    """A thousand phones hold two connections each; many systems begin with a limit of 1,024."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; one sentence when the port is taken or the address is not ours."""
    if not 0 <= port <= 65535:
        raise ConfigurationError(f"{port} is not a port number; choose one from 1 to 65535.")
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror:
        raise ConfigurationError(f"“{host}” is not an address this machine knows.") from None
    listener = socket.socket(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(where)
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise ConfigurationError(_cannot_bind(error, host, port)) from None
    return listener


def _cannot_bind(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is already in use; stop the other program or choose another port."
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than you have; choose one above 1023."
    return f"Cannot listen on {host} port {port}: {error.strerror}."


def address(listener: socket.socket, host: str) -> str:
    """The address to type in a browser on this machine, by the name that mails use too.

    Another name for this machine is another site to a browser: who signed in there is a stranger.
    """
    port = listener.getsockname()[1]
    if host in ("", "0.0.0.0", "::", "127.0.0.1", "::1"):  # noqa: S104  shown, not bound
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """Uvicorn that says when it answers, and ends its streams first when it stops."""

    def __init__(self, config: uvicorn.Config, when_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.when_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.config.loaded_app.hub.close()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop; a second Ctrl-C stops without waiting, and a stuck thread cannot hold us back."""
        self.force_exit = self.should_exit
        if not self.should_exit:
            _end_for_certain()
        self.should_exit = True


def _end_for_certain() -> None:
    watchdog = threading.Timer(END_WITHIN_SECONDS, os._exit, (0,))
    watchdog.daemon = True
    watchdog.start()


def _run(listener: socket.socket, number: int, when_ready: Callable[[], None]) -> None:
    os.environ[PROCESS_NUMBER] = str(number)
    from samenverder.config.asgi import application

    _Server(_config(application), when_ready).run(sockets=[listener])


def _config(application: Any) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=CarefulHttp,
        log_config=None,
        access_log=False,
        ws="none",
        lifespan="on",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


class _Supervisor:
    """The parent of several server processes: starts them, replaces the dead, ends them all.

    The application is loaded once and shared by forking. Each child has a listening socket of its
    own where the system spreads connections over them, and keeps it when it is replaced.
    """

    def __init__(self, listener: socket.socket, processes: int) -> None:
        self.sockets = _spread(listener, processes)
        self.children: dict[int, tuple[int, float]] = {}
        self.quick_deaths = 0
        self.stopping = threading.Event()
        self.alive_read, self.alive_write = os.pipe()
        self.ready_read, self.ready_write = os.pipe()

    def run(self, when_ready: Callable[[], None]) -> None:
        """Supervise until told to stop."""
        _preload()
        for sig in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sig, lambda *_: self.stopping.set())
        for number in range(len(self.sockets)):
            self._start(number)
        if self._all_ready():
            when_ready()
        while not self.stopping.wait(0.1):
            self._replace_dead()
        self._end()

    def _start(self, number: int) -> None:
        pid = os.fork()
        if pid == 0:
            self._child(number)
        self.children[pid] = (number, time.monotonic())

    def _child(self, number: int) -> None:
        status = 1
        try:
            for sig in (signal.SIGINT, signal.SIGTERM):
                signal.signal(sig, signal.SIG_DFL)
            os.close(self.alive_write)
            for other, listener in enumerate(self.sockets):
                if other != number and listener is not self.sockets[number]:
                    listener.close()
            threading.Thread(target=self._end_with_parent, daemon=True).start()
            _run(self.sockets[number], number, lambda: _tell(self.ready_write))
            status = 0
        except BaseException:
            logger.exception("A server process failed")
        finally:
            os._exit(status)

    def _end_with_parent(self) -> None:
        with contextlib.suppress(OSError):
            os.read(self.alive_read, 1)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(END_WITHIN_SECONDS)
        os._exit(1)

    def _all_ready(self) -> bool:
        os.set_blocking(self.ready_read, False)
        ready, deadline = 0, time.monotonic() + READY_WITHIN_SECONDS
        while ready < len(self.sockets) and time.monotonic() < deadline:
            if self.stopping.wait(0.02):
                return False
            self._replace_dead()
            with contextlib.suppress(BlockingIOError):
                ready += len(os.read(self.ready_read, 64))
        return ready >= len(self.sockets)

    def _replace_dead(self) -> None:
        for number, started_at in self._dead():
            self.quick_deaths += time.monotonic() - started_at < QUICK_DEATH_SECONDS
            if self.quick_deaths > QUICK_DEATHS_ALLOWED:
                self.stopping.set()
                self._end()
                raise ConfigurationError("The server processes keep ending; see the log above.")
            logger.warning("Server process %s ended; starting it again", number)
            self._start(number)

    def _dead(self) -> Iterator[tuple[int, float]]:
        for pid in list(self.children):
            if _has_ended(pid):
                yield self.children.pop(pid)

    def _end(self) -> None:
        _signal_all(self.children, signal.SIGTERM)
        deadline = time.monotonic() + END_WITHIN_SECONDS
        while self.children and time.monotonic() < deadline:
            list(self._dead())
            time.sleep(0.02)
        _signal_all(self.children, signal.SIGKILL)


def _preload() -> None:
    from samenverder.config.warm import warm_up

    warm_up()
    from django.db import connections

    connections.close_all()


def _spread(listener: socket.socket, processes: int) -> list[socket.socket]:
    """One socket each on the same port where the kernel balances them (Linux), else one for all."""
    if not hasattr(socket, "SO_REUSEPORT") or os.uname().sysname != "Linux":
        return [listener] * processes
    family, where = listener.family, listener.getsockname()
    listener.close()  # nobody else listens here: binding without sharing has just succeeded
    sockets = []
    for _ in range(processes):
        own = socket.socket(family, socket.SOCK_STREAM)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        own.bind(where)
        own.listen(BACKLOG)
        sockets.append(own)
    return sockets


def _tell(pipe: int) -> None:
    os.write(pipe, b"1")


def _has_ended(pid: int) -> bool:
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True


def _signal_all(pids: Any, sig: int) -> None:
    for pid in list(pids):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, sig)
