// Written by Sources/TextAnalysis/Training/build_tables.py: do not edit. Source: Copenhagen Dependency Treebank and PAROLE-DK (MIT, (c) Matthias Buch-Kromann and others, DSL), DaN+ tokens (MIT);
// words marked by hand for this project. Licence: MIT.

extension CompoundRules {
  /// What a Danish syllable can begin with before its vowel.
  static let onsets = set(
    """
    b bj bl br c ch cl cr d dr dv f fj fl fn fr g gl gn gr h hj hv j k kl kn kr kv l m mj n p pj pl pr ps q qu
    r s sc sch sh sj sk skr skv sl sm sn sp spl spr st str sv t th tj tr ts tv v vr w x z
    """)
  /// Endings of derived nouns that take a linking s.
  static let linkedEndings = set(
    """
    doms elses heds ings ismes nings sions skabs tets tions
    """)

  /// Learned from words marked by hand.
  static let weights = Weights(
    left: -0.400,
    leftCount: 1.328,
    leftUnseen: -1.667,
    leftUnseenLink: -0.994,
    leftLong: -0.230,
    leftTwo: -3.573,
    leftThree: -1.933,
    leftFour: 0.045,
    linkS: -0.110,
    linkE: -0.362,
    leftUnknown: -1.567,
    leftUnknownLink: -0.547,
    leftUnknownLong: -0.557,
    finalUnknown: -2.297,
    finalUnknownLong: -0.103,
    merged: -2.118,
    mergedFrequency: -1.587,
    known: 1.122,
    unknown: 0.168,
    inflected: 1.387,
    inflectedFrequency: 0.200,
    derived: -1.715,
    headCount: 0.629,
    headUnseen: -0.256,
    frequency: 1.610,
    verb: -0.555,
    lengthThree: -1.904,
    lengthFour: -1.441,
    lengthFive: -0.554,
    lengthSix: -0.084,
    lengthEight: -0.351,
    lengthTen: -0.515,
    lengthTwelve: -1.178)
}
