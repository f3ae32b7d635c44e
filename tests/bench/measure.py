"""Time over the wire: one connection that is kept, a signed-in session, medians of many."""

import http.client
import re
import statistics
import threading
import time

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
SAMPLES, WARM_UP = 150, 15


class Visitor:
    """Somebody's browser, without the browser."""

    def __init__(self, port, cookie=""):
        self.port, self.cookie = port, cookie
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, path, *, method="GET", body=None, **headers):
        more = {"Cookie": self.cookie} if self.cookie else {}
        try:
            self.connection.request(method, path, body, headers | more)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:  # it was kept too long: open it anew
            self.connection.close()
            return self.ask(path, method=method, body=body, **headers)
        return answer, answer.read()

    def time(self, path, expected=200, **more):
        """Seconds of one request."""
        begin = time.perf_counter()
        answer, _body = self.ask(path, **more)
        took = time.perf_counter() - begin
        if answer.status != expected:
            raise SystemExit(f"{path} answered {answer.status}")
        return took


def alternately(first, second, samples=SAMPLES):
    """Two things measured in turn, so that the machine treats them alike."""
    for _ in range(WARM_UP):
        first()
        second()
    taken = [(first(), second()) for _ in range(samples)]
    return [list(one) for one in zip(*taken, strict=True)]


def median(taken):
    return statistics.median(taken) * 1000


def p95(taken):
    return statistics.quantiles(taken, n=20)[-1] * 1000


def a_second(visitors, paths, seconds=10):
    """Requests a second that these visitors get answered together."""
    until = time.monotonic() + seconds
    counts = []

    def go_on(visitor, offset):
        done = 0
        while time.monotonic() < until:
            visitor.time(paths[(done + offset) % len(paths)])
            done += 1
        counts.append(done)

    threads = [threading.Thread(target=go_on, args=(one, n)) for n, one in enumerate(visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(counts) < len(threads):
        raise SystemExit("A visitor got no answer; the reason is above.")
    return sum(counts) / seconds
