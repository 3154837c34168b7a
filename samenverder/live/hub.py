"""Who listens to which topic in this process, and telling them. Lives in the event loop's thread.

A topic is told at most once per 200 ms; what comes sooner waits for the end of that time, so the
last change is always told. A slow listener has at most one event waiting, the newest. The event
"now" instead of "changed" asks pages not to wait for their gap.

One page has a few streams at most and one address half of all places: a whole hall may sit behind
it, with the streams of phones that lost the network still counted beside their new ones.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]

GAP_SECONDS = 0.2
HEARTBEAT_SECONDS = 20.0
REMEMBERED_TOPICS = 10_000
PER_PAGE = 20  # its tabs, and what the network lost of it
HEARTBEAT = b":\n\n"
URGENT = "!"  # behind the name of a topic: what it tells of hurries
CHANGED, NOW = b"event: changed\n", b"event: now\n"

logger = logging.getLogger(__name__)


class Listener:
    """One open stream; `page` is the token it was opened with, `address` where it comes from."""

    __slots__ = ("address", "closing", "page", "send", "task", "topic", "waiting", "writing")

    def __init__(self, topic: str, send: Send, page: str, address: str) -> None:
        self.topic = topic
        self.page = page
        self.address = address
        self.send = send
        self.waiting = b""
        self.writing: asyncio.Task[None] | None = None
        self.task = asyncio.current_task()
        self.closing = False

    def tell(self, frame: bytes) -> None:
        """Send the frame soon; it replaces one that still waits, and what hurries stays so."""
        self.waiting = frame.replace(CHANGED, NOW, 1) if NOW in self.waiting else frame
        if self.writing is None:
            self.writing = asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        try:
            while self.waiting:
                frame, self.waiting = self.waiting, b""
                await self.send({"type": "http.response.body", "body": frame, "more_body": True})
        except Exception:
            logger.debug("A live stream could not be written", exc_info=True)
        finally:
            self.writing = None

    def end(self) -> None:
        """Close the stream at once; the browser comes back by itself."""
        self.closing = True
        if self.task is not None:
            self.task.cancel()


class _Topic:
    __slots__ = ("listeners", "name", "timer", "told_at", "urgent")

    def __init__(self, name: str) -> None:
        self.name = name
        self.listeners: set[Listener] = set()
        self.told_at = float("-inf")
        self.timer: asyncio.TimerHandle | None = None
        self.urgent = False


class Hub:
    """The listeners of one process."""

    def __init__(self, limit: int = 5000) -> None:
        self.limit = limit
        self.count = 0
        self._of_page: Counter[str] = Counter()
        self._of_address: Counter[str] = Counter()
        self.closed = False
        self.started_at_id = 0
        self._latest: dict[str, int] = {}
        self._topics: dict[str, _Topic] = {}
        self._heartbeat: asyncio.TimerHandle | None = None

    def join(self, listener: Listener) -> bool:
        """Take a listener in; False when there is no place for it, or the process stops."""
        if self.closed or not self._has_place(listener):
            return False
        topic = self._topics.setdefault(listener.topic, _Topic(listener.topic))
        topic.listeners.add(listener)
        self._counted(listener, 1)
        if self._heartbeat is None:
            self._beat_later()
        return True

    def _has_place(self, listener: Listener) -> bool:
        return (
            self.count < self.limit
            and self._of_page[listener.page] < PER_PAGE
            and self._of_address[listener.address] < max(1, self.limit // 2)
        )

    def _counted(self, listener: Listener, one: int) -> None:
        self.count += one
        for counter, key in (
            (self._of_page, listener.page),
            (self._of_address, listener.address),
        ):
            counter[key] += one
            if not counter[key]:
                del counter[key]

    def leave(self, listener: Listener) -> None:
        """Forget a listener."""
        topic = self._topics.get(listener.topic)
        if topic is None or listener not in topic.listeners:
            return
        topic.listeners.remove(listener)
        self._counted(listener, -1)
        if listener.writing is not None:
            listener.writing.cancel()
        if not topic.listeners:
            self._forget(topic)

    def _forget(self, topic: _Topic) -> None:
        if topic.timer is not None:
            topic.timer.cancel()
        del self._topics[topic.name]

    def publish(self, messages: Iterable[tuple[str, int]]) -> None:
        """Tell the listeners of these topics that something changed."""
        for told, message_id in messages:
            name = told.removesuffix(URGENT)
            self._remember(name, message_id)
            topic = self._topics.get(name)
            if topic is not None:
                topic.urgent = topic.urgent or told != name
                self._tell_in_time(topic)

    def _remember(self, name: str, message_id: int) -> None:
        self._latest[name] = max(self._latest.pop(name, 0), message_id)
        if len(self._latest) > REMEMBERED_TOPICS:
            oldest = next(iter(self._latest))
            self.started_at_id = max(self.started_at_id, self._latest.pop(oldest))

    def opening(self, name: str) -> bytes:
        """The event a stream begins with, so that a page that was away catches up."""
        return changed(name, self._latest.get(name, self.started_at_id))

    def publish_everything(self) -> None:
        """Tell every listener to look again: messages may have been missed."""
        for topic in self._topics.values():
            self._tell_in_time(topic)

    def _tell_in_time(self, topic: _Topic) -> None:
        if topic.timer is not None:
            return
        loop = asyncio.get_running_loop()
        wait = topic.told_at + GAP_SECONDS - loop.time()
        if wait <= 0:
            self._tell(topic)
        else:
            topic.timer = loop.call_later(wait, self._tell, topic)

    def _tell(self, topic: _Topic) -> None:
        topic.timer = None
        topic.told_at = asyncio.get_running_loop().time()
        frame = self.opening(topic.name)
        if topic.urgent:
            topic.urgent, frame = False, frame.replace(CHANGED, NOW, 1)
        for listener in topic.listeners:
            listener.tell(frame)

    def _beat_later(self) -> None:
        loop = asyncio.get_running_loop()
        self._heartbeat = loop.call_later(HEARTBEAT_SECONDS, self._beat)

    def _beat(self) -> None:
        self._heartbeat = None
        for topic in self._topics.values():
            for listener in topic.listeners:
                if listener.writing is None:
                    listener.tell(HEARTBEAT)
        if self.count:
            self._beat_later()

    def close(self) -> None:
        """End every stream now and take no new ones."""
        self.closed = True
        if self._heartbeat is not None:
            self._heartbeat.cancel()
            self._heartbeat = None
        for topic in self._topics.values():
            for listener in topic.listeners:
                listener.end()


def changed(topic: str, message_id: int) -> bytes:
    """The event that says a topic changed."""
    return f"id: {message_id}\nevent: changed\ndata: {topic}\n\n".encode()
