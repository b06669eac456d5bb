"""Counts how productive words are as left and right elements of compounds."""

import collections
import math

COMBINING_COUNT = 3
VOWELS = "aeiouyæøå"


class Compounds:
    def __init__(self, table, combining_forms, rounds=6):
        """`table`: the readings of every form; `combining_forms`: (element, lemma) by hand."""
        self.lemmas = collections.defaultdict(set)
        self.kind = collections.defaultdict(set)
        self.frequency = {}
        self.lemma_frequency = collections.Counter()
        for form, entries in table.items():
            if not form.isalpha():
                continue
            total = sum(entries.values())
            self.frequency[form] = total
            for (tag, lemma), count in entries.items():
                self.lemma_frequency[lemma.lower()] += count
                if count < 0.02 * total:
                    continue
                self.kind[form].add(tag)
                if lemma == form:
                    self.lemmas[form].add(tag)
        self._elements = {}
        for form in self.frequency:
            for element in self._left_forms(form):
                self._elements.setdefault(element, set()).add(form)
        for element, lemma in combining_forms:
            self._elements.setdefault(element, set()).add(element if lemma == "-" else lemma)
        self.combining = dict(combining_forms)
        self._count(rounds)

    def _left_forms(self, form):
        """The left elements that a form can make, by general rules of Danish word formation."""
        tags = self.kind[form]
        content = tags & {"NOUN", "VERB", "ADJ", "ADV", "NUM", "PROPN"}
        if len(form) < 2 or not content:
            return
        if len(form) == 2 and form not in SHORT:
            return
        yield form
        if "NOUN" in self.lemmas[form]:
            if form[-1] != "s":
                yield form + "s"
            if form[-1] not in VOWELS and len(form) <= 6:
                yield form + "e"
                if form[-2] in VOWELS:
                    yield form + form[-1] + "e"
                yield form + "er"
            if form[-1] == "e" and len(form) > 4:
                yield form[:-1] + "s"

    def _count(self, rounds):
        heads = {
            form
            for form, tags in self.kind.items()
            if tags & {"NOUN", "VERB", "ADJ"} and len(form) >= 3 and form not in NEVER_HEAD and form[0] not in "0123456789"
        }
        candidates = {}
        for form, total in self.frequency.items():
            if len(form) < 5 or not self.kind[form] & {"NOUN", "VERB", "ADJ"}:
                continue
            pairs = []
            for cut in range(2, len(form) - 2):
                if form[:cut] in self._elements and form[cut:] in heads and not self.is_prefix(form[:cut]):
                    pairs.append((form[:cut], form[cut:]))
            if pairs:
                candidates[form] = pairs
        left = collections.Counter()
        head = collections.Counter()
        for pairs in candidates.values():
            for a, b in pairs:
                left[a] += 0.3 / len(pairs)
                head[b] += 0.3 / len(pairs)
        for _ in range(rounds):
            new_left, new_head = collections.Counter(), collections.Counter()
            for form, pairs in candidates.items():
                scores = [left[a] * head[b] * min(len(a), 5) * min(len(b), 5) for a, b in pairs]
                none = 2.0
                total = sum(scores) + none
                for (a, b), score in zip(pairs, scores):
                    new_left[a] += score / total
                    new_head[b] += score / total
            left, head = new_left, new_head
        self.left = {element: count for element, count in left.items() if count >= 0.4}
        for element in self.combining:
            self.left[element] = max(self.left.get(element, 0), COMBINING_COUNT)
        self.head = head

    @staticmethod
    def is_prefix(text):
        return text in PREFIXES

    def left_byte(self, key):
        return self._byte(self.left.get(key, 0))

    def head_byte(self, key):
        return self._byte(self.head.get(key, 0))

    @staticmethod
    def _byte(count):
        return min(255, round(16 * math.log2(1 + 4 * count)))


SHORT = frozenset("by bo ø å øl el il is ur uv ny to tv pc it æg ur ko bi sø so år øre øje si ro te re".split())
PREFIXES = frozenset(
    "af an be bi efter er for fore forbi fra frem før gen gennem i ind inden mellem mis mod ned om op over på sam til u ud "
    "uden und under van ved med sammen bort hen vel tilbage igen igennem imod hin und "
    "mods gens inds uds overs forud imøde opret overens tilrette vedlige istand iværk tilveje".split()
)
NEVER_HEAD = frozenset(
    "ning else hed skab ing ering ende eri isme ist ister isten agtig lig som bar fuld fulde fuldt løs løse løst "
    "mæssig mæssige mæssigt sel sen ren rer ret rede rende ting ten ter ede tion tionen ner ler ser ger der mer ker "
    "per ling linge lingen inde inden erne ernes ene isk iske iskt ik ikken or tor toren ere ers ens ets eren rene "
    "lige ligt ske enes eder ederne edens ammen dom doms domme dømmet løshed løsheden smæssig smæssige smæssigt "
    "agtige istisk iseret iserede iserer hedens heden heder hederne len rens let kede ring ringen ringer net gen "
    "skabet skaber skaberne ses set mere ste lighed ligheden rest este vis vist vise signet istiske bare bart somt "
    "somme dommen tioner aner aneren anere anernes anerne elser elsen ninger ningen ives ativ ativt ative itet iteten "
    "ur al ale isering log logen logens loger logerne logernes graf grafen grafer skop villig villige villigt værdig "
    "værdige værdigt lede ledede ære ærer ært æren ærerne ører øren ørerne ligere ligst ligste kaber kerne terne "
    "ternes ringerne ningerne tering teringen sommere".split()
)
