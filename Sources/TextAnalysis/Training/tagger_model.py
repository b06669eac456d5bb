"""Trains the part-of-speech tagger: an averaged perceptron over PAROLE, its tags mapped to universal ones.

`PartOfSpeechTagger` in Swift computes the same features.
"""

import collections
import random
import struct

import corpora
import lemma_model
from compound_model import NEVER_HEAD
from word_table import TAGS

AUXILIARY_FORMS = {
    "have": "have har havde haft ha' havde".split(),
    "være": "være er var været vær".split(),
    "blive": "blive bliver blev blevet bleven bli'r bli'".split(),
}
AUXILIARY = {form: lemma for lemma, forms in AUXILIARY_FORMS.items() for form in forms}


def _finite(tag):
    return tag.startswith(("VADR", "VADA", "VEDR", "VEDA"))


def _participle(tag):
    return tag.startswith(("VAPA=S[CN]I", "VEPA"))


def labels(sentence, usual):
    """The universal tags of a PAROLE sentence, as UD Danish assigns them: [(form, tag)].

    What PAROLE does not tell is decided by rules: determiners stand before what they determine; `som` is a pronoun where
    a clause follows it; have, være and blive are auxiliaries of participles, være also where it links a predicate.
    `usual`: the commonest tag of a form, for the members of multiword units.
    """
    forms, tags, units = [], [], []
    for form, tag in sentence:
        pieces = form.split("_") if form.strip("_") else [form]
        for piece in pieces:
            forms.append(piece)
            tags.append(tag)
            units.append(len(pieces) > 1)
    out = []
    for i, (form, tag) in enumerate(zip(forms, tags)):
        lower = form.lower()
        universal = corpora.universal(tag, lower, lower)
        if units[i]:
            universal = usual.get(lower, universal)
        elif tag == "U=" and lower == "som":
            universal = _relative(forms, tags, i)
        elif tag == "CS" and lower == "end":
            universal = "ADP"
        elif tag[:2] in ("PD", "PI", "PO"):
            universal = "PRON" if lower in ("man", "selv") else _determiner(forms, tags, i)
        elif tag.startswith("V") and lower in AUXILIARY:
            universal = _auxiliary(forms, tags, i, AUXILIARY[lower])
        elif tag.startswith("V") and lower in MODAL:
            universal = "AUX"
        out.append((form, universal))
    return out


MODAL = frozenset(
    "kunne kan kunnet ka' ka ku' skulle skal skullet ska' sku' ville vil villet vil' måtte må måttet burde bør burdet turde tør "
    "turdet".split()
)


def _relative(forms, tags, i):
    for j in range(i + 1, min(len(forms), i + 9)):
        if _finite(tags[j]):
            return "PRON"
        if forms[j] in ",.:;?!-" or tags[j] in ("CS", "U="):
            break
    return "ADP"


def _determiner(forms, tags, i):
    """DET before a noun or an adjective, adverbs of degree and other determiners in between."""
    j, described = i + 1, False
    while j < len(forms):
        tag = tags[j]
        following = tags[j + 1] if j + 1 < len(forms) else ""
        if tag.startswith("A") and not tag.endswith("R") or tag.startswith(("VAPR", "VAPA=S[CN]DA", "VAPA=P")):
            described = True
        elif tag.startswith("A") or tag.startswith("RG") and following.startswith("A"):
            pass
        elif described and forms[j] in (",", "og", "eller") and following.startswith("A"):
            pass
        elif j == i + 1 and tag[:2] in ("PI", "PO", "PD"):
            pass
        elif forms[j] not in ('"', "("):
            break
        j += 1
    noun = j < len(forms) and (tags[j].startswith("N") or tags[j] in ("XX", "XF") and forms[j].isalpha())
    return "DET" if noun or described else "PRON"


def _auxiliary(forms, tags, i, lemma):
    size = len(forms)
    participle = False
    for j in range(i + 1, min(size, i + 12)):
        tag = tags[j]
        if _participle(tag) or lemma == "blive" and tag.startswith("VAPA"):
            participle = True
            break
        if _finite(tag) or tag == "CS" or forms[j] in ",.:;?!" or tag == "U=" and forms[j] == "som" or tag.startswith("VAF"):
            break
    if participle:
        return "AUX"
    if lemma != "være":
        return "VERB"
    if any(forms[j].lower() == "der" for j in range(max(0, i - 2), min(size, i + 2))):
        return "VERB"
    j = i + 1
    while j < size and tags[j].startswith("RG"):
        j += 1
    if j >= size or tags[j] in ("SP", "CS", "U=") or forms[j] in ".,:;?!" or tags[j].startswith("VAPR"):
        return "VERB"
    return "AUX"


