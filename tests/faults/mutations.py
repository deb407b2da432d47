"""A sound HDF5 file with a few bytes changed: where its structures lie, and within what their checksums guard."""

import random
import re
import struct

SIGNATURES = [b"OHDR", b"TREE", b"SNOD", b"HEAP", b"GCOL", b"FRHP", b"FHDB", b"FHIB", b"BTHD", b"BTLF", b"FSHD", b"OCHK"]


def lookup3(data):
    """The checksum of HDF5's metadata (Jenkins, hashlittle), to mutate what a checksum guards."""
    mask = 2**32 - 1
    a = b = c = (0xDEADBEEF + len(data)) & mask

    def turn(x, bits):
        return ((x << bits) | (x >> (32 - bits))) & mask
    at = 0
    while len(data) - at > 12:
        words = struct.unpack_from("<3I", data, at)
        a, b, c = (a + words[0]) & mask, (b + words[1]) & mask, (c + words[2]) & mask
        for bits in [4, 6, 8, 16, 19, 4]:
            a = (a - c) & mask ^ turn(c, bits)
            c = (c + b) & mask
            a, b, c = b, c, a
        at += 12
    if at == len(data):
        return c
    words = struct.unpack("<3I", data[at:].ljust(12, b"\0"))
    a, b, c = (a + words[0]) & mask, (b + words[1]) & mask, (c + words[2]) & mask
    for bits in [14, 11, 25, 16, 4, 14, 24]:
        c = ((c ^ b) - turn(b, bits)) & mask
        a, b, c = b, c, a
    return b


def header_extent(content, start):
    """Bytes from the object header at `start` to its checksum, or nothing if it is of another kind."""
    if content[start:start + 5] != b"OHDR\x02":
        return None
    flags = content[start + 5]
    at = start + 6 + (16 if flags & 0x20 else 0) + (4 if flags & 0x10 else 0)
    width = 1 << (flags & 3)
    size = int.from_bytes(content[at:at + width], "little")
    end = at + width + size
    return (at + width, end) if end + 4 <= len(content) else None


class Mutations:
    """Copies of the sound file with a few bytes changed, the same for the same seed."""

    def __init__(self, content, seed):
        self.content = content
        self.choose = random.Random(seed)
        self.places = {signature: [match.start() for match in re.finditer(signature, content)]
                       for signature in SIGNATURES}
        self.places = {signature: found for signature, found in self.places.items() if found}
        self.headers = [place for place in self.places.get(b"OHDR", []) if header_extent(content, place)]

    def byte(self, old):
        kind = self.choose.randrange(4)
        if kind == 0:
            return self.choose.choice([0, 1, 127, 128, 254, 255])
        return old ^ (1 << self.choose.randrange(8)) if kind < 3 else self.choose.randrange(256)

    def next(self):
        changed = bytearray(self.content)
        kind = self.choose.randrange(10)
        count = self.choose.choice([1, 1, 1, 2, 4, 16])
        if kind == 0:
            name, offsets = "superblock", [self.choose.randrange(8, 96) for _ in range(count)]
        elif kind < 5 and self.headers:
            return self.guarded(changed, count)
        elif kind < 8:
            signature = self.choose.choice(list(self.places))
            start = self.choose.choice(self.places[signature])
            end = min(start + 128, len(changed))
            name, offsets = signature.decode(), [self.choose.randrange(start, end) for _ in range(count)]
        else:
            name, offsets = "anywhere", [self.choose.randrange(len(changed)) for _ in range(count)]
        for offset in offsets:
            changed[offset] = self.byte(changed[offset])
        return name, bytes(changed)

    def guarded(self, changed, count):
        """Within an object header, whose checksum is made right again."""
        start = self.choose.choice(self.headers)
        begin, end = header_extent(self.content, start)
        for _ in range(count):
            offset = self.choose.randrange(begin, max(begin + 1, end))
            changed[offset] = self.byte(changed[offset])
        changed[end:end + 4] = struct.pack("<I", lookup3(bytes(changed[start:end])))
        return "header with its checksum", bytes(changed)
