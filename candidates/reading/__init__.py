"""Handling a file that a stranger sent.

Our own process only looks at its bytes (office, word97, plain); `child` is the one that parses.
"""
