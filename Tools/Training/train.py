#!/usr/bin/env python3
"""Trains the evidence of rules/leftovers/stray-line.yaml on labelled drafts and writes it into the rule file.

  train.py --data FOLDER [--rule FILE] [--galley PROGRAM] [--date YYYY-MM-DD]

FOLDER holds `leaky_dev.jsonl.gz`, `full_dev.jsonl.gz` and `clean_dev.jsonl.gz`: one draft a line, `{id, domain, kind, style,
lines: [{text, label}]}` with the labels content, stray, ignore and blank; `html_dev.jsonl.gz`: one page a line, `{id, domain, html,
gold: [lines of the article]}`; and `align.py`, which labels a page's blocks by its article. What terms say of each block comes from galley
itself (`galley dump-terms`), so that training and linting see the same.

Shallow boosted trees find pairs and triples of terms that tell something; a logistic regression with a strong L1 penalty,
which is stronger for terms that cost more to ask, chooses few of them, and one with a weak penalty weighs those. Blocks
that galley leaves out (`UNJUDGED`) are left out of training, too, and count as not flagged in all figures, which are
cross-validated: no site is in both parts. The same data, seed and versions (requirements.txt) give the same file.
"""
import argparse, datetime, gzip, hashlib, json, os, re, subprocess, sys, tempfile, warnings
import numpy as np
import lightgbm as lgb
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression
import candidates

FOLDS, SEED = 4, 20
WEIGHTS = {"leaky": 1.0, "full": 0.5, "clean": 1.0, "html": 0.5}  # of a line in training
SHARES = {"leaky": 1.0, "full": 0.2, "clean": 0.5, "html": 0.3}  # of the lines that are trained on
TREES = dict(n_estimators=110, learning_rate=0.12, num_leaves=8, max_depth=3, min_child_samples=60, colsample_bytree=0.3, max_bin=3,
             subsample=0.5, subsample_freq=1, reg_lambda=5, verbose=-1, deterministic=True, force_row_wise=True, random_state=SEED)
PROPOSING = 45_000  # lines that the trees see
CHOICE, PENALTY = 0.014, 0.1  # of the weights, when some are chosen and when those are weighed: the lower, the fewer are left
SMALLEST = 0.06  # weights below this are left out
UNJUDGED = {  # blocks that evidence leaves out: (condition, what it says)
    "surrounded": ("{words: 17.., end-mark: yes, not: {near: {blocks: 3, share: ..0.2, when: {words: 17.., end-mark: yes}}}}", "is a full paragraph among others"),
    "title-line": ("{is: [words-16, before-body-6], not: {any: [" + ", ".join(f"{{is: {term}}}" for term in (
        "words-2", "before-body-0", "end-mark", "starts-lower", "list-item", "topic-share-45", "cue", "picture", "link-50")) + "]}}", "may be the title: names the draft's topic above the body"),
    "short-draft": ("{draft: {words: ..79}}", "the draft is too short to judge its lines"),
}


# --- Data

def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as file: return [json.loads(line) for line in file if line.strip()]


def fold_of(site): return int(hashlib.md5(site.encode()).hexdigest(), 16) % FOLDS


def content(draft): return {"html": draft["html"]} if "html" in draft else {"text": "\n".join(l["text"] for l in draft["lines"])}


def labels(draft, blocks):
    """1 stray, 0 content, -1 neither, for each block."""
    if "html" in draft:
        from align import align
        named = [label for label, _, _ in align([b["text"] for b in blocks], draft["gold"])[0]]
    else: named = [draft["lines"][b["line"] - 1]["label"] for b in blocks]
    return [{"stray": 1, "content": 0}.get(name, -1) for name in named]


