"""Writes agreement.json: coefficients of random and published judgements by implementations that are not ours.

    pip install irrCAC==0.4.4 krippendorff==0.9.0 scikit-learn==1.9.1
    python3 agreement.py > agreement.json

Cohen's kappa by scikit-learn (the mean over pairs with more than two judges), Scott's pi of two judges and Fleiss' kappa,
Brennan-Prediger, AC1 by irrCAC, Krippendorff's alpha by krippendorff. A judgement that is missing is null.
"""
import itertools, json, random, warnings
import numpy, pandas, krippendorff
from irrCAC.raw import CAC
from sklearn.metrics import cohen_kappa_score

warnings.filterwarnings("ignore")


def defined(value):
    return None if value is None or numpy.isnan(value) or numpy.isinf(value) else float(value)


def coefficients(units, judges, categories):
    # A unit that nobody judged is no unit for irrCAC.
    frame = pandas.DataFrame([u for u in units if any(v is not None for v in u)], dtype=float)
    cac = CAC(frame, categories=[float(c) for c in range(categories)], digits=15)

    def est(method):
        value = getattr(cac, method)()["est"]
        return defined(value["coefficient_value"]), defined(value["pa"])

    kappas = []
    for a, b in itertools.combinations(range(judges), 2):
        both = [(u[a], u[b]) for u in units if u[a] is not None and u[b] is not None]
        if both:
            value = defined(cohen_kappa_score([x for x, _ in both], [y for _, y in both]))
            if value is not None:
                kappas.append(value)
    scott = None
    if judges == 2:
        both = [u for u in units if None not in u]
        scott = defined(CAC(pandas.DataFrame(both, dtype=float), categories=[float(c) for c in range(categories)],
                            digits=15).fleiss()["est"]["coefficient_value"])
    data = [[numpy.nan if u[j] is None else u[j] for u in units] for j in range(judges)]
    return {
        "agreement": est("fleiss")[1],
        "cohen_kappa": sum(kappas) / len(kappas) if kappas else None,
        "scott_pi": scott,
        "fleiss_kappa": est("fleiss")[0],
        "brennan_prediger": est("bp")[0],
        "gwet_ac1": est("gwet")[0],
        "krippendorff_alpha": defined(krippendorff.alpha(data, level_of_measurement="nominal",
                                                          value_domain=list(range(categories)))),
    }


def main():
    random.seed(20)
    cases = []
    for judges, categories, missing in itertools.product([2, 3, 5], [2, 4], [0, 0.15]):
        for size in [12, 60]:
            units = []
            for _ in range(size):
                truth = min(int(random.expovariate(1.2)), categories - 1)
                units.append([
                    None if random.random() < missing
                    else truth if random.random() < 0.75 else random.randrange(categories)
                    for _ in range(judges)])
            cases.append({"judges": judges, "categories": categories, "units": units,
                          "values": coefficients(units, judges, categories)})
    print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")


main()
