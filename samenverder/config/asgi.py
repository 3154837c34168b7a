"""One application: live streams under /live/, and Django for everything else.

Streams are plain ASGI, pages are Django's WSGI application in threads; see docs/adr for the
measurements behind that choice.
"""

import asyncio
import os
from collections.abc import Iterable

from samenverder.config.wsgi import application as pages  # sets Django up: keep this first

# isort: split
from django.conf import settings
from django.utils.module_loading import import_string

from samenverder.config.bridge import Bridge, Receive, Scope, Send
from samenverder.config.clock import Clock
from samenverder.config.direct import DirectLane
from samenverder.config.environ import address_of, household
from samenverder.config.jobs import JobRunner
from samenverder.config.warm import warm_up
from samenverder.live.group_commit import stop_writer
from samenverder.live.group_read import stop_reader
from samenverder.live.hub import Hub
from samenverder.live.stream import PREFIX, StreamApp
from samenverder.live.wakeup import Message, Watcher

PROCESS_NUMBER = "SAMENVERDER_PROCESS"
DIRECT_ROUTES = [
    "samenverder.config.phone_lanes.answers",
    "samenverder.config.phone_lanes.looking",
    "samenverder.config.dialogue_lanes.telling",
    "samenverder.config.dialogue_lanes.looking",
]


class Application:
    """The ASGI application of one server process, with what runs beside the pages."""

    def __init__(self) -> None:
        self.hub = Hub(getattr(settings, "LIVE_MAX_STREAMS", 5000))
        trust_proxy = getattr(settings, "TRUST_PROXY", False)
        self.streams = StreamApp(self.hub, lambda scope: household(address_of(scope, trust_proxy)))
        self.pages = Bridge(
            pages,
            threads=getattr(settings, "PAGE_THREADS", 8),
            max_body=getattr(settings, "MAX_BODY_BYTES", 12_000_000),
            larger=getattr(settings, "LARGER_BODIES", {}),
            trust_proxy=trust_proxy,
        )
        routes = getattr(settings, "DIRECT_ROUTES", DIRECT_ROUTES)
        self.direct = DirectLane([import_string(name) for name in routes], self.pages)
        self.beside: list[Watcher | JobRunner | Clock] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or follow the server's start and stop."""
        if scope["type"] == "http":
            app = self.streams if scope["path"].startswith(PREFIX) else self.direct
            await app(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._lifespan(receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                self.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def start(self) -> None:
        """Start what runs beside the pages: the watcher, and in the first process the jobs."""
        warm_up()
        self.beside.append(self._watcher())
        if os.environ.get(PROCESS_NUMBER, "0") == "0":
            self.beside += [JobRunner(), Clock()]
        for thread in self.beside:
            thread.start()

    def _watcher(self) -> Watcher:
        loop = asyncio.get_running_loop()

        def deliver(messages: Iterable[Message]) -> None:
            loop.call_soon_threadsafe(self.hub.publish, messages)

        def resync() -> None:
            loop.call_soon_threadsafe(self.hub.publish_everything)

        return Watcher(deliver, resync, is_busy=lambda: self.hub.count > 0)

    def stop(self) -> None:
        """End the streams and the work beside; a job under way gets a second to finish."""
        self.hub.close()
        for thread in self.beside:
            thread.stop()
        stop_writer()
        stop_reader()
        for thread in self.beside:
            if isinstance(thread, JobRunner):
                thread.join(1.0)


application = Application()
