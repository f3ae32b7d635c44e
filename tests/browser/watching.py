"""Listens to every page of a browser: scripts that fail, and what its policy refuses (CSP)."""

import re

TELL = """
addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI, sample}) =>
  console.error(`Content Security Policy: ${effectiveDirective} ${blockedURI} ${sample}`))
"""
REFUSED = re.compile("Content Security|Permissions Policy|Refused to ")


class Watch:
    """Two ears: the event tells what is refused to a page that runs scripts, the console what is
    refused to one that runs none."""

    def __init__(self):
        self.heard = []

    def over(self, context):
        context.add_init_script(TELL)
        context.on("console", self.said)
        context.on("weberror", lambda failed: self.heard.append(str(failed.error)))
        return context

    def said(self, message):
        if REFUSED.search(message.text):
            self.heard.append(f"{message.page.url if message.page else ''} {message.text}")

    def taken(self):
        """What was heard since somebody asked."""
        heard, self.heard = self.heard, []
        return heard
