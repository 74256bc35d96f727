"""A small web site on loopback, for every test that needs one.

    with Origin() as origin:
        origin.serve("/page", "<h1>Words</h1>")                       # 200, text/html; charset=utf-8
        origin.serve("/gone", "", status=404)
        origin.serve("/old", "", status=302, headers={"Location": "/page"})
        origin.serve("/slow", "<p>late</p>", delay_s=1.0)
        origin.raw("/cut", b"HTTP/1.1 200 OK\\r\\nContent-Length: 99\\r\\n\\r\\nshort")   # these bytes, then the end
        origin.raw("/drip", b"HTTP/1.1 200 OK\\r\\n\\r\\n" + b"a" * 999, drip_s=0.05)   # a byte each 50 ms
        origin.raw("/mute", b"", hold=True)                           # never answers; ends with the client
        fetch(origin.url("/page"))
        origin.hits("/page")      # requests seen so far
        origin.requests           # each as Seen(method, path, headers, at), in order of arrival

A path may be served again: the last one holds. What is not served is 404. `Origin(tls=context)` speaks https. A server
thread per connection; `with` closes all of them. Fetch it with ALLOW_NETWORKS=127.0.0.0/8 or `any_address=True`.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

HTML = "text/html; charset=utf-8"
MAX_REQUEST = 65536


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came."""

    method: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    """Names in lower case."""
    at: float = field(default_factory=time.monotonic)
    """When it came, in monotonic seconds."""


@dataclass(frozen=True, slots=True)
class Answer:
    payload: bytes
    delay_s: float = 0.0
    drip_s: float = 0.0
    hold: bool = False


class Origin:
    """See the module. `port` and `url` are known from the start; nothing listens before `with` (or `start`)."""

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._listener = socket.socket(family, socket.SOCK_STREAM)
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.bind((host, port))
        self.host = host
        self.port: int = self._listener.getsockname()[1]
        self.requests: list[Seen] = []
        """Requests in order of arrival."""
        self._tls = tls
        self._answers: dict[str, Answer] = {}
        self._hits: Counter[str] = Counter()
        self._open: set[socket.socket] = set()
        self._at_once = 0
        self._most_at_once = 0
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        """The address of a path; `host` for another name of this machine, such as localhost."""
        name = host or self.host
        name = f"[{name}]" if ":" in name else name
        return f"{'https' if self._tls else 'http'}://{name}:{self.port}{path}"

    def serve(
        self,
        path: str,
        body: str | bytes,
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        media_type: str | None = HTML,
        delay_s: float = 0.0,
    ) -> str:
        """Answer `path` (its query not counted, unless given) with this. Returns its URL.

        Args:
            path: begins with /.
            body: a str is sent as UTF-8.
            status: of HTTP.
            headers: added to, and winning over, Content-Type and Content-Length.
            media_type: None sends no Content-Type.
            delay_s: waited before the first byte of the answer.
        """
        payload = body.encode() if isinstance(body, str) else body
        fields = {"Content-Length": str(len(payload)), "Connection": "close"}
        if media_type is not None:
            fields["Content-Type"] = media_type
        fields |= headers or {}
        lines = [f"HTTP/1.1 {status} Status", *(f"{name}: {value}" for name, value in fields.items())]
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        return self._set(path, Answer(head + payload, delay_s=delay_s))

    def raw(self, path: str, payload: bytes, *, delay_s: float = 0.0, drip_s: float = 0.0, hold: bool = False) -> str:
        """Answer `path` with exactly these bytes. Returns its URL.

        Args:
            path: begins with /.
            payload: status line, headers and body, or whatever is sent in their place.
            delay_s: waited before the first byte.
            drip_s: with it, one byte is sent every so many seconds.
            hold: keep the connection open after the payload, until the client or the origin goes.
        """
        return self._set(path, Answer(payload, delay_s, drip_s, hold))

    def made(self, seen: Seen) -> Answer | None:
        """What a site answers that makes its pages as they are asked for; None is 404."""
        return None

    def hits(self, path: str) -> int:
        """How often a path was asked for, its query not counted."""
        with self._lock:
            return self._hits[path]

    @property
    def most_at_once(self) -> int:
        """The most requests that were being answered at one time."""
        with self._lock:
            return self._most_at_once

    def start(self) -> Self:
        self._listener.listen(128)
        self._spawn(self._accept)
        return self

    def close(self) -> None:
        """Stop listening, end every connection and thread."""
        self._closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join(5)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _set(self, path: str, answer: Answer) -> str:
        with self._lock:
            self._answers[path] = answer
        return self.url(path)

    def _spawn(self, run: object, *arguments: object) -> None:
        thread = threading.Thread(target=run, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads = [alive for alive in self._threads if alive.is_alive() or alive.ident is None]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self._open.add(connection)
            self._spawn(self._converse, connection)

    def _converse(self, plain: socket.socket) -> None:
        connection = plain
        try:
            connection = self._tls.wrap_socket(plain, server_side=True) if self._tls else plain
            if seen := self._read_request(connection):
                self._answer(connection, seen)
        except OSError:
            pass  # the client went away, or spoke TLS wrongly: its test says what it expects
        finally:
            with self._lock:
                self._open.discard(plain)
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def _read_request(self, connection: socket.socket) -> Seen | None:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(MAX_REQUEST)
            data += piece
            # 0x16 begins a TLS handshake: a plain site hangs up on it, as real ones do.
            if not piece or data[:1] == b"\x16" or len(data) > MAX_REQUEST:
                return None
        first, *rest = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        pairs = (line.partition(":") for line in rest)
        return Seen(method, target, {name.strip().lower(): value.strip() for name, _, value in pairs})

    def _answer(self, connection: socket.socket, seen: Seen) -> None:
        path = seen.path.partition("?")[0]
        with self._lock:
            self.requests.append(seen)
            self._hits[path] += 1
            answer = self._answers.get(seen.path) or self._answers.get(path) or self.made(seen)
            self._at_once += 1
            self._most_at_once = max(self._most_at_once, self._at_once)
        answer = answer or Answer(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        late = answer.delay_s > 0 and self._closing.wait(answer.delay_s)
        if answer.drip_s or answer.hold:
            if not late:
                self._send(connection, answer)
            self._answered()
        else:
            self._answered()  # before the last byte goes out: whoever has it may ask again at once
            if not late:
                self._send(connection, answer)

    def _answered(self) -> None:
        with self._lock:
            self._at_once -= 1

    def _send(self, connection: socket.socket, answer: Answer) -> None:
        if answer.drip_s:
            for number in range(len(answer.payload)):
                connection.sendall(answer.payload[number : number + 1])
                if self._closing.wait(answer.drip_s):
                    return
        else:
            connection.sendall(answer.payload)
        while answer.hold and not self._closing.is_set() and connection.recv(MAX_REQUEST):
            pass
