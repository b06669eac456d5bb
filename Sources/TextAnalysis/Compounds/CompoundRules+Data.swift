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
    left: -0.340,
    leftCount: 1.266,
    leftUnseen: -1.679,
    leftUnseenLink: -0.992,
    leftLong: -0.254,
    leftTwo: -3.504,
    leftThree: -2.016,
    leftFour: 0.006,
    linkS: -0.135,
    linkE: -0.296,
    leftUnknown: -1.622,
    leftUnknownLink: -0.579,
    leftUnknownLong: -0.568,
    finalUnknown: -2.292,
    finalUnknownLong: -0.057,
    merged: -2.641,
    mergedFrequency: -1.073,
    known: 1.129,
    unknown: 0.155,
    inflected: 1.461,
    inflectedFrequency: 0.268,
    derived: -1.647,
    headCount: 0.657,
    headUnseen: -0.221,
    frequency: 1.664,
    verb: -0.530,
    lengthThree: -1.887,
    lengthFour: -1.457,
    lengthFive: -0.516,
    lengthSix: -0.099,
    lengthEight: -0.365,
    lengthTen: -0.423,
    lengthTwelve: -1.156)
}
