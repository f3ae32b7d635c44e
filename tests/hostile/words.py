"""What people type where they should not."""

MARK = "evil-mark"
"""If anything of the texts below came to life, an element or an attribute has this name."""

MARKUP = f"\"'><{MARK} {MARK}=1>{{{{7*19111}}}}"
"""Ends the attribute or element it stands in and begins its own; the shortest fields take it."""
MORE_MARKUP = "{% now 'Y' %}${7*19111}</script></title></textarea>]]><!--\u202e👩🏽‍🚀"
WORKED_OUT = "133777"  # what a template engine would make of the sum

RIGHT_TO_LEFT = "Ada \u202egnp.exe \u2066x"
EMOJI = "👩🏽‍🚀 ﷽ Z̷̢̛a̸l̶g̵o̷ \U000e0041"
TWO_LINES = "Ada\r\nBcc: everybody@elsewhere.example\r\n\r\n<b>hello</b>"
SQL = (
    "'",
    '"',
    "' OR 1=1 --",
    "1; DROP TABLE candidates_candidate; --",
    "1) UNION SELECT password FROM accounts_user --",
    "%_\\",
    "$$; SELECT pg_sleep(60); $$",
)
NUMBERS = (
    "10**30",
    "1" + "0" * 30,
    "9" * 4400,
    "-1",
    "0",
    "-9223372036854775809",
    "9223372036854775808",
    "1e400",
    "NaN",
    "Infinity",
    "0x10",
    "1.5",
    "١٢٣",
    "²",
)
BYTES = ("\x00", "a\x00b", "\ufeff", "\ud800".encode("utf-8", "surrogatepass"), b"\xff\xfe")
"""Bytes are sent as they are: no text has them."""
TIMES = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "2026-02-30",
    "2026-13-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00~1",
    "9999-12-31T23:59:59.999999-14:00~" + "9" * 30,
)
OTHERS = (
    "",
    " ",
    "~",
    "~~~",
    "null",
    "[]",
    "{}",
    "../../etc/passwd",
    "%00",
    "*",
    "(a&b|!c)",
    '"unfinished',
    "or or or -",
    "x" * 2_000,
    RIGHT_TO_LEFT,
    EMOJI,
    MARKUP + MORE_MARKUP,
    TWO_LINES,
)
ANYTHING = (*SQL, *NUMBERS, *BYTES, *TIMES, *OTHERS)
