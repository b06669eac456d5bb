"""Reads the MIT-licensed corpora that Citat's Danish tables are made from."""

import collections

# PAROLE tags whose universal tag does not depend on the context. A prefix decides; the longest one wins.
UNIVERSAL = {
    "NP": "PROPN", "NC": "NOUN", "V": "VERB", "AC": "NUM", "AO": "ADJ", "A": "ADJ", "RG": "ADV", "SP": "ADP",
    "CC": "CCONJ", "CS": "SCONJ", "I": "INTJ", "XP": "PUNCT", "XS": "PUNCT", "XA": "X", "XF": "X", "XR": "X",
    "XX": "X", "PP": "PRON", "PT": "PRON", "PI": "PRON", "PC": "PRON", "PD": "DET", "PO": "DET",
}
AUXILIARIES = frozenset("have være blive kunne skulle ville måtte burde turde".split())


def universal(tag, form, lemma):
    """The universal part of speech of a PAROLE tag, context aside."""
    if tag.startswith("A") and tag.endswith("R"):
        return "ADV"
    if tag == "U=":
        return "PART" if form == "at" else "PRON"
    if tag.startswith("V") and lemma in AUXILIARIES:
        return "AUX"
    for length in (2, 1):
        if tag[:length] in UNIVERSAL:
            return UNIVERSAL[tag[:length]]
    return "X"


def read_conllu(path):
    """Sentences as lists of (form, lemma, universal tag, PAROLE tag)."""
    sentences, sentence = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if sentence:
                    sentences.append(sentence)
                sentence = []
            elif not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    sentence.append((columns[1], columns[2], columns[3], columns[4]))
    if sentence:
        sentences.append(sentence)
    return sentences


def read_parole(path):
    """Sentences as lists of (form, PAROLE tag)."""
    with open(path, encoding="utf-8") as lines:
        return [[tuple(token.rsplit("/", 1)) for token in line.split()] for line in lines]


def read_lexicon(path):
    """Rows of (form, lemma, PAROLE tag, frequency, where the lemma comes from)."""
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    return [(row[0], row[1], row[2], int(row[3]), row[4]) for row in rows]


def _words(forms):
    return [word for form in forms for word in form.lower().split("_")]


def without(sentences, held_out):
    """The PAROLE sentences that neither equal a held-out sentence nor share five tokens in a row with one."""
    fives, whole = set(), set()
    for sentence in held_out:
        words = _words(token[0] for token in sentence)
        whole.add(" ".join(words))
        fives.update(zip(words, words[1:], words[2:], words[3:], words[4:]))
    kept = []
    for sentence in sentences:
        words = _words(token[0] for token in sentence)
        shared = any(five in fives for five in zip(words, words[1:], words[2:], words[3:], words[4:]))
        if not shared and " ".join(words) not in whole:
            kept.append(sentence)
    return kept


def read_rows(path):
    """The rows of one of our own hand-written tables: tab-separated, `#` begins a comment line."""
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]


def counter_table():
    return collections.defaultdict(collections.Counter)
