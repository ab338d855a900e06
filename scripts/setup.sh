#!/usr/bin/env bash
# Makes .venv ready: `setup.sh run` for the program, `setup.sh test` for its tests too.
# Does nothing where that has been done for the same requirements. Says in one line what it cannot do.
set -euo pipefail
cd "$(dirname "$0")/.."
kind=${1:?run or test}
stamp=.venv/.ready-$kind-$(cat scripts/setup.sh pyproject.toml "requirements/$kind.txt" | cksum | cut -d' ' -f1)
[ -e "$stamp" ] && exit 0

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }
apt_install() {
  echo "Installing with apt-get: $*" >&2
  DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
find_python() {
  for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$python" >/dev/null && recent "$python"; then echo "$python"; return; fi
  done
  return 1
}

python=$(find_python) || { echo "Python 3.11 or newer is needed, and no python3 on the PATH is." >&2; exit 1; }
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian ships them apart
  can_apt || { echo "$python cannot make virtual environments here: install python3-venv." >&2; exit 1; }
  apt_install python3-venv
fi
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
  echo "Making .venv" >&2
  "$python" -m venv --clear .venv
fi
echo "Installing the packages of requirements/$kind.txt into .venv" >&2
pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input)
"${pip[@]}" --require-hashes -r "requirements/$kind.txt"
"${pip[@]}" --no-deps --no-build-isolation --editable .

can_browse() { # the browser, and playwright's own node, which needs a library that bare systems lack
  command -v chromium >/dev/null && .venv/bin/python -m playwright --version >/dev/null 2>&1
}
if [ "$kind" = test ] && ! can_browse; then
  if can_apt; then
    apt_install chromium fonts-dejavu-core libatomic1
  elif [ "${CI:-}" = true ]; then
    echo "chromium is needed for the browser tests, and CI leaves none out: install Debian's chromium and libatomic1." >&2; exit 1
  else
    echo "The browser tests are left out: install chromium (Debian: apt-get install chromium libatomic1)." >&2
  fi
fi
rm -f .venv/.ready-"$kind"-*
touch "$stamp"
