/// What the columns of counts are called in Danish. Measures that are known by their English name or sign keep it.
enum CountColumns {
  static let danish: [String: String] = [
    "word": "Ord", "lemma": "Opslagsord", "constituent": "Led", "ngram": "Ordfølge", "count": "Antal",
    "per_million": "Pr. million", "sources": "Kilder", "group": "Gruppe", "part": "Del", "words": "Ord",
    "hits": "Fund", "measure": "Mål", "value": "Værdi", "formula": "Formel", "tokens": "Ord i alt",
    "types": "Forskellige ord", "ttr": "Andel forskellige", "hapaxes": "Ord, der står én gang",
    "hapax_share": "Deres andel", "near": "Nær", "expected": "Ved tilfældighed", "all": "I alt",
    "target": "Målgruppe", "reference_count": "Antal i resten", "reference_per_million": "Pr. million i resten",
    "log_ratio": "Log₂-forhold", "log_ratio_low": "Nedre grænse", "log_ratio_high": "Øvre grænse",
    "bootstrap_low": "Bootstrap, nedre", "bootstrap_high": "Bootstrap, øvre",
    "percent_difference": "Forskel i procent", "simple_maths": "Simple maths", "odds_ratio": "Oddsforhold",
    "odds_ratio_low": "Oddsforhold, nedre", "odds_ratio_high": "Oddsforhold, øvre", "log_likelihood": "G²",
    "bayes_factor": "Bayes-faktor (BIC)", "chi_squared": "χ²", "chi_squared_yates": "χ² (Yates)", "p": "p",
    "p_bh": "p (Benjamini-Hochberg)", "p_holm": "p (Holm)", "p_bonferroni": "p (Bonferroni)", "p_none": "p (urettet)",
    "mi": "MI", "mi3": "MI³", "t": "t", "z": "z", "log_dice": "logDice", "dice": "Dice",
    "delta_p_collocate": "ΔP (naboord)", "delta_p_node": "ΔP (søgeord)",
    "minimum_sensitivity": "Mindste følsomhed", "juilland_d": "Juillands D", "carroll_d2": "Carrolls D₂",
    "dp": "DP", "dp_norm": "DP-norm", "kl_divergence": "KL-divergens", "heaps_k": "Heaps k", "heaps_beta": "Heaps β",
  ]
}