def dumped(program, names, conditions, drafts):
    """Runs `galley dump-terms` on drafts; yields {id, blocks: [{line, kind, text, terms}]}."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/leftovers")
        with open(f"{folder}/leftovers/stray-line.yaml", "w", encoding="utf-8") as file:
            file.write("title: t\nmessage: m\nfind:\n  signals:\n    threshold: 1000\n    terms:\n")
            file.writelines(f"      {name}: {condition}\n" for name, condition in zip(names, conditions))
            file.write(f"    evidence:\n      - {{score: 1, says: s, when: {{is: {names[0]}}}}}\n")
            file.write("examples: {flagged: [⟦x⟧], clean: [y]}\n")
        lines = "".join(json.dumps({"id": d["id"], **content(d)}) + "\n" for d in drafts)
        run = subprocess.run([program, "dump-terms", folder, "leftovers/stray-line", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    for line in run.stdout.decode().split("\n"):
        if line: yield json.loads(line)


class Set:
    """The blocks of a set of drafts: truth of all terms, labels (1 stray, 0 content, -1 neither), folds, drafts, words."""

    def __init__(self, name, drafts, program, names, conditions):
        by_id = {d["id"]: d for d in drafts}
        terms, self.label, self.fold, self.draft, self.words, self.external, self.prose, self.judged, self.found = [], [], [], [], [], [], [], [], []
        asked = names + list(UNJUDGED)
        for number, entry in enumerate(dumped(program, asked, conditions + [condition for condition, _ in UNJUDGED.values()], drafts)):
            draft = by_id[entry["id"]]
            is_external = name == "clean" and draft.get("kind") != "gold"
            blocks = [b for b in entry["blocks"] if b["kind"] != "alt"]
            for block, label in zip(blocks, labels(draft, blocks)):
                row = np.zeros(len(asked), np.uint8); row[block["terms"]] = 1; terms.append(row[:len(names)])
                self.judged.append(not row[len(names):].any()); self.found.append(bool(row[names.index("found")]))
                self.label.append(label)
                self.fold.append(fold_of(draft["id"] if is_external else draft["domain"]))
                self.draft.append(number); self.words.append(len(block["text"].split()))
                self.external.append(is_external); self.prose.append(draft.get("style") == "prose")
        self.name, self.terms = name, np.array(terms)
        for key in ("label", "fold", "draft", "words", "external", "prose", "judged", "found"): setattr(self, key, np.array(getattr(self, key)))
        self.trains = (np.random.default_rng(SEED).random(len(self.label)) < SHARES[name]) & (self.label >= 0) & self.judged


# --- One pass

def leaves(model):
    """Pairs and triples (place, truth) that lead to leaves of the trees."""
    found = set()
    def walk(node, path):
        if "leaf_value" in node:
            if len(path) > 1 and node["leaf_value"]: found.add(tuple(sorted(path)))
            return
        walk(node["left_child"], path + [(node["split_feature"], 0)])
        walk(node["right_child"], path + [(node["split_feature"], 1)])
    for tree in model.booster_.dump_model()["tree_info"]: walk(tree["tree_structure"], [])
    return sorted(found)


def truth_of(parts, truth):
    """Whether all terms of a pair or triple are as wanted, for each block."""
    column = np.ones(len(truth), bool)
    for term, wanted in parts: column &= truth[:, term] == bool(wanted)
    return column


def columns(truth, every):
    """The truth of terms, pairs and triples as a sparse matrix, and which columns hold the opposite because that is rarer."""
    rows, flipped = [], []
    for parts in every:
        column = truth_of(parts, truth)
        flipped.append(column.mean() > 0.5)
        rows.append(np.flatnonzero(column != flipped[-1]).astype(np.int32))
    ends = np.cumsum([0] + [len(r) for r in rows])
    return sparse.csc_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(truth), len(every))).tocsr(), flipped


def regression(penalty, matrix, label, weight):
    return LogisticRegression(C=penalty, penalty="l1", solver="liblinear", max_iter=40, tol=3e-3, random_state=SEED).fit(matrix, label, sample_weight=weight)


class Model:
    """Evidence: places of terms with wanted truths, weights, and the base they are added to."""

    def __init__(self, sets, costs, chosen):
        """costs: of each term; chosen: which blocks of a set are trained on."""
        rows = [(d, d.trains & chosen(d)) for d in sets]
        terms = np.concatenate([d.terms[which] for d, which in rows])
        label = np.concatenate([d.label[which] for d, which in rows])
        weight = np.concatenate([np.full(which.sum(), WEIGHTS[d.name]) for d, which in rows])
        some = np.random.default_rng(SEED).permutation(len(label))[:PROPOSING]
        trees = lgb.LGBMClassifier(**TREES).fit(terms[some].astype(np.float32), label[some], sample_weight=weight[some])
        every = [((place, 1),) for place in range(terms.shape[1])] + leaves(trees)
        matrix, flipped = columns(terms.astype(bool), every)
        cheapness = [1 / max(costs[term] for term, _ in parts) for parts in every]
        kept = np.flatnonzero(regression(CHOICE, matrix @ sparse.diags(cheapness), label, weight).coef_[0])
        line = regression(PENALTY, matrix[:, kept], label, weight)
        self.evidence, self.base = [], line.intercept_[0]
        for place, w in zip(kept, line.coef_[0]):
            if abs(w) < SMALLEST: continue
            if flipped[place]: self.base, w = self.base + w, -w
            self.evidence.append((every[place], round(float(w), 2)))
        self.base = round(float(self.base), 2)

    def scores(self, terms):
        truth, total = terms.astype(bool), np.full(len(terms), self.base)
        for parts, weight in self.evidence: total += weight * truth_of(parts, truth)
        return total


# --- Training

def trained(sets, costs):
    """The model of all data, and cross-validated scores of every block; minus infinity for those that are not judged."""
    scores = {d.name: np.full(len(d.label), -np.inf) for d in sets}
    for fold in range(FOLDS):
        model = Model(sets, costs, lambda d: d.fold != fold)
        for d in sets:
            which = (d.fold == fold) & d.judged
            scores[d.name][which] = model.scores(d.terms[which])
        print(f"part {fold + 1} of {FOLDS}: {len(model.evidence)} pieces of evidence", file=sys.stderr, flush=True)
    return Model(sets, costs, lambda d: np.ones(len(d.label), bool)), scores


def figures(sets, scores, limit, alone=True):
    """Precision, recall and F1 of leaky, full and html drafts: of evidence alone, or together with what other rules find. Lines of
    external clean prose flagged by evidence and by no other rule, or by either, per 1,000 words."""
    out = {}
    for d in sets:
        flagged = scores[d.name] >= limit - 1e-9
        if not alone: flagged |= d.found
        if d.name == "clean":
            if alone: flagged &= ~d.found
            out["clean"] = 1000 * (flagged & d.external).sum() / max(1, d.words[d.external].sum())
            continue
        for name, which in ((d.name, d.label >= 0), (d.name + " prose", (d.label >= 0) & d.prose)):
            hit, said, there = (flagged & which & (d.label == 1)).sum(), (flagged & which).sum(), (which & (d.label == 1)).sum()
            out[name] = (hit / max(1, said), hit / max(1, there), 2 * hit / max(1, said + there))
    return out


def thresholds(sets, scores):
    """The sums from which a line is flagged, most flagged lines are right, and nearly all are."""
    steps = np.arange(-3, 8, 0.1)
    advice = max(steps, key=lambda limit: sum(figures(sets, scores, limit, alone=False)[name][2] for name in ("leaky", "leaky prose", "full")))
    alone = [(limit, figures(sets, scores, limit)) for limit in steps if limit >= advice]
    warning = next((limit for limit, row in alone if row["leaky"][0] >= 0.8 and row["clean"] <= 0.05), advice)
    error = next((limit for limit, row in alone if limit >= warning and row["leaky"][0] >= 0.935 and row["clean"] <= 0.002), warning)
    return advice, warning, error


# --- The rule file

def condition(parts, names):
    yes, no = [names[t] for t, wanted in parts if wanted], [names[t] for t, wanted in parts if not wanted]
    out = [f"is: [{', '.join(yes)}]" if len(yes) > 1 else f"is: {yes[0]}"] if yes else []
    if len(no) == 1: out.append(f"not: {{is: {no[0]}}}")
    elif no: out.append("not: {any: [" + ", ".join(f"{{is: {name}}}" for name in no) + "]}")
    return "{" + ", ".join(out) + "}"


def named_terms(folder):
    """Terms that rules ask for which share the evidence."""
    texts = [open(f"{folder}/{name}", encoding="utf-8").read() for name in sorted(os.listdir(folder)) if name.endswith(".yaml")]
    return {term for text in texts if "evidence: leftovers/stray-line" in text for term in re.findall(r"\bis: ([\w-]+)", text)}


def used_terms(all_terms, evidence, named):
    wanted = {name for parts, _ in evidence for name in parts} | named
    for unjudged, _ in UNJUDGED.values(): wanted |= set(re.findall(r"[\w-]+", unjudged)) & set(all_terms)
    for name in reversed(list(all_terms)):
        if name in wanted: wanted |= set(re.findall(r"\bis: ([\w-]+)", all_terms[name][0]))
    return [name for name in all_terms if name in wanted]


def section(sets, terms, model, scores, date, named):
    names = list(terms)
    says = lambda parts: ", ".join(terms[names[t]][1 if wanted else 2] for t, wanted in parts)
    limits = thresholds(sets, scores)
    counts = ", ".join(f"{len(set(d.draft)):,} {d.name}" for d in sets)
    out = [f"# Weights trained on {date} by Tools/Training/train.py on {sum(len(set(d.draft)) for d in sets):,} labelled drafts ({counts}).",
           f"# Cross-validated over sites ({FOLDS} parts), by line: precision, recall, F1; false alarms per 1,000 words of clean prose of other origin."]
    for name, limit, alone in (("advice, with what other rules find,", limits[0], False), ("advice", limits[0], True), ("warning", limits[1], True), ("error", limits[2], True)):
        row = figures(sets, scores, limit, alone)
        shown = {key: " ".join(f"{number:.3f}" for number in row[key]) for key in ("leaky", "full", "html")}
        out.append(f"#   from {name} leaky {shown['leaky']}, of prose style F1 {row['leaky prose'][2]:.3f}; whole pages {shown['full']}, as HTML {shown['html']}; clean {row['clean']:.3f}")
    out += ["find:", "  signals:"] + [f"    {name}: {limit - model.base:.2f}" for name, limit in zip(("threshold", "warning", "error"), limits)]
    evidence = [([names[t] for t, _ in parts], weight) for parts, weight in model.evidence]
    out += ["    terms:"] + [f"      {name}: {terms[name][0]}" for name in used_terms(terms, evidence, named)]
    out += ["    evidence:"] + [f"      - {{score: -100, says: \"{says}\", when: {condition}}}" for condition, says in UNJUDGED.values()]
    for parts, weight in sorted(model.evidence, key=lambda line: -abs(line[1])):
        out.append(f"      - {{score: {weight:g}, says: \"{says(parts)}\", when: {condition(parts, names)}}}")
    return "\n".join(out) + "\n"


def main():
    warnings.simplefilter("ignore")
    here = os.path.dirname(os.path.abspath(__file__)); root = os.path.dirname(os.path.dirname(here))
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", required=True)
    options.add_argument("--rule", default=f"{root}/rules/leftovers/stray-line.yaml")
    options.add_argument("--galley", default=f"{root}/.build/release/galley")
    options.add_argument("--date", default=datetime.date.today().isoformat())
    a = options.parse_args()
    sys.path.insert(0, a.data)
    terms = candidates.terms(); names = list(terms)
    sets = [Set(name, rows(f"{a.data}/{name}_dev.jsonl.gz"), a.galley, names, [t[0] for t in terms.values()]) for name in ("leaky", "full", "clean", "html")]
    model, scores = trained(sets, [candidates.cost(name, terms[name][0]) for name in names])
    with open(a.rule, encoding="utf-8") as file: text = file.read()
    text = re.sub(r"^(?:#[^\n]*\n)*find:.*?\n(?=\w)", lambda _: section(sets, terms, model, scores, a.date, named_terms(os.path.dirname(a.rule))), text, count=1, flags=re.S | re.M)
    with open(a.rule, "w", encoding="utf-8") as file: file.write(text)


if __name__ == "__main__": main()
