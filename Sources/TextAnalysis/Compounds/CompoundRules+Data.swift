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
    left: -0.387,
    leftCount: 1.434,
    leftUnseen: -1.958,
    leftUnseenLink: -0.388,
    leftLong: 0.183,
    leftTwo: -4.035,
    leftThree: -2.298,
    leftFour: -0.090,
    linkS: -0.716,
    linkE: -0.706,
    leftUnknown: -1.801,
    leftUnknownLink: -0.788,
    leftUnknownLong: -0.605,
    finalUnknown: -2.400,
    finalUnknownLong: -0.212,
    merged: -2.173,
    mergedFrequency: -1.414,
    known: 1.031,
    unknown: 0.306,
    inflected: 1.070,
    inflectedFrequency: -0.259,
    derived: -1.974,
    headCount: 1.094,
    headUnseen: -0.168,
    frequency: 1.688,
    verb: -0.488,
    lengthThree: -2.013,
    lengthFour: -1.277,
    lengthFive: -0.670,
    lengthSix: 0.056,
    lengthEight: -0.336,
    lengthTen: -0.470,
    lengthTwelve: -1.148)
}
