"""Computes expected.json of each folder here from its weights, in float64 and straight from the definitions: the whole
tensor of logits, every basis function spelled out, nothing summed up beforehand. Pairs come from CSV files of the
training sets, PAIRS/<folder>.csv with the columns a,op,b,label.

    python3 reference.py PAIRS
"""
import csv, json, pathlib, struct, sys
import numpy as np


def safetensors(path):
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header, data = json.loads(raw[8:8 + size]), raw[8 + size:]
    return {name: np.frombuffer(data[slice(*t["data_offsets"])], "<f4").reshape(t["shape"]).astype(np.float64)
            for name, t in header.items() if name != "__metadata__"}


def read_spec(path):
    spec = {"modulus": "113", "layers": "1", "loss": "softmax"}
    spec.update(line.split(": ") for line in path.read_text().splitlines())
    return spec


def forward(w, spec, tokens):
    """Logits (pairs, P) and the feed-forward units of every layer at the last position."""
    norm = "ln_final.w" in w

    def ln(x, name):
        if not norm:
            return x
        centred = x - x.mean(-1, keepdims=True)
        return centred / np.sqrt((centred ** 2).mean(-1, keepdims=True) + 1e-5) * w[name + ".w"] + w[name + ".b"]

    x = w["embed.W_E"][tokens] + w["pos_embed.W_pos"]
    positions = tokens.shape[1]
    units = []
    for layer in range(int(spec["layers"])):
        block = f"blocks.{layer}."
        seen = ln(x, block + "ln1")
        q, k, v = (np.einsum("ntd,hde->nhte", seen, w[block + "attn." + m]) for m in ("W_Q", "W_K", "W_V"))
        scores = np.einsum("nhte,nhse->nhts", q, k) / np.sqrt(q.shape[-1])
        scores[:, :, ~np.tril(np.ones((positions, positions), bool))] = -np.inf
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        shares /= shares.sum(-1, keepdims=True)
        x = x + np.einsum("nhts,nhse,hed->ntd", shares, v, w[block + "attn.W_O"])
        hidden = np.maximum(0, ln(x, block + "ln2") @ w[block + "mlp.W_in"] + w[block + "mlp.b_in"])
        if spec.get("split_feed_forward") == "true":
            hidden[..., hidden.shape[-1] // 2:] = 0
        x = x + hidden @ w[block + "mlp.W_out"] + w[block + "mlp.b_out"]
        units.append(hidden[:, -1])
    return ln(x, "ln_final")[:, -1] @ w["unembed.W_U"], np.concatenate(units, 1)


def mean_loss(logits, labels, kind):
    if kind == "softmax":
        terms = np.exp(logits - logits.max(-1, keepdims=True))
    else:
        terms = np.where(logits >= 0, logits + 1, 1 / (1 - np.minimum(logits, 0)))
    own = terms[np.arange(len(labels)), labels]
    terms[np.arange(len(labels)), labels] = 0
    return np.log1p(terms.sum(-1) / own).mean()


def unit(f):
    return f / np.linalg.norm(f)


def probe(w, spec, train):
    p = int(spec["modulus"])
    a, b = (x.ravel() for x in np.meshgrid(range(p), range(p), indexing="ij"))
    label = (a - b if spec["task"] == "subtract" else a + b) % p
    columns = [a, b, np.full_like(a, len(w["embed.W_E"]) - 1)]
    if spec["task"] == "add+memorise":
        columns.insert(1, np.full_like(a, p))
    z, units = forward(w, spec, np.stack(columns, 1))
    frequencies = range(1, (p - 1) // 2 + 1)
    angle = lambda k, x: 2 * np.pi * k * x / p

    numbers = np.arange(p)
    spectrum = [np.sqrt(sum(np.linalg.norm(unit(wave(angle(k, numbers))) @ w["embed.W_E"][:p]) ** 2
                            for wave in (np.cos, np.sin))) for k in frequencies]
    x, n = np.sort(spectrum), len(spectrum)
    gini = ((2 * np.arange(1, n + 1) - n - 1) * x).sum() / (n * x.sum())

    centred = units - units.mean(0)
    energy = np.zeros((len(frequencies), units.shape[1]))
    for i, k in enumerate(frequencies):
        waves = [[np.ones(p * p), np.cos(angle(k, v)), np.sin(angle(k, v))] for v in (a, b)]
        for left in waves[0]:
            for right in waves[1]:
                energy[i] += (unit(left * right) @ centred) ** 2
    live = (centred ** 2).sum(0) > 0
    shares = energy[:, live] / (centred[:, live] ** 2).sum(0)
    best = shares.argmax(0)
    keys = sorted(set(int(k) + 1 for k, share in zip(best, shares.max(0)) if share > 0.5))

    c = np.arange(p)
    trig = sum(((z * unit(np.cos(angle(k, label[:, None] - c)))).sum()) ** 2 for k in frequencies)
    key_part = np.zeros_like(z)
    for k in keys:
        for wave in (np.cos, np.sin):
            direction = unit(wave(angle(k, label)))
            key_part += np.outer(direction, direction @ z)
    rows = [int(r["a"]) * p + int(r["b"]) for r in train]
    return {
        "embeddingSpectrum": spectrum, "embeddingGini": gini, "keyFrequencies": keys,
        "varianceExplained": shares.max(0).mean(),
        "trigNorm": np.sqrt(trig), "memorisingNorm": np.sqrt((z ** 2).sum() - trig), "trigShare": trig / (z ** 2).sum(),
        "restrictedLoss": mean_loss(key_part + z.mean(0), label, spec["loss"]),
        "excludedLoss": mean_loss((z - key_part)[rows], np.array([int(r["label"]) for r in train]), spec["loss"]),
    }


for folder in sorted(f for f in pathlib.Path(__file__).parent.iterdir() if f.is_dir()):
    spec = read_spec(folder / "spec.yaml")
    pairs = [r for r in csv.DictReader(open(pathlib.Path(sys.argv[1]) / (folder.name + ".csv"))) if r["op"] == "+"]
    found = probe(safetensors(folder / "weights.safetensors"), spec, pairs)
    (folder / "expected.json").write_text(json.dumps(found, indent=1) + "\n")
