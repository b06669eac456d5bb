"""Writes word tables: a minimal automaton over the keys that numbers them, and columns by that number.

The byte format is described in Sources/TextAnalysis/Lemmas/README.md.
"""

import math
import struct

TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()


class _State:
    __slots__ = ("edges", "final", "number")

    def __init__(self):
        self.edges = {}
        self.final = False
        self.number = None

    def signature(self):
        return self.final, tuple((label, id(target)) for label, target in sorted(self.edges.items()))


def _minimal(keys):
    """The minimal acyclic automaton of sorted byte strings (Daciuk and others 2000)."""
    root = _State()
    register = {}
    path = [root]
    previous = b""

    def freeze(depth):
        while len(path) - 1 > depth:
            state = path.pop()
            known = register.setdefault(state.signature(), state)
            path[-1].edges[previous[len(path) - 1]] = known

    for key in keys:
        common = 0
        while common < min(len(key), len(previous)) and key[common] == previous[common]:
            common += 1
        freeze(common)
        for byte in key[common:]:
            state = _State()
            path[-1].edges[byte] = state
            path.append(state)
        path[-1].final = True
        previous = key
    freeze(0)
    return root


def automaton(keys):
    """The edges of the automaton as bytes, eight for each."""
    root = _minimal(keys)
    order, seen, size = [root], {id(root)}, 0
    for state in order:
        for _, target in sorted(state.edges.items()):
            if id(target) not in seen:
                seen.add(id(target))
                order.append(target)
    for state in order:
        state.number = size
        size += len(state.edges)
    words = {}

    def count(state):
        if id(state) not in words:
            words[id(state)] = state.final + sum(count(target) for target in state.edges.values())
        return words[id(state)]

    out = bytearray()
    for state in order:
        before = 0
        for index, (label, target) in enumerate(sorted(state.edges.items())):
            last = index == len(state.edges) - 1
            first = target.number if target.edges else 0
            out += struct.pack("<II", label | last << 8 | target.final << 9 | first << 10, before)
            before += count(target)
    return bytes(out), size


def log_byte(value):
    """A count as a byte: 16 steps to each doubling; 0.5 is 9, 1 is 16."""
    return max(1, min(255, round(16 * math.log2(1 + value))))


def write(path, first_line, keys, readings, columns):
    """Writes a table.

    `keys`: sorted byte strings. `readings`: for each key a list of (tag, weight byte, cut bytes, added bytes, case).
    `columns`: lists with a byte for each key.
    """
    edges, edge_count = automaton(keys)
    sets, set_numbers, edits, edit_numbers = [], {}, [], {}
    chosen = []
    for entry in readings:
        packed = []
        for tag, weight, cut, added, case in entry:
            edit = (cut, case, added)
            if edit not in edit_numbers:
                edit_numbers[edit] = len(edits)
                edits.append(edit)
            packed.append(struct.pack("<BBH", TAGS.index(tag), weight, edit_numbers[edit]))
        packed = b"".join(packed)
        if packed not in set_numbers:
            set_numbers[packed] = len(sets)
            sets.append(packed)
        chosen.append(set_numbers[packed])
    assert len(sets) < 65536 and len(edits) < 65536, (len(sets), len(edits))

    def offsets(pieces):
        out, total = [0], 0
        for piece in pieces:
            total += len(piece)
            out.append(total)
        return struct.pack(f"<{len(out)}I", *out)

    edit_bytes = [struct.pack("<BB", cut, case) + added for cut, case, added in edits]
    sections = [
        edges,
        struct.pack(f"<{len(chosen)}H", *chosen),
        offsets(sets),
        b"".join(sets),
        offsets(edit_bytes),
        b"".join(edit_bytes),
    ] + [bytes(column) for column in columns]
    line = first_line.encode()
    line += b" " * (-(len(line) + 1) % 4) + b"\n"
    header_size = 4 * (4 + len(sections))
    position = len(line) + header_size
    starts = []
    for index, section in enumerate(sections):
        starts.append(position)
        sections[index] = section + b"\0" * (-len(section) % 4)
        position += len(sections[index])
    header = struct.pack(f"<{4 + len(starts)}I", len(keys), edge_count, len(sets), len(edits), *starts)
    with open(path, "wb") as out:
        out.write(line + header + b"".join(sections))
    return position
