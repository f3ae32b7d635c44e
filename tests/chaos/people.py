"""Signed-in people who go on working, whatever is killed."""

import http.client
import re
import threading
import time
import uuid
from collections import Counter
from itertools import count
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PAUSE = 0.3
PATIENCE = 30


class Person:
    """A session. `answers` counts what they were told: a status, or what went wrong."""

    def __init__(self, port, cookie):
        self.port, self.cookie, self.token = port, cookie, ""
        self.answers, self.over = Counter(), threading.Event()

    def ask(self, path, body=None):
        """The status, the page and the cookies; 0 when no answer came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Cookie": self.cookie}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request("POST" if body else "GET", path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        except (OSError, http.client.HTTPException) as problem:
            self.answers[type(problem).__name__] += 1
            return 0, "", ""
        finally:
            connection.close()
        self.answers[answer.status] += 1
        return answer.status, page, answer.getheader("Set-Cookie", "")

    def arrive(self):
        """Reads the token that forms carry."""
        until = time.monotonic() + PATIENCE
        while (answer := self.ask("/settings/"))[0] != 200:
            if time.monotonic() > until:
                raise SystemExit(f"The pages do not answer: {dict(self.answers)}")
            time.sleep(PAUSE)
        _status, page, cookie = answer
        self.token = TOKEN.search(page)[1]
        self.cookie += "; " + cookie.split(";")[0]
        self.answers.clear()

    @property
    def refused(self):
        """Answers that are neither a page nor the way on."""
        return sum(n for what, n in self.answers.items() if what not in {200, 302})

    def work(self, doing, *args):
        self.over.clear()
        self.thread = threading.Thread(target=doing, args=args)
        self.thread.start()

    def stop(self):
        self.over.set()
        self.thread.join()

    def look(self, paths):
        """From page to page."""
        while not self.over.is_set():
            for path in paths:
                self.ask(path)
                time.sleep(PAUSE)

    def write(self, path, words, kept):
        """One note after another, each sent again with its own key until it is acknowledged."""
        for number in count(1):
            text = words.format(number=number)
            body = {"text": text, "once": str(uuid.uuid4()), "csrfmiddlewaretoken": self.token}
            while not self.over.is_set():
                if self.ask(path, urlencode(body))[0] == 302:
                    kept.append(text)
                    break
                time.sleep(PAUSE)
            if self.over.wait(PAUSE):
                return
