"""Learns how the splitter weighs its evidence: a log-linear model over the ways to cut a word into parts."""

import math
import random

from compound_model import NEVER_HEAD, PREFIXES, SHORT, VOWELS
from lemma_model import edit

FEATURES = (
    "left left_count left_free left_unseen left_unseen_link left_long left_two left_three left_four link_s link_e "
    "left_unknown left_unknown_link left_unknown_long hiatus cluster_three cluster_four final_unknown final_unknown_long "
    "merged merged_frequency mismatch known inflected inflected_frequency derived head_count head_unseen frequency verb "
    "whole_known whole_unknown whole_inflected whole_inflected_frequency whole_derived whole_frequency whole_verb "
    "length_three length_four length_five length_six length_eight length_ten length_twelve"
).split()
CONTENT = ("NOUN", "VERB", "ADJ")
FREE = frozenset(("NOUN", "VERB", "ADJ", "ADV", "NUM", "PROPN"))
LINKED_ENDINGS = ("heds", "nings", "ings", "tions", "sions", "skabs", "doms", "elses", "tets", "ismes")
ONSETS = frozenset(
    "b bj bl br c ch cl cr d dr dv f fj fl fn fr g gl gn gr h hj hv j k kl kn kr kv l m mj n p pj pl pr ps q qu r s sc sch sh sj "
    "sk skr skv sl sm sn sp spl spr st str sv t th tj tr ts tv v vr w x z".split()
)


def syllabic(part):
    """Whether a part that no table lists can be a Danish word: begins and ends as syllables do and has a vowel."""
    onset = 0
    while onset < len(part) and part[onset] not in VOWELS:
        onset += 1
    coda = 0
    while coda < len(part) and part[-1 - coda] not in VOWELS:
        coda += 1
    return onset < len(part) and (onset == 0 or part[:onset] in ONSETS) and coda <= 3


