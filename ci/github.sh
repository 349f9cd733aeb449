#!/usr/bin/env bash
# Runs heshu for the GitHub Action: annotations and the step's summary, and SARIF in a file.
# HESHU_PATHS and HESHU_ARGS have one argument a line, so that names may hold blanks.
set -euo pipefail

arguments=(check --format github --output "sarif=$HESHU_SARIF" --fail-on "$HESHU_FAIL_ON")
if [ -n "${HESHU_SINCE:-}" ]; then
  arguments+=(--since "$HESHU_SINCE")
fi
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<< "${HESHU_ARGS:-}"
arguments+=(--)
while IFS= read -r line; do
  if [ -n "$line" ]; then arguments+=("$line"); fi
done <<< "${HESHU_PATHS:-.}"

code=0
heshu "${arguments[@]}" || code=$?
if [ -f "$HESHU_SARIF" ]; then
  echo "sarif=$HESHU_SARIF" >> "$GITHUB_OUTPUT"
fi
exit "$code"
