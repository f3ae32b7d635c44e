"""Signed-in people who go on working, whatever is killed."""

import http.client
import re
import threading
import time
import uuid
from collections import Counter, deque
from itertools import count
from urllib.parse import urlencode

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
NAME = "Wanda Quist"
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
        """One note after another."""
        for number in count(1):
            text = words.format(number=number)
            if self.insist(path, text=text):
                kept.append(text)
            if self.over.wait(PAUSE):
                return

    def insist(self, path, **fields):
        """Sent again with its own key until it is acknowledged; whether it was."""
        body = fields | {"once": str(uuid.uuid4()), "csrfmiddlewaretoken": self.token}
        while not self.over.is_set():
            if self.ask(path, urlencode(body))[0] == 302:
                return True
            time.sleep(PAUSE)
        return False

    def send_offers(self, offers, kept):
        """Asked for all at once; each is sent as soon as its letter is made."""
        for pk in offers:
            self.insist(f"/offers/{pk}/submit/")
        waiting = deque(offers)
        while waiting and not self.over.wait(PAUSE):
            pk = waiting.popleft()
            is_made = f"/offers/{pk}/letter/" in self.ask(f"/offers/{pk}/")[1]
            if is_made and self.insist(f"/offers/{pk}/extend/"):
                kept.append(pk)
            else:
                waiting.append(pk)

    def accept_offers(self, links, offers, kept):
        """As whoever has the mail: each by the link in theirs."""
        while not self.over.wait(PAUSE):
            for path in list(links):
                pk = offer_behind(path)
                if pk in offers and pk not in kept and self.accept(path):
                    kept.append(pk)

    def accept(self, path):
        self.cookie = ""
        _status, page, cookie = self.ask(f"{path}accept/")
        if not (token := TOKEN.search(page)):
            return False
        self.token, self.cookie = token[1], cookie.split(";")[0]
        return self.insist(f"{path}accept/", name=NAME, read="on", version="1")


def offer_behind(path):
    """Which one a link opens, as its token says."""
    from candidates.offer_link import PURPOSE
    from hiring.links import read

    return int(read(PURPOSE, path.split("/")[-2], days=1)[0])