class Tagger:
    def __init__(self, table, endings):
        """`table`: readings of forms; `endings`: the model of endings."""
        self.classes = {}
        self.single = set()
        for form, entries in table.items():
            total = sum(entries.values())
            kinds = collections.Counter()
            for (tag, _), count in entries.items():
                kinds[tag] += count
            mask = 0
            for tag, count in kinds.items():
                if count >= 0.02 * total:
                    mask |= 1 << TAGS.index(tag)
            self.classes[form] = mask
            if total <= 1:
                self.single.add(form)
        self.endings = endings
        self.guesses = {}
        self.weights = {}

    def guess(self, form, capitalised):
        """The class of a form that no table lists: that of the longest listed word it ends with, else by its ending."""
        key = (form, capitalised)
        if key not in self.guesses:
            head = 0 if capitalised else self._head(form)
            self.guesses[key] = UNLISTED | (head or self._by_ending(form, capitalised))
        return self.guesses[key]

    def _head(self, form):
        for start in range(2, len(form) - 3):
            mask = self.classes.get(form[start:], 0) & CONTENT
            if mask and form[start:] not in NEVER_HEAD:
                return mask
        return 0

    def _by_ending(self, form, capitalised):
        scores = collections.Counter()
        for (tag, change), probability in lemma_model.interpolated(self.endings, form, "^" if capitalised else "").items():
            if probability < 0.003:
                continue
            lemma = lemma_model.apply(form, change) if change[0] < len(form) else ""
            listed = lemma != form and self.classes.get(lemma, 0) & 1 << TAGS.index(tag) & CONTENT
            scores[tag] += probability * (10 if listed else 1)
        total = sum(scores.values())
        return sum(1 << TAGS.index(tag) for tag, score in scores.items() if score >= 0.25 * total)

    def context(self, forms, training=False):
        """For each token: lower case, class, shape."""
        out = []
        for i, form in enumerate(forms):
            lower = form.lower()
            capital = form[:1].isupper()
            mask = NOUN | VERB if lower in self.HIDDEN else self.classes.get(lower)
            if mask is None or training and lower in self.single:
                mask = self.guess(lower, capital)
            letters = [c for c in form if c.isalpha()]
            shape = (
                ("C" if capital else "") + ("U" if len(letters) > 1 and all(c.isupper() for c in letters) else "")
                + ("D" if form[:1].isdigit() else "") + ("-" if "-" in form[1:] else "")
                + ("." if not letters and not form[:1].isdigit() else "")
            )
            out.append((lower, mask, shape, i == 0))
        return out

    # Homographs whose second word is rare in news: their form says nothing, only the context decides.
    HIDDEN = {"får", "lever"}

    @staticmethod
    def features(context, i, before, before2):
        size = len(context)
        lower, mask, shape, first = context[i]
        w1, m1 = context[i + 1][:2] if i + 1 < size else ("$", 0)
        w2, m2 = context[i + 2][:2] if i + 2 < size else ("$", 0)
        p1, q1 = context[i - 1][:2] if i else ("^", 0)
        p2 = context[i - 2][0] if i > 1 else "^"
        out = [
            f"0 {lower}", f"1 {lower[-1:]}", f"2 {lower[-2:]}", f"3 {lower[-3:]}", f"4 {lower[-4:]}",
            f"5 {shape}{'F' if first else ''}", f"6 {mask}", f"7 {before}", f"8 {before2} {before}", f"9 {before} {lower}",
            f"a {before} {mask}", f"b {p1}", f"c {w1}", f"d {m1}", f"e {mask} {m1}", f"f {lower} {m1}", f"g {before} {m1}",
            f"h {p2}", f"i {w2}", f"j {m1} {m2}", f"k {lower} {w1}", f"l {p1} {lower}", f"m {w1[-3:]}", f"n {before} {mask} {m1}",
            f"o {shape} {mask}", f"p {before2} {lower}", f"q {lower} {m1} {m2}", f"r {q1} {mask} {m1}",
        ]
        if lower in Tagger.HIDDEN:
            return [feature for feature in out if feature[0] not in "012349fklpq"]
        if lower in AUXILIARY:
            ahead, der = Tagger.ahead(context, i)
            out += [f"s {AUXILIARY[lower]} {ahead} {der}", f"t {AUXILIARY[lower]} {m1} {der}"]
        return out

    @staticmethod
    def ahead(context, i):
        """Whether something like a participle follows in the clause, and whether `der` stands beside."""
        ahead = 0
        for j in range(i + 1, min(len(context), i + 10)):
            lower, mask = context[j][:2]
            if lower in (",", ".", ":", ";", "?", "!", "at", "som"):
                break
            if mask & VERB and lower.endswith(("et", "t")) and len(lower) > 2:
                ahead = 1
                break
        der = any(context[j][0] == "der" for j in range(max(0, i - 2), min(len(context), i + 2)))
        return ahead, int(der)

    def predict(self, features, weights):
        scores = [0.0] * len(TAGS)
        for feature in features:
            entry = weights.get(feature)
            if entry:
                for tag, weight in entry.items():
                    scores[tag] += weight
        return max(range(len(TAGS)), key=lambda tag: (scores[tag], -tag))

    def train(self, sentences, rounds=5, report=None):
        weights, totals, stamps = {}, {}, {}
        counts = collections.Counter()
        prepared = []
        for sentence in sentences:
            context = self.context([form for form, _ in sentence], training=True)
            prepared.append((context, [TAGS.index(tag) for _, tag in sentence]))
        step = 0
        shuffler = random.Random(7)
        for turn in range(rounds):
            right = total = 0
            shuffler.shuffle(prepared)
            for context, gold in prepared:
                before = before2 = "^"
                for i, tag in enumerate(gold):
                    step += 1
                    features = self.features(context, i, before, before2)
                    guess = self.predict(features, weights)
                    total += 1
                    if guess != tag:
                        for feature in features:
                            entry = weights.setdefault(feature, {})
                            for which, change in ((tag, 1.0), (guess, -1.0)):
                                key = (feature, which)
                                old = entry.get(which, 0.0)
                                totals[key] = totals.get(key, 0.0) + (step - stamps.get(key, 0)) * old
                                stamps[key] = step
                                entry[which] = old + change
                            counts[feature] += 1
                    else:
                        right += 1
                    before2, before = before, TAGS[guess]
            if report:
                report(turn, right / total)
        self.weights = {}
        for feature, entry in weights.items():
            if counts[feature] < 2:
                continue
            averaged = {}
            for which, weight in entry.items():
                key = (feature, which)
                value = (totals.get(key, 0.0) + (step - stamps.get(key, 0)) * weight) / step
                if abs(value) > 0.02:
                    averaged[which] = value
            if averaged:
                self.weights[feature] = averaged

    def tag(self, forms):
        context = self.context(forms)
        before = before2 = "^"
        out = []
        for i in range(len(forms)):
            best = TAGS[self.predict(self.features(context, i, before, before2), self.weights)]
            out.append(best)
            before2, before = before, best
        return out


