"""Whether what people wrote is only words on a page, in a mail, in a feed."""

import json
import re

from lxml import etree, html

from tests.hostile.words import MARK, WORKED_OUT

NUMBERED = re.compile(rf"(\d{{3}})-\d+\"'><{MARK}")
GOES = ("href", "src", "action", "formaction", "content")
RUNS = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)


def words_of(tree):
    """What is read, and what stands in attributes: titles, values, labels."""
    attributes = [str(value) for element in tree.iter(etree.Element) for value in element.values()]
    return "\n".join([*map(str, tree.xpath("//text()")), *attributes])


def assert_inert(tree):
    for element in tree.iter():
        if element.tag is etree.Comment:
            assert MARK not in str(element.text), "it became a comment"
            continue
        assert element.tag != MARK, "it became an element"
        assert MARK not in element.attrib, "it became an attribute"
        assert not any(name.startswith("on") for name in element.attrib)
        assert not any(RUNS.match(element.get(name, "")) for name in GOES)
        if element.tag == "script":
            assert element.get("src") or element.get("type") == "application/ld+json"


def seen_in_html(content):
    """The numbers of the texts that are read here, after a look at every element."""
    tree = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    assert_inert(tree)
    for block in tree.xpath("//script[@type='application/ld+json']"):
        json.loads(block.text)
    said = words_of(tree)
    assert WORKED_OUT not in said, "it was worked out"
    return set(map(int, NUMBERED.findall(said)))


def seen_in_xml(content):
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    assert not [one for one in tree.iter(etree.Element) if etree.QName(one).localname == MARK]
    said = words_of(tree.getroottree())
    assert WORKED_OUT not in said
    return set(map(int, NUMBERED.findall(said)))


def seen_in_json(content):
    said = "\n".join(strings(json.loads(content)))
    assert WORKED_OUT not in said
    return set(map(int, NUMBERED.findall(said)))


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
