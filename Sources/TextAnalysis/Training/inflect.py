"""Regular Danish inflection, for the hand-written words that name a paradigm instead of their forms."""


def regular_forms(lemma, paradigm):
    """The forms of a regular word without the genitive, the dictionary form first.

    Nouns: gender (c common, t neuter), a hyphen, the plural's ending (er, e, r, 0), `2` before it where the last
    consonant is doubled; `c-agent` for those in -er. Verbs: v-ede, v-te. Adjectives: a-t, a-0 (no -t), a-2 (doubled).
    """
    kind, ending = paradigm.split("-")
    stem = lemma
    if ending.startswith("2"):
        stem, ending = lemma + lemma[-1], ending[1:]
    if kind in ("c", "t"):
        vowel = "n" if kind == "c" else "t"
        if ending == "agent":
            return [lemma, lemma + "en", lemma + "e", lemma + "ne"]
        if ending == "r":
            return [lemma, lemma + vowel, lemma + "r", lemma + "rne"]
        if ending == "0":
            return [lemma, stem + "e" + vowel, stem + "ene"]
        return [lemma, stem + "e" + vowel, stem + ending, stem + ending + "ne"]
    if kind == "v":
        stem = lemma[:-1]
        bare = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
        past = stem + "ede" if ending == "ede" else bare + "te"
        participle = stem + "et" if ending == "ede" else bare + "t"
        return [lemma, lemma + "r", past, participle, lemma + "s", past + "s", lemma + "nde", bare]
    if kind == "a":
        neuter = [] if paradigm == "a-0" else [lemma + "t"]
        return [lemma, *neuter, stem + "e", stem + "ere", stem + "est", stem + "este"]
    raise ValueError(f"no paradigm {paradigm} for {lemma}")


def genitive(form):
    """The form with -s, as nouns take it; with an apostrophe after s, x and z."""
    return form + ("'" if form[-1] in "sxz" else "s")
