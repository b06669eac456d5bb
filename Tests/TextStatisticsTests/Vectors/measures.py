"""Writes measures.json: figures by implementations that are not ours, for random counts.

    pip install scipy==1.17.1 statsmodels==0.15.0 nltk==3.10.4
    python3 measures.py > measures.json

Association by nltk (MI, t, chi squared, log-likelihood, Dice), scipy (chi squared with and without Yates) and by the formula
where neither has it; tails, quantiles and intervals by scipy and statsmodels; corrections by statsmodels.multipletests.
"""
import json, math, random
import numpy as np
from scipy import stats
from scipy.stats import contingency
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.contingency_tables import Table2x2
from nltk.metrics import BigramAssocMeasures as B


def association(o11, o12, o21, o22):
    n = o11 + o12 + o21 + o22
    r1, c1 = o11 + o12, o11 + o21
    table = [[o11, o12], [o21, o22]]
    e = contingency.expected_freq(np.array(table))[0][0]
    marginals = (o11, (r1, c1), n)
    g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood")[0]
    assert abs(g2 - B.likelihood_ratio(*marginals)) < 1e-6 * max(1, g2)
    assert o11 == 0 or abs(math.log2(o11 / e) - B.pmi(*marginals)) < 1e-9
    assert abs(2 * o11 / (r1 + c1) - B.dice(*marginals)) < 1e-12
    rr = stats.contingency.relative_risk(o11, r1, o21, o21 + o22) if o11 and o21 else None
    return {
        "table": [o11, o12, o21, o22],
        "mi": B.pmi(*marginals),
        "mi3": math.log2(o11 ** 3 / e),
        "t": B.student_t(*marginals),
        "z": (o11 - e) / math.sqrt(e),
        "log_likelihood": g2 if o11 >= e else -g2,
        "chi_squared": stats.chi2_contingency(table, correction=False)[0],
        "chi_squared_yates": stats.chi2_contingency(table, correction=True)[0],
        "dice": B.dice(*marginals),
        "log_dice": 14 + math.log2(B.dice(*marginals)),
        "delta_p_collocate": o11 / r1 - o21 / (o21 + o22),
        "delta_p_node": o11 / c1 - o12 / (o12 + o22),
        "minimum_sensitivity": min(o11 / r1, o11 / c1),
        "log_ratio": math.log2(rr.relative_risk),
        "log_ratio_interval": [math.log2(x) for x in rr.confidence_interval(0.95)],
        "odds_ratio": Table2x2(np.array(table)).oddsratio,
        "odds_ratio_interval": list(Table2x2(np.array(table)).oddsratio_confint(0.05)),
        # The two cells of Rayson and Garside: a goodness of fit to the sizes of the corpora.
        "keyness": float(stats.power_divergence(
            [o11, o21], [(o11 + o21) * r1 / n, (o11 + o21) * (n - r1) / n], lambda_="log-likelihood")[0]),
    }


def main():
    random.seed(5)
    result = {"association": [], "corrections": [], "proportions": [], "chi_squared_tails": [], "normal_tails": []}
    while len(result["association"]) < 30:
        size = random.choice([60, 5000, 2_000_000])
        cells = [random.randint(1, max(2, size // k)) for k in (50, 10, 12, 1)]
        result["association"].append(association(*cells))
    for _ in range(5):
        p = [10 ** random.uniform(-6, 0) for _ in range(12)]
        p[3] = p[7]
        result["corrections"].append({
            "p": p,
            "bonferroni": multipletests(p, method="bonferroni")[1].tolist(),
            "holm": multipletests(p, method="holm")[1].tolist(),
            "bh": multipletests(p, method="fdr_bh")[1].tolist(),
        })
    for k, n in [(0, 10), (1, 10), (5, 10), (10, 10), (3, 1000), (617, 1009), (1, 1), (49999, 100000)]:
        result["proportions"].append({
            "part": k, "whole": n,
            "wilson": list(proportion_confint(k, n, method="wilson")),
            "clopper_pearson": list(proportion_confint(k, n, method="beta")),
        })
    for x in [0.001, 0.5, 1, 3.841, 10.83, 50, 300]:
        for df in [1, 2, 3, 7, 40]:
            result["chi_squared_tails"].append([x, df, stats.chi2.sf(x, df)])
    for z in [0, 0.1, 1, 1.96, 3.3, -2.5, 8, 20]:
        result["normal_tails"].append([z, 2 * stats.norm.sf(abs(z))])
    print(json.dumps(result, indent=1))


main()
