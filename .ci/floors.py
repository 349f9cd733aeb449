#!/usr/bin/env python3
"""Run the shared scorers and fail below the floors recorded in .ci/floors.json.

usage: floors.py HESHU SHARED
"""
import json
import os
import re
import subprocess
import sys

heshu, shared = os.path.abspath(sys.argv[1]), sys.argv[2]
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "floors.json"), encoding="utf-8") as file:
    floors = json.load(file)
failures = []


def relations(name, *arguments):
    command = [sys.executable, f"{shared}/gold/score.py", heshu, "--json", *arguments]
    score = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print(f"{name}: verified {score['verified']}/{score['relations']}, "
          f"caught {score['caught']}/{score['mutants']}, alarms {score['alarms']}")
    floor = floors[name]
    for key in ("verified", "caught"):
        if score[key] < floor[key]:
            failures.append(f"{name}: {key} {score[key]} is below {floor[key]}")
    if score["alarms"] > floor["alarms"]:
        failures.append(f"{name}: {score['alarms']} alarms, at most {floor['alarms']}")


def numbers():
    command = [sys.executable, f"{shared}/numbers/run.py", heshu, "--by", "peer"]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(table)
    for line in table.splitlines()[1:]:
        fields = re.split(r"\s+", line.strip())
        floor = floors["numbers"].get(fields[0])
        if floor is None:
            continue
        measured = {"precision": float(fields[3]), "overlap": float(fields[7])}
        for key, least in floor.items():
            if measured[key] < least:
                failures.append(f"numbers {fields[0]}: {key} {measured[key]} is below {least}")


relations("seeds")
corpus = f"{shared}/corpus"
relations("corpus", "--gold", f"{corpus}/gold.jsonl", "--mutants", f"{corpus}/mutants.jsonl",
          "--docs", f"{corpus}/docs")
numbers()
if failures:
    sys.exit("\n".join(failures))