VERB = 1 << TAGS.index("VERB")
NOUN = 1 << TAGS.index("NOUN")
CONTENT = VERB | 1 << TAGS.index("NOUN") | 1 << TAGS.index("ADJ")
UNLISTED = 1 << 20


MASK = 0xFFFFFFFFFFFFFFFF
# The golden ratio in 64 bits: spreads what it multiplies over the upper ones.
SPREAD = 0x9E3779B97F4A7C15


def _field_hash(field):
    """FNV-1a over UTF-8, 64 bits."""
    value = 0xCBF29CE484222325
    for byte in field.encode():
        value = (value ^ byte) * 0x100000001B3 & MASK
    return value


def _hash(feature):
    """The hash of a feature, 32 bits, from those of its fields, so that a program hashes a word only once."""
    template, *fields = feature.split(" ")
    value = ord(template) * SPREAD & MASK
    for field in fields:
        value = (value ^ _field_hash(field)) * SPREAD & MASK
        value ^= value >> 32
    return value & MASK >> 32


# Where a word stands in features: template and field. The order is that of `TaggerTable.Places` in Swift.
PLACES = [
    ("0", 0), ("9", 1), ("f", 0), ("k", 0), ("l", 1), ("p", 1), ("q", 0), ("k", 1), ("l", 0), ("b", 0), ("c", 0), ("h", 0), ("i", 0),
]


def _places(features):
    """For each word the features that it stands in at all: `w word`, a bit for each of PLACES as the weight of tag 0."""
    found = collections.Counter()
    for feature in features:
        template, *fields = feature.split(" ")
        for bit, (letter, field) in enumerate(PLACES):
            if letter == template:
                found[fields[field]] |= 1 << bit
    return {f"w {word}": {0: bits / STEPS} for word, bits in found.items()}


BUCKET_BITS = 16


def write(path, first_line, weights):
    """Writes the weights: hashes in order, and for each its tags with weights in steps of 1/256."""
    kept = {}
    for feature, entry in weights.items():
        entry = {tag: weight for tag, weight in entry.items() if round(weight * STEPS)}
        if entry:
            kept[feature] = entry
    merged = {}
    for feature, entry in [*kept.items(), *_places(kept).items()]:
        target = merged.setdefault(_hash(feature), {})
        for tag, weight in entry.items():
            target[tag] = target.get(tag, 0.0) + weight
    hashes, offsets, pairs = [], [0], bytearray()
    for key in sorted(merged):
        entry = [(tag, max(-32767, min(32767, round(weight * STEPS)))) for tag, weight in sorted(merged[key].items())]
        hashes.append(key)
        for tag, weight in entry:
            pairs += struct.pack("<Bh", tag, weight)
        offsets.append(len(pairs) // 3)
    buckets = [0] * ((1 << BUCKET_BITS) + 1)
    for key in hashes:
        buckets[(key >> 32 - BUCKET_BITS) + 1] += 1
    for bucket in range(1 << BUCKET_BITS):
        buckets[bucket + 1] += buckets[bucket]
    line = first_line.encode()
    line += b" " * (-(len(line) + 1) % 4) + b"\n"
    with open(path, "wb") as out:
        out.write(line + struct.pack("<II", len(hashes), len(pairs) // 3) + struct.pack(f"<{len(buckets)}I", *buckets))
        out.write(struct.pack(f"<{len(hashes)}I", *hashes) + struct.pack(f"<{len(offsets)}I", *offsets) + bytes(pairs))
    return len(hashes), len(pairs) // 3


STEPS = 256
