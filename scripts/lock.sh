#!/usr/bin/env bash
# Writes requirements/*.txt anew from pyproject.toml: every package with its hashes, and no address to fetch it from.
# Needs uv (pip install uv).
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {
  uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-annotate --no-header pyproject.toml "${@:2}" --output-file "requirements/$1.txt"
}
lock run --extra build
lock test --extra build --extra dev --extra full-text --extra dkim
