"""PDFs written by hand, object by object, so that each can be wrong in one way."""

import hashlib
import itertools
import zlib

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def document(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """The first object is the catalogue."""
    head = b"%PDF-1.7\n"
    body = [b"%d 0 obj\n%b\nendobj\n" % numbered for numbered in enumerate(objects, 1)]
    *offsets, end = itertools.accumulate(map(len, body), initial=len(head))
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return b"".join(
        [
            head,
            *body,
            b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table),
            b"trailer\n<</Size %d/Root 1 0 R%b>>\n" % (size, trailer),
            b"startxref\n%d\n%%%%EOF\n" % end,
        ]
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(content), entries, content)


def page(resources: bytes = b"", contents: bytes = b"4 0 R") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<%b>>/Contents %b>>" % (
        resources,
        contents,
    )


def words(text: bytes) -> bytes:
    return b"BT /F1 24 Tf 72 700 Td (%b) Tj ET" % text


def many_pages(count: int = 10_000) -> bytes:
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(count))
    objects = [CATALOG, b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kids), FONT]
    for index in range(count):
        objects.append(page(b"/Font<</F1 3 0 R>>", b"%d 0 R" % (5 + 2 * index)))
        objects.append(stream(words(b"Page %d of many" % (index + 1))))
    return document(objects)


def drawing_without_end(depth: int = 12) -> bytes:
    """A form that draws ten forms, each of which draws ten: 10 to the power of `depth` squares."""
    forms = [
        stream(
            b"/X Do " * 10,
            b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]"
            b"/Resources<</XObject<</X %d 0 R>>>>" % (6 + level),
        )
        for level in range(depth)
    ]
    square = stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]")
    first = page(b"/XObject<</X 5 0 R>>")
    return document([CATALOG, ONE_PAGE, first, stream(b"/X Do " * 10), *forms, square])


def swollen(size: int = 400_000_000) -> bytes:
    """A page whose drawing orders unpack to `size` bytes from a few hundred thousand."""
    packer = zlib.compressobj(1)
    part = b"0 0 1 1 re f " * 80_000
    packed = b"".join(packer.compress(part) for _ in range(size // len(part))) + packer.flush()
    return document([CATALOG, ONE_PAGE, page(), stream(packed, b"/Filter/FlateDecode")])


def huge_image(width: int = 30_000, height: int = 30_000) -> bytes:
    """An image that claims more pixels than memory holds, and has none."""
    image = stream(
        zlib.compress(b"\0" * 1000),
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB"
        b"/BitsPerComponent 8/Filter/FlateDecode" % (width, height),
    )
    orders = stream(b"600 0 0 700 0 0 cm /X Do")
    return document([CATALOG, ONE_PAGE, page(b"/XObject<</X 5 0 R>>"), orders, image])


def xref_loop() -> bytes:
    """The table of contents says that the one before it is itself."""
    plain = document([CATALOG, ONE_PAGE, page(), stream(b"")])
    at = plain.rindex(b"startxref\n") + 10
    offset = int(plain[at:].split()[0])
    return plain.replace(b"trailer\n<<", b"trailer\n<</Prev %d" % offset)


def page_tree_loop() -> bytes:
    return document([CATALOG, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"])


def absurd_page_size() -> bytes:
    objects = [CATALOG, ONE_PAGE, page().replace(b"612 792", b"1000000 2"), stream(b"")]
    return document(objects)


def needs_password() -> bytes:
    """Encrypted for somebody: nothing that could be tried opens it."""
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>/ID[<00><00>]" % (
        b"11" * 32,
        b"22" * 32,
    )
    return document([CATALOG, ONE_PAGE, page(), stream(b"")], lock)


def forbids_printing(text: bytes) -> bytes:
    """Encrypted with an empty password, as programs do to forbid printing (PDF 1.7, 7.6.3, R2)."""
    owner, rights, file_id = b"\x11" * 32, -4, b"\x01" * 16
    seed = PADDING + owner + rights.to_bytes(4, "little", signed=True) + file_id
    key = hashlib.md5(seed, usedforsecurity=False).digest()[:5]
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P %d>>/ID[<%b><%b>]" % (
        owner.hex().encode(),
        rc4(key, PADDING).hex().encode(),
        rights,
        file_id.hex().encode(),
        file_id.hex().encode(),
    )
    of_object_4 = hashlib.md5(key + b"\x04\0\0\0\0", usedforsecurity=False).digest()[:10]
    content = stream(rc4(of_object_4, words(text)))
    return document([CATALOG, ONE_PAGE, page(b"/Font<</F1 5 0 R>>"), content, FONT], lock)


def rc4(key: bytes, data: bytes) -> bytes:
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
