"""The connections of tests/bench/crowd: see there."""
import json
import random
import resource
import select
import socket
import subprocess
import sys
import threading
import time

IDLE, DRIPPING, HOSTILE = 500, 1000, 50
LIMIT_SECONDS, LIMIT_BYTES = 0.250, 300 * 1000 * 1000
HOSTILE_BYTES = [
    b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000000\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0x2\r\nab\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 50,
    b"GET / HTTP/1.1\r\nHost: a\r\nA: " + b"v" * 70_000 + b"\r\n\r\n",
    bytes(range(256)) * 20,
]


def connected(port):
    client = socket.create_connection(("127.0.0.1", port))
    client.setblocking(False)
    return client


def dripped(client, byte):
    """Sends a byte; False if the server has ended the connection."""
    try:
        client.send(byte)
        return True
    except BlockingIOError:
        return True
    except OSError:
        return False


class Crowd:
    """Keeps the number of bad connections up: what the server ends is opened again."""

    def __init__(self, port):
        self.port = port
        self.idle = [connected(port) for _ in range(IDLE)]
        self.dripping = [connected(port) for _ in range(DRIPPING)]
        self.refused = 0
        self.reopened = 0
        self.over = threading.Event()
        self.draw = random.Random(1)
        self.threads = [threading.Thread(target=self.drip, daemon=True), threading.Thread(target=self.attack, daemon=True)]
        for thread in self.threads:
            thread.start()

    def drip(self):
        head = b"POST /vendor/orders/v1/acknowledgements HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n"
        sent = [0] * DRIPPING
        while not self.over.is_set():
            for i, client in enumerate(self.dripping):
                if dripped(client, head[sent[i] % len(head):][:1]):
                    sent[i] += 1
                    continue
                client.close()
                self.dripping[i] = connected(self.port)
                self.reopened += 1
                sent[i] = 0
            time.sleep(0.5)

    def attack(self):
        attackers = []
        while not self.over.is_set():
            while len(attackers) < HOSTILE:
                client = connected(self.port)
                try:
                    client.send(self.draw.choice(HOSTILE_BYTES))
                except OSError:
                    pass
                attackers.append(client)
            ready, _, _ = select.select(attackers, [], [], 0.05) if max(c.fileno() for c in attackers) < 1024 else (attackers, [], [])
            for client in ready:
                try:
                    answer = client.recv(65536)
                except BlockingIOError:
                    continue
                except OSError:
                    answer = b""
                self.refused += answer.startswith(b"HTTP/1.1 4") or answer.startswith(b"HTTP/1.1 5")
                client.close()
                attackers.remove(client)
            time.sleep(0.02)


def ask(client, text):
    client.sendall(text)
    heard = b""
    while b"\r\n\r\n" not in heard:
        piece = client.recv(65536)
        if not piece:
            raise SystemExit("crowd: the server ended a good connection")
        heard += piece
    return heard


def resident_bytes(process):
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024
    return 0


def main():
    program, seconds = sys.argv[1], int(sys.argv[2])
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65536), most))
    server = subprocess.Popen([program, "serve", "--amazon-port", "0", "--erp-port", "0", "--control-port", "0"],
                              stdout=subprocess.PIPE, text=True)
    try:
        ready = json.loads(server.stdout.readline())
        port = int(ready["amazon"].rsplit(":", 1)[1])
        crowd = Crowd(port)
        client = socket.create_connection(("127.0.0.1", port))
        text = b"GET /vendor/orders/v1/purchaseOrders HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        took, most_bytes, end = [], 0, time.monotonic() + seconds
        while time.monotonic() < end:
            began = time.monotonic()
            ask(client, text)
            took.append(time.monotonic() - began)
            fresh = time.monotonic()
            other = socket.create_connection(("127.0.0.1", port))
            ask(other, text)
            other.close()
            took.append(time.monotonic() - fresh)
            most_bytes = max(most_bytes, resident_bytes(server))
            time.sleep(0.005)
        crowd.over.set()
        took.sort()
        at = lambda part: took[min(len(took) - 1, int(len(took) * part))] * 1000
        print(f"{IDLE} idle, {DRIPPING} dripping and {HOSTILE} hostile connections for {seconds} s: "
              f"{crowd.refused} refused, {crowd.reopened} ended and opened again")
        print(f"a good client: {len(took)} answers; median {at(0.5):.1f} ms, 99th percentile {at(0.99):.1f} ms, "
              f"slowest {took[-1] * 1000:.1f} ms")
        print(f"memory of the server: {most_bytes // 1_000_000} MB at most")
        is_good = at(0.99) < LIMIT_SECONDS * 1000 and most_bytes < LIMIT_BYTES and crowd.refused > 0
        print("within the limits" if is_good else "NOT within the limits: 250 ms, 300 MB, and refusals")
        return 0 if is_good else 1
    finally:
        server.terminate()
        server.wait(20)


sys.exit(main())