class Splitter:
    """The same choices as `CompoundSplitter` in Swift makes; used to learn its weights."""

    def __init__(self, compounds, table, endings):
        """`table`: the readings of every form; `endings`: a form's readings by its ending."""
        self.compounds = compounds
        self.table = table
        self.endings = endings
        self.weights = dict.fromkeys(FEATURES, 0.0)

    # Parts

    def left(self, element):
        """The features of an element as left part, or None when it cannot be one."""
        if len(element) < 2 or element in PREFIXES or (len(element) == 2 and element not in SHORT):
            return None
        count = self.compounds.left.get(element, 0)
        kind = self.compounds.kind.get(element, set())
        owners = self.compounds._elements.get(element, ())
        features = {"left": 1.0}
        link = "" if kind & FREE else self._link(element)
        if element in self.compounds.combining:
            link = self._link(element) if element not in self.compounds.kind else ""
        if count:
            features["left_count"] = math.log2(1 + 4 * count) / 4
        else:
            lemma = self.compounds.lemmas.get(element, set())
            if not owners or len(element) < 4:
                return self._unknown_left(element)
            if link == "":
                if not lemma & {"NOUN", "ADJ"} and not (element[-1] == "e" and "VERB" in lemma):
                    return self._unknown_left(element)
                features["left_unseen"] = 1.0
            elif link == "s":
                features["left_unseen_link"] = 1.0
            else:
                return self._unknown_left(element)
        if kind & FREE:
            features["left_free"] = 1.0
        if link == "s":
            features["link_s"] = 1.0
        elif link:
            features["link_e"] = 1.0
        size = len(element)
        if size <= 4:
            features["left_" + ("two", "three", "four")[size - 2]] = 1.0
        if size >= 8:
            features["left_long"] = 1.0
        return features

    def _unknown_left(self, element):
        """The features of a left part that no table lists."""
        if len(element) < 4 or not syllabic(element):
            return None
        derived = len(element) >= 6 and element.endswith(LINKED_ENDINGS)
        if not derived and any(element.startswith(prefix) for prefix in PREFIXES if len(prefix) > 2):
            return None
        features = {"left": 1.0, "left_unknown_link" if derived else "left_unknown": 1.0}
        if len(element) >= 7:
            features["left_unknown_long"] = 1.0
        if self.compounds.kind.get(element, set()) & FREE:
            features["left_free"] = 1.0
        return features

    def _link(self, element):
        for link in ("s", "e", "er"):
            if element.endswith(link):
                return link
        return "?"

    def final(self, part, whole, unknown):
        """The features of the last part, and how many letters its lemmas lack, as a set.

        `whole` when it is the word itself, which may be unknown.
        """
        features = {}
        kind = self.compounds.kind.get(part, set()) if not unknown else set()
        count = 0
        cuts = set()
        if kind - {"X"}:
            if not whole and (part in NEVER_HEAD or len(part) < 3 or not kind & set(CONTENT)):
                return None
            features["known"] = 1.0
            features["frequency"] = math.log2(1 + self.compounds.frequency[part]) / 8
            if not kind & {"NOUN", "ADJ"}:
                features["verb"] = 1.0
            count = self.compounds.head.get(part, 0)
            cuts = self._cuts(part)
            if whole:
                most = max([self.compounds.frequency.get(lemma, 0) for lemma in self._lemmas(part)], default=0)
                features["frequency"] = math.log2(1 + max(most, self.compounds.frequency[part])) / 8
        else:
            lemma, cut = self.inflected(part)
            if lemma and (whole or (len(lemma) >= 3 and part not in NEVER_HEAD and lemma not in NEVER_HEAD)):
                features["inflected"] = 1.0
                features["inflected_frequency"] = math.log2(1 + self.compounds.frequency[lemma]) / 8
                count = self.compounds.head.get(lemma, 0)
                cuts = {cut}
            elif self._is_derived(part):
                features["derived"] = 1.0
            elif whole:
                features["unknown"] = 1.0
            elif len(part) >= 4 and syllabic(part) and part not in NEVER_HEAD:
                features["final_unknown"] = 1.0
                if len(part) >= 7:
                    features["final_unknown_long"] = 1.0
            else:
                return None
        if whole:
            if self._is_derived(part):
                features["derived"] = 1.0
            features = {"whole_" + name: value for name, value in features.items()}
        elif count:
            features["head_count"] = math.log2(1 + 4 * count) / 4
        else:
            features["head_unseen"] = 1.0
        size = len(part)
        name = {3: "three", 4: "four", 5: "five", 6: "six", 7: "six"}.get(size)
        if name is None:
            name = "eight" if size < 10 else "ten" if size < 12 else "twelve"
        features["length_" + name] = (size - 8) / 4 if size > 12 else 1.0
        return features, cuts

    def _is_derived(self, part):
        """Whether a part is a prefix and a listed word of four letters or more."""
        return any(
            part.startswith(prefix)
            and len(part) - len(prefix) >= 4
            and self.compounds.kind.get(part[len(prefix) :], set()) & set(CONTENT)
            for prefix in PREFIXES
        )

    def _lemmas(self, form):
        return {
            lemma.lower() for tag, lemma in self.table.get(form, ()) if tag in CONTENT and tag in self.compounds.kind[form]
        }

    def _cuts(self, form):
        """How many letters of a listed form each of its lemmas lacks."""
        return {edit(form, lemma)[0] for lemma in self._lemmas(form)}

    def merged(self, union):
        """The features of the last two parts when their union is a word too."""
        if self.compounds.kind.get(union, set()) & set(CONTENT):
            return {"merged": 1.0, "merged_frequency": math.log2(1 + self.compounds.frequency[union]) / 8}
        return {}

    def inflected(self, part):
        """The known lemma that a form which no table lists is an inflected form of, and how many letters it lacks."""
        best, lacks, most = None, 0, 0.01
        for (tag, (cut, added)), probability in self.endings(part).items():
            if probability <= most or cut >= len(part):
                continue
            lemma = part[: len(part) - cut] + added
            if lemma != part and tag in CONTENT and tag in self.compounds.lemmas.get(lemma, ()):
                best, lacks, most = lemma, cut, probability
        return best, lacks

    @staticmethod
    def boundary(word, end):
        """The features of the consonants around a boundary."""
        first, last = end, end
        while first > 0 and word[first - 1] not in VOWELS:
            first -= 1
        while last < len(word) and word[last] not in VOWELS:
            last += 1
        name = {0: "hiatus", 1: None, 2: None, 3: "cluster_three"}.get(last - first, "cluster_four")
        return {name: 1.0} if name else {}

    # Cuts

    def cuts(self, word, unknown=False):
        """All ways to cut a word, with their summed features; at most 400."""
        size = len(word)
        results = []
        whole, cuts_of_whole = self.final(word, True, unknown)
        finals = {0: whole}
        for start in range(2, size - 2):
            final, cuts_of_part = self.final(word[start:], False, False) or (None, set())
            if final and cuts_of_whole and cuts_of_part and not cuts_of_whole & cuts_of_part:
                final["mismatch"] = 1.0
            finals[start] = final
        lefts = {}

        def extend(start, boundaries, features):
            if len(results) >= 400:
                return
            final = finals.get(start)
            before = boundaries[-2] if len(boundaries) > 1 else 0
            if final is not None and before:
                final = add(final, self.merged(word[before:]))
            loose = "left_unknown" in features or "left_unknown_link" in features
            if final is not None and not (loose and "final_unknown" in final):
                results.append((boundaries, add(features, final)))
            for end in range(start + 2, size - 2):
                key = (start, end)
                if key not in lefts:
                    barred = start > 0 and word[start:end] in NEVER_HEAD
                    part = None if barred else self.left(word[start:end])
                    lefts[key] = part and add(part, self.boundary(word, end))
                part = lefts[key]
                if part is not None and not (loose and ("left_unknown" in part or "left_unknown_link" in part)):
                    extend(end, boundaries + (end,), add(features, part))

        extend(0, (), {})
        return results

    def score(self, features):
        return sum(self.weights[name] * value for name, value in features.items())

    def best(self, word, unknown=False):
        return max(self.cuts(word, unknown), key=lambda cut: self.score(cut[1]))

    def learn(self, examples, rounds=60, rate=0.3, decay=0.3):
        """`examples`: (word, required boundaries, optional boundaries). Each is seen as a known and an unknown word.

        Stochastic ascent of the likelihood less `decay` / 2 × the squares of the weights, in a new order each round, lest
        the words at the end of the list weigh more; the weights are the mean of those of the later half.
        """
        number = {name: place for place, name in enumerate(FEATURES)}
        data = []
        for word, required, optional in examples:
            for unknown in (False, True):
                cuts = self.cuts(word, unknown)
                right = [required <= set(b) <= required | optional for b, _ in cuts]
                if any(right) and not all(right):
                    data.append(([[(number[n], v) for n, v in features.items()] for _, features in cuts], right))
        weights, means = [0.0] * len(FEATURES), [0.0] * len(FEATURES)
        shuffler = random.Random(1)
        for turn in range(rounds):
            shuffler.shuffle(data)
            step = rate / (1 + turn / 5)
            kept = 1 - step * decay / len(data)
            for cuts, right in data:
                scores = [sum([weights[n] * v for n, v in features]) for features in cuts]
                top = max(scores)
                odds = [math.exp(score - top) for score in scores]
                total = sum(odds)
                total_right = sum(o for o, good in zip(odds, right) if good)
                change = {}
                for features, o, good in zip(cuts, odds, right):
                    slope = (o / total_right if good else 0.0) - o / total
                    if abs(slope) > 1e-4:
                        for n, value in features:
                            change[n] = change.get(n, 0.0) + slope * value
                for n, value in change.items():
                    weights[n] += step * value
            weights = [kept ** len(data) * weight for weight in weights]
            if turn >= rounds // 2:
                means = [mean + weight for mean, weight in zip(means, weights)]
        self.weights = {n: mean / (rounds - rounds // 2) for n, mean in zip(FEATURES, means)}


def add(a, b):
    out = dict(a)
    for name, value in b.items():
        out[name] = out.get(name, 0.0) + value
    return out


def marked(split):
    """A marked word as (word, required boundaries, optional boundaries)."""
    word, required, optional = "", set(), set()
    for character in split:
        if character == "|":
            required.add(len(word))
        elif character == "~":
            optional.add(len(word))
        elif character != "+":
            word += character
    return word, required, optional
