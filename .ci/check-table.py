#!/usr/bin/env python3
"""Checks the README's main command: the measures table of the opinion in seed 004.

usage: check-table.py TABLE.csv
The three rows that the README shows must be there, with action, object, item, target and offsets that cut the row's text out of the seed.
"""
import csv
import pathlib
import sys

SEED = pathlib.Path(__file__).resolve().parent.parent / "seeds" / "004_66c209dab0f48980.txt"
ROWS = [
    ("新建改扩建1000所以上优质普通高中", "新建改扩建", "三、/（五）", "1000所以上"),
    ("新建养老机构护理型床位占比原则上不低于80%", "增加", "三、/（七）", "不低于80%"),
    ("用5年左右时间，逐步实现义务教育学校标准化建设全覆盖", "实现", "三、/（五）", "5年左右"),
]


def squash(text):
    return "".join(text.split())


def main():
    source = SEED.read_text(encoding="utf-8")
    with open(sys.argv[1], encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    faults = []
    for text, action, item, target in ROWS:
        found = [r for r in rows if text in r["text"]]
        if len(found) != 1:
            faults.append(f"{len(found)} rows for {text}")
            continue
        row = found[0]
        if action not in row["action"]:
            faults.append(f"{text}: action {row['action']}")
        if row["item_path"] != item:
            faults.append(f"{text}: item {row['item']}")
        if target not in row["targets"]:
            faults.append(f"{text}: targets {row['targets']}")
        if squash(source[int(row["start"]) : int(row["end"])]) != squash(row["text"]):
            faults.append(f"{text}: the offsets do not cut out the text")
    for fault in faults:
        print(f"check-table: {fault}", file=sys.stderr)
    print(f"{len(rows)} rows, {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
