#!/usr/bin/env python3
"""Builds Citat's Danish tables from the MIT-licensed corpora. Python 3, standard library only.

    python3 Sources/TextAnalysis/Training/build_tables.py --shared ../shared [--without-dev] [--output FOLDER]

`--without-dev` leaves out what the UD dev sentences hold, for figures; the tables that Citat ships are built with all.
"""

import argparse
import os

import compound_model
import compound_weights
import corpora
import inflect
import lemma_model
import tagger_model
import word_table

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = (
    "Copenhagen Dependency Treebank and PAROLE-DK (MIT, (c) Matthias Buch-Kromann and others, DSL), DaN+ tokens (MIT); "
    "see LICENSES.md; built by Sources/TextAnalysis/Training/build_tables.py"
)


def rows(name):
    return corpora.read_rows(os.path.join(HERE, name))


def with_case(form, lemma):
    """What to cut and add to come from a form in lower case to its lemma, and how the lemma is capitalised.

    Cuts are counted in characters. Capitals: 0 none, 1 the first letter, 2 all; other spellings are added whole.
    """
    lower = lemma.lower()
    case = 0
    if lemma != lower:
        if lemma == lower[:1].upper() + lower[1:]:
            case = 1
        elif lemma == lower.upper():
            case = 2
        else:
            lower = lemma
    cut, added = lemma_model.edit(form, lower)
    if case == 0 and lower != lemma.lower():
        cut, added = len(form), lemma
    return cut, added.encode(), case


def write_words(path, table, compounds, one_part, without_dev):
    lists = (compound_model.PREFIXES, compound_model.NEVER_HEAD, compound_model.SHORT, one_part)
    keys = sorted(set(table).union(compounds.left, *lists), key=lambda key: key.encode())
    keys = [key for key in keys if 0 < len(key.encode()) < 64]
    readings, frequency, left, head, marks = [], [], [], [], []
    for key in keys:
        entries = sorted(table.get(key, {}).items(), key=lambda entry: (-entry[1], entry[0]))[:6]
        if compounds.combining.get(key, "-") not in ("-", key):
            entries.append((("X", compounds.combining[key]), 0))
        readings.append([(tag, word_table.log_byte(n), *with_case(key, lemma)) for (tag, lemma), n in entries])
        total = sum(table.get(key, {}).values())
        frequency.append(word_table.log_byte(total) if total else 0)
        left.append(compounds.left_byte(key))
        head.append(compounds.head_byte(key))
        marks.append(sum(1 << bit for bit, words in enumerate(lists) if key in words))
    kind = "Danish forms without those of UD dev, lemmas" if without_dev else "Danish forms, lemmas"
    line = f"Citat word table 1: {kind}, compounds. Source: {SOURCE}"
    return len(keys), word_table.write(path, line, [key.encode() for key in keys], readings, [frequency, left, head, marks])


def write_suffixes(path, model):
    keys, readings, weights = [], [], []
    for suffix, counts in model.items():
        total = sum(counts.values())
        mark, rest = ("^", suffix[1:]) if suffix.startswith("^") else ("", suffix)
        key = (mark + rest[::-1]).encode("utf-8") or b" "
        share = total / (total + 0.7 * len(counts) + 0.3)
        entries = [
            (tag, max(1, round(255 * count / total)), change[0], change[1].encode(), 0)
            for (tag, change), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
            if count / total > 0.003
        ][:32]
        keys.append((key, entries, round(255 * share)))
    keys.sort(key=lambda entry: entry[0])
    line = f"Citat word table 1: endings of Danish forms, reversed. Source: {SOURCE}"
    return len(keys), word_table.write(
        path, line, [k for k, _, _ in keys], [e for _, e, _ in keys], [[w for _, _, w in keys]]
    )


def write_rules(path, splitter):
    """Writes the splitter's closed lists and weights as Swift."""

    def words(name, comment, values):
        lines, line = [], "   "
        for value in sorted(values):
            if len(line) + len(value) > 110:
                lines.append(line)
                line = "   "
            line += " " + value
        text = "\n".join(lines + [line])
        return f'  /// {comment}\n  static let {name} = set(\n    """\n{text}\n    """)\n'

    weights = "\n".join(f"    {camel(n)}: {splitter.weights[n]:.3f}," for n in compound_weights.FEATURES)
    with open(path, "w", encoding="utf-8") as out:
        out.write(
            f"// Written by Sources/TextAnalysis/Training/build_tables.py: do not edit. Source: {SOURCE.split(';')[0]};\n"
            "// words marked by hand for this project. Licence: MIT.\n\nextension CompoundRules {\n"
            + words("onsets", "What a Danish syllable can begin with before its vowel.", compound_weights.ONSETS)
            + words("linkedEndings", "Endings of derived nouns that take a linking s.", compound_weights.LINKED_ENDINGS)
            + f"\n  /// Learned from words marked by hand.\n  static let weights = Weights(\n{weights[:-1]})\n}}\n"
        )


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", default="../shared")
    parser.add_argument("--output", default=os.path.join(HERE, "..", "..", "CTextTables", "data"))
    parser.add_argument("--without-dev", action="store_true")
    parser.add_argument("--without-tagger", action="store_true", help="leave the tagger's table as it is")
    arguments = parser.parse_args()
    treebank = os.path.join(arguments.shared, "ud-danish-ddt")
    train = corpora.read_conllu(os.path.join(treebank, "da_ddt-train-reconstructed.conllu"))
    parole = corpora.read_parole(os.path.join(arguments.shared, "parole-da", "parole-tagged-minus-ddt-test.txt"))
    if arguments.without_dev:
        parole = corpora.without(parole, corpora.read_conllu(os.path.join(treebank, "da_ddt-ud-dev.conllu")))
    by_hand = lemma_model.hand_written(rows("paradigms.tsv"), rows("words.tsv"))
    table, capitalised = lemma_model.readings(train, parole, by_hand)
    compounds = compound_model.Compounds(table, rows("combining-forms.tsv"))
    endings = lemma_model.suffix_model(table, capitalised)
    splitter = compound_weights.Splitter(compounds, table, lambda form: lemma_model.interpolated(endings, form[-8:]))
    marked = rows("compounds-train.tsv")
    splitter.learn([compound_weights.marked(row[1]) for row in marked])
    one_part = {word for word, split in marked if word == split}
    one_part |= {form for row in rows("one-part.tsv") for word in row[0].split() for form in (word, inflect.genitive(word))}
    write_rules(os.path.join(HERE, "..", "Compounds", "CompoundRules+Data.swift"), splitter)
    if not arguments.without_tagger:
        usual = {form: max(entries.items(), key=lambda entry: entry[1])[0][0] for form, entries in table.items()}
        tagger = tagger_model.Tagger(table, endings)
        tagger.train([tagger_model.labels(sentence, usual) for sentence in parole])
        line = f"Citat tagger 2: weights of features of Danish words in context. Source: {SOURCE}"
        print("tagger", *tagger_model.write(os.path.join(arguments.output, "danish-tagger.bin"), line, tagger.weights))
    print("words", *write_words(os.path.join(arguments.output, "danish-words.bin"), table, compounds, one_part, arguments.without_dev))
    print("suffixes", *write_suffixes(os.path.join(arguments.output, "danish-endings.bin"), endings))


if __name__ == "__main__":
    main()
