"""A server on loopback that answers with bytes as they are, HTTP or not."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@contextlib.contextmanager
def raw_server(answers: Mapping[str, bytes], host: str = "127.0.0.1") -> Iterator[str]:
    """Sends the bytes that stand under the path's name, and closes. Yields its address; it ends with the block."""

    def answer(client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            client.settimeout(20)
            asked = b""
            while b"\r\n\r\n" not in asked:
                asked += client.recv(65_536) or b"\r\n\r\n"
            client.sendall(answers[asked.split()[1].decode().strip("/")])
            client.shutdown(socket.SHUT_WR)
            client.recv(1)  # it is theirs to close: a reset would take away what is still on its way

    with socket.create_server((host, 0), backlog=256) as server:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    client, _ = server.accept()
                    threading.Thread(target=answer, args=(client,), daemon=True).start()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://{host}:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
