// Written by Sources/TextAnalysis/Training/build_tables.py: do not edit. Source: Copenhagen Dependency Treebank and PAROLE-DK (MIT, (c) Matthias Buch-Kromann and others, DSL), DaN+ tokens (MIT);
// words marked by hand for this project. Licence: MIT.

extension CompoundRules {
  /// Prefixes that are never parts of their own.
  static let prefixes = set(
    """
    af an be bi bort efter er for forbi fore fra frem før gen gennem hen hin i igen igennem imod ind inden med
    mellem mis mod ned om op over på sam sammen til tilbage u ud uden und under van ved
    """)
  /// Endings that look like words and are never last parts.
  static let neverHeads = set(
    """
    agtig al ale aner anere aneren anerne anernes ativ ative ativt bar bare bart der dommen ede else elsen
    elser ende ene enes ens ere eren eri ering erne ernes ers este ets fuld fulde fuldt gen ger hed heden heder
    hederne ik ikken inde inden ing isering isk iske iskt isme ist isten ister istiske itet iteten ives kede
    ker len ler let lig lige lighed ligheden ligt ling linge lingen løs løse løst mer mere mæssig mæssige
    mæssigt ner net ning ningen ninger or per rede ren rende rene rens rer rest ret ring ringen ringer sel sen
    ser ses set signet skab skaber skaberne skabet ske som somme somt ste ten ter ting tion tionen tioner tor
    toren ur vis vise vist
    """)
  /// Elements of two letters.
  static let shortElements = set(
    """
    bi bo by el il is it ko ny pc re ro si so sø te to tv ur uv å år æg ø øje øl øre
    """)
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
    left: -0.506,
    leftCount: 1.637,
    leftUnseen: -1.291,
    leftUnseenLink: -0.936,
    leftLong: -0.473,
    leftTwo: -3.543,
    leftThree: -2.037,
    leftFour: -0.233,
    linkS: 0.545,
    linkE: 0.621,
    leftUnknown: -1.785,
    leftUnknownLink: -0.347,
    leftUnknownLong: -0.197,
    finalUnknown: -2.412,
    finalUnknownLong: -0.253,
    merged: -2.476,
    mergedFrequency: -0.872,
    known: 1.038,
    unknown: 0.081,
    inflected: 1.355,
    inflectedFrequency: -0.153,
    derived: -1.273,
    headCount: 0.958,
    headUnseen: 0.325,
    frequency: 1.327,
    verb: -0.586,
    lengthThree: -2.368,
    lengthFour: -1.527,
    lengthFive: -0.975,
    lengthSix: -0.261,
    lengthEight: -0.243,
    lengthTen: -0.384,
    lengthTwelve: -0.909)
}
