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
    left: -0.479,
    leftCount: 1.389,
    leftUnseen: -0.908,
    leftUnseenLink: -0.295,
    leftLong: 0.052,
    leftTwo: -3.996,
    leftThree: -2.384,
    leftFour: -0.223,
    linkS: -0.698,
    linkE: -0.812,
    leftUnknown: -1.775,
    leftUnknownLink: -0.715,
    leftUnknownLong: -0.677,
    finalUnknown: -2.360,
    finalUnknownLong: -0.013,
    merged: -1.875,
    mergedFrequency: -1.545,
    known: 1.169,
    unknown: 0.087,
    inflected: 1.075,
    inflectedFrequency: -0.140,
    derived: -2.135,
    headCount: 1.181,
    headUnseen: -0.005,
    frequency: 1.442,
    verb: -0.712,
    lengthThree: -2.669,
    lengthFour: -1.352,
    lengthFive: -0.567,
    lengthSix: 0.055,
    lengthEight: -0.263,
    lengthTen: -0.385,
    lengthTwelve: -1.131)
}
