"""Lemmas of forms whose part of speech is known, learned from hand-annotated lemmas, and the readings of every form."""

import collections
import math

import corpora
import inflect

LONGEST_SUFFIX = 7
# What a hand-written reading counts beside one of the corpora: less than half an occurrence, which is its share elsewhere.
SECOND_WORD = 0.4
ATTESTED_LEMMA, ATTESTED_FORM, SAME_HEAD = 3.0, 2.0, 2.5


def edit(form, lemma):
    """How a form becomes its lemma: how many of its last characters go, and what is put in their place."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def apply(form, change):
    return form[: len(form) - change[0]] + change[1]


def interpolated(table, form, mark=""):
    """The probability of each label given the longest suffixes of the form, Witten-Bell smoothed."""
    probabilities = {}
    for length in range(0, min(LONGEST_SUFFIX, len(form)) + 1):
        counts = table.get(mark + form[len(form) - length :])
        if not counts:
            continue
        total = sum(counts.values())
        weight = total / (total + 0.7 * len(counts) + 0.3) if probabilities else 1
        for label in probabilities:
            probabilities[label] *= 1 - weight
        for label, count in counts.items():
            probabilities[label] = probabilities.get(label, 0) + weight * count / total
    return probabilities


def _without_gender(tag):
    """Nouns of both genders inflect by the same rules, but for their endings."""
    return "NC" + tag[tag.index("U" if "U==" in tag else "G") - 1 :] if tag.startswith("NC") and "==" in tag else tag


class TaggedLemmatizer:
    """Predicts the lemma of a form with its PAROLE tag."""

    def __init__(self, gold, forms):
        """`gold`: (form, tag) to lemma; `forms`: tag to the forms seen with it."""
        self.forms = forms
        self.rules = collections.defaultdict(corpora.counter_table)
        self.lemmas = collections.defaultdict(set)
        self.heads = {}
        for (form, tag), lemma in gold.items():
            change = edit(form, lemma)
            tag = _without_gender(tag)
            for length in range(change[0] if change[0] <= LONGEST_SUFFIX else 0, min(LONGEST_SUFFIX, len(form)) + 1):
                self.rules[tag][form[len(form) - length :]][change] += 1
            self.lemmas[tag[0]].add(lemma)
            self.heads[(form, tag[0])] = change

    def lemma(self, form, tag):
        rules = self.rules.get(_without_gender(tag))
        if not rules:
            return form
        frequent = {
            change: probability
            for change, probability in interpolated(rules, form).items()
            if change[0] < len(form)
        }
        head = None
        for start in range(1, len(form) - 2):
            head = self.heads.get((form[start:], tag[0]))
            if head:
                break
        best, best_score = form, -math.inf
        for change, probability in sorted(frequent.items()):
            candidate = apply(form, change)
            score = math.log(probability)
            if candidate in self.lemmas[tag[0]]:
                score += ATTESTED_LEMMA
            if self._attested(candidate, tag):
                score += ATTESTED_FORM
            if head == change:
                score += SAME_HEAD
            if score > best_score:
                best, best_score = candidate, score
        return best

    def _attested(self, lemma, tag):
        if tag.startswith("NC"):
            genders = [tag[2], "["] if tag[2] in "CN" else ["C", "N"]
            return any(lemma in self.forms.get(f"NC{'[CN]' if g == '[' else g}SU==I", ()) for g in genders)
        if tag[0] == "V":
            return lemma in self.forms.get("VAF-=----A-", ()) or lemma in self.forms.get("VAF-=----P-", ())
        if tag[0] == "A":
            return any(lemma in self.forms.get(f"ANP{t}", ()) for t in ("CSU=IU", "[CN]SU=IU", "[CN][SP]U=[DI]U"))
        return False


def hand_written(paradigms, words):
    """The forms of the hand-written tables with their readings: {form: [(universal tag, lemma)]}."""
    forms = {}
    listed = [(lemma, tag, one) for lemma, tag, many in paradigms for one in many.split()]
    listed += [(lemma, tag, "*" + paradigm) for tag, paradigm, many in words for lemma in many.split()]
    for lemma, tag, form in listed:
        for one in inflect.regular_forms(lemma, form[1:]) if form.startswith("*") else [form]:
            for written in [one, inflect.genitive(one)] if tag == "NOUN" else [one]:
                if (tag, lemma) not in forms.setdefault(written, []):
                    forms[written].append((tag, lemma))
    return forms


def completed(learned, forms):
    """The regular forms of annotated words that the corpora happen to lack: {form: [(universal tag, lemma)]}.

    A noun gets the plural that it is seen with, a verb the past; words that are seen in their dictionary form only get
    what every word of their kind has.
    """
    seen = collections.defaultdict(set)
    for (form, tag), lemma in learned.items():
        seen[(lemma, tag[0] + (tag[2] if tag[0] == "N" else ""))].add(form)
    verbs = {lemma for (lemma, kind) in seen if kind == "V"}
    result = {}
    for (lemma, kind), found in sorted(seen.items()):
        if not lemma.isalpha() or len(lemma) < 3 or lemma not in found:
            continue
        paradigm = _paradigm(lemma, kind, found, verbs)
        if paradigm is None:
            continue
        tag = {"N": "NOUN", "V": "VERB", "A": "ADJ"}[kind[0]]
        for form in inflect.regular_forms(lemma, paradigm):
            for written in [form, inflect.genitive(form)] if tag == "NOUN" else [form]:
                result.setdefault(written, []).append((tag, lemma))
    return result


def _paradigm(lemma, kind, found, verbs):
    if kind in ("NC", "NN"):
        gender = "c" if kind == "NC" else "t"
        if lemma.endswith("e"):
            return gender + "-r" if lemma + "r" in found or lemma + ("n" if gender == "c" else "t") in found else None
        if gender == "c" and lemma.endswith("er") and (lemma + "e" in found or lemma[:-1] in verbs):
            return "c-agent"
        double = "2" if any(form.startswith(lemma + lemma[-1] + "e") for form in found) else ""
        stem = lemma + lemma[-1] if double else lemma
        for ending in ("er", "e"):
            if stem + ending in found or stem + ending + "ne" in found:
                return f"{gender}-{double}{ending}"
        if lemma.endswith(("hed", "ing", "tion", "else", "ist", "tet", "ør", "ent", "ant")):
            return gender + "-er"
        return None
    if kind == "V" and lemma.endswith("e"):
        if any(lemma + "de" == form or lemma + "t" == form for form in found):
            return "v-ede"
        if lemma[:-1] + "te" in found:
            return "v-te"
        return "v-ede" if lemma.endswith("ere") else None
    if kind == "A":
        if lemma.endswith(("ig", "bar", "iv", "al")):
            return "a-t"
        if lemma.endswith(("som",)):
            return "a-2"
        if lemma.endswith(("sk", "ent", "ant")):
            return "a-0"
    return None


def readings(train, parole, by_hand):
    """Every form in lower case with its readings, {form: {(universal tag, lemma): count}}; and those with a capital."""
    gold = corpora.counter_table()
    for sentence in train:
        for form, lemma, _, tag in sentence:
            if lemma != "_" and tag != "_":
                gold[(form.lower(), tag)][lemma] += 1
    for (form, tag), lemmas in gold.items():
        # A few annotated lemmas are slips: they share no letter with a form that is no irregular one.
        if tag[0] in "NVA" and form.isalpha():
            hand = [lemma for _, lemma in by_hand.get(form, [])]
            for lemma in [l for l in lemmas if l[:1].lower() != form[:1] and l not in hand]:
                del lemmas[lemma]
    gold = {key: lemmas for key, lemmas in gold.items() if lemmas}
    learned = {
        key: counts.most_common(1)[0][0].lower()
        for key, counts in gold.items()
        if key[1][0] in "NVA" and not key[1].startswith("NP")
    }
    counts = collections.Counter()
    forms = collections.defaultdict(set)
    spelling = corpora.counter_table()
    for sentence in parole:
        for form, tag in sentence:
            if "_" in form:
                continue
            counts[(form.lower(), tag)] += 1
            forms[tag].add(form.lower())
            spelling[(form.lower(), tag)][form] += 1
    in_train = collections.Counter(
        (form.lower(), tag) for sentence in train for form, lemma, _, tag in sentence if tag != "_"
    )
    for key, count in in_train.items():
        counts[key] = max(counts[key], count)
    lemmatizer = TaggedLemmatizer(learned, forms)
    written = {form: list(entries) for form, entries in by_hand.items()}
    for form, entries in completed(learned, forms).items():
        for entry in entries:
            if entry not in by_hand.setdefault(form, []) and not any(tag == entry[0] for tag, _ in by_hand[form]):
                by_hand[form].append(entry)
    table = corpora.counter_table()
    capitalised = corpora.counter_table()
    for (form, tag), count in sorted(counts.items()):
        known = gold.get((form, tag))
        upper = sum(n for written, n in spelling[(form, tag)].items() if written[0].isupper())
        if known:
            total = sum(known.values())
            for lemma, share in known.items():
                table[form][(corpora.universal(tag, form, lemma), lemma)] += count * share / total
                capitalised[form][(corpora.universal(tag, form, lemma), lemma)] += upper * share / total
            continue
        if tag.startswith("NP"):
            lemma = spelling[(form, tag)].most_common(1)[0][0]
            if lemma.isupper() and len(lemma) > 4:
                lemma = lemma.capitalize()
            if tag.startswith("NP--G"):
                lemma = lemma[:-2] if lemma.endswith(("'s", "’s")) else lemma[:-1] if lemma[-1] in "s'’" else lemma
        else:
            lemma = lemmatizer.lemma(form, tag) if tag[0] in "NVA" else form
            hand = [entry[1] for entry in by_hand.get(form, []) if entry[0] == corpora.universal(tag, form, entry[1])]
            if hand:
                lemma = hand[0]
            if tag[0] == "N" and "-" in form:
                cased = spelling[(form, tag)].most_common(1)[0][0]
                kept = cased[: len(cased) - len(cased.split("-")[-1])]
                lemma = kept + lemma[len(kept) :]
        table[form][(corpora.universal(tag, form, lemma), lemma)] += count
        capitalised[form][(corpora.universal(tag, form, lemma), lemma)] += upper
    for form, entries in sorted(by_hand.items()):
        for tag, lemma in entries:
            if not any(reading[0] == tag for reading in table[form]):
                table[form][(tag, lemma)] += 0.5
    # A form that the corpora have of another word of the same kind: *faren* of fare, in news, is of *far* too.
    for form, entries in sorted(written.items()):
        for tag, lemma in entries:
            if tag in ("NOUN", "VERB", "ADJ") and (tag, lemma) not in table[form]:
                table[form][(tag, lemma)] += SECOND_WORD
    return table, {form: +entries for form, entries in capitalised.items() if +entries}


def suffix_model(table, capitalised):
    """For forms that no table lists: {suffix: {(tag, edit): weight}}, the suffix of a capitalised form marked by `^`.

    `capitalised`: as the table, the occurrences with a capital letter only.
    """
    model = corpora.counter_table()
    for mark, source in ("", table), ("^", capitalised):
        for form, entries in sorted(source.items()):
            frequency = sum(entries.values())
            if not form.isalpha() or len(form) < (3 if mark else 4) or sum(table[form].values()) > 8:
                continue
            for (tag, lemma), count in entries.items():
                change = edit(form, lemma.lower())
                if tag == "PROPN" and (not mark or change[0] > 2 or change[1]):
                    continue
                if tag in ("NOUN", "VERB", "ADJ", "ADV", "PROPN") and change[0] <= 5:
                    _count_suffixes(model, mark, form, (tag, change), count / frequency)
    return {suffix: counts for suffix, counts in model.items() if sum(counts.values()) >= 1.5 or suffix in ("", "^")}


def _count_suffixes(model, mark, form, label, weight):
    # The suffix holds all that an edit cuts, and one letter more where much is cut: `-bben` of klubben, not `-ben`.
    shortest = label[1][0] + (label[1][0] > 2)
    for length in range(shortest, min(LONGEST_SUFFIX, len(form)) + 1):
        model[mark + form[len(form) - length :]][label] += weight
