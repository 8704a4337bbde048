#!/usr/bin/env python3
"""Scores a build on the gold and compares with the floors, which only ever go up.

usage: check-floors.py GOLD-FOLDER EXTRACT-BINARY FLOORS-FILE
A line of the floors file is a set (`seeds` or `all`), a kind as score.py prints it, and the lowest F1 in percent, separated by tabs.
"""
import json
import subprocess
import sys

SEEDS = ["000_6d83b3bc8c0f53d8", "001_18c5344bf8e581d4", "002_3c9513997633fe6e", "003_8c3127101cf34643", "004_66c209dab0f48980"]


def scores(gold, binary, names):
    command = [f"{gold}/score.py", "--extract", f"{binary} --quiet --format json", "--json", *names]
    run = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"check-floors: score.py failed: {run.stderr.strip()}")
    return {kind: 100 * (row["f1"] or 0) for kind, row in json.loads(run.stdout)["scores"].items()}


def main():
    gold, binary, floors = sys.argv[1:4]
    found = {"seeds": scores(gold, binary, SEEDS), "all": scores(gold, binary, [])}
    failed = 0
    with open(floors, encoding="utf-8") as lines:
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            group, kind, floor = line.rstrip("\n").split("\t")
            score = found[group].get(kind, 0)
            ok = score >= float(floor)
            failed += not ok
            print(f"{'ok  ' if ok else 'LOW '} {group:6} {kind:16} {score:6.1f}  floor {floor}")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
