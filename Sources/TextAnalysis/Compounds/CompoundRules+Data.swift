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
    left: -3.882,
    leftCount: 2.017,
    leftFree: 2.908,
    leftUnseen: -0.256,
    leftUnseenLink: 0.386,
    leftLong: 0.486,
    leftTwo: -3.171,
    leftThree: -3.028,
    leftFour: -0.570,
    linkS: 1.827,
    linkE: 2.389,
    leftUnknown: 0.214,
    leftUnknownLink: 1.796,
    leftUnknownLong: -0.049,
    hiatus: 1.004,
    clusterThree: 0.988,
    clusterFour: 1.072,
    finalUnknown: -1.989,
    finalUnknownLong: -0.679,
    merged: -0.769,
    mergedFrequency: -0.545,
    mismatch: -3.182,
    known: 2.511,
    inflected: 0.555,
    inflectedFrequency: -0.833,
    derived: -3.448,
    headCount: 0.378,
    headUnseen: -0.074,
    frequency: 1.728,
    verb: -1.979,
    wholeKnown: -0.751,
    wholeUnknown: -1.202,
    wholeInflected: 1.169,
    wholeInflectedFrequency: 3.139,
    wholeDerived: 5.216,
    wholeFrequency: 5.575,
    wholeVerb: 2.425,
    lengthThree: -3.806,
    lengthFour: -2.044,
    lengthFive: -1.939,
    lengthSix: -1.521,
    lengthEight: -1.249,
    lengthTen: -1.420,
    lengthTwelve: -1.651)
}
