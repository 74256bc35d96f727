"""A site on loopback for `load` and `inflight`, in a process of its own: `python load_origin.py` prints its port.

/page/...      a page, at once               /bytes/N/...   one of about N bytes, at once
/own/N         a page that is no other's
/after/S/...   the page, after S seconds     /mute/...      connects, and never answers
/drip/...      a byte of the page each half second
"""

from __future__ import annotations

import asyncio
import contextlib
import functools

from pages import page

PAGE_BYTES = 20_000
KINDS = 40
DRIP_S = 0.5
FOR_EVER_S = 3600.0


@functools.cache
def answer(size: int) -> bytes:
    body = page(size)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"Connection: close\r\n\r\n" + body


@functools.cache
def body(seed: int) -> bytes:
    return page(PAGE_BYTES, seed=seed)


def own(number: int) -> bytes:
    """One of `KINDS` pages, with a sentence of its own."""
    said = body(number % KINDS).replace(b"<p>", b"<p>This is page number w%d of them all. " % number, 1)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(said)}\r\n"
    return head.encode() + b"Connection: close\r\n\r\n" + said


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        head = await reader.readuntil(b"\r\n\r\n")
        _, kind, argument, *_ = [*head.split(b" ", 2)[1].decode().split("/"), "", ""]
        if kind == "mute":
            await reader.read()
        elif kind == "drip":
            for byte in answer(PAGE_BYTES):
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(DRIP_S)
        else:
            if kind == "after":
                await asyncio.sleep(float(argument))
            size = int(argument) if kind == "bytes" else PAGE_BYTES
            writer.write(own(int(argument)) if kind == "own" else answer(size))
            await writer.drain()
    writer.close()


async def main() -> None:
    for seed in range(KINDS):
        body(seed)
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.sleep(FOR_EVER_S)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())
