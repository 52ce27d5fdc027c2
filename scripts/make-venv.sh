#!/bin/sh
# Makes a virtual environment with pip in it. Usage: make-venv.sh FOLDER
set -eu
folder=$1

python=
for name in "${PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
  if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 &&
    "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$name
    break
  fi
done
if [ -z "$python" ]; then
  echo "dragoman needs Python 3.11 or later; name one with: make PYTHON=/path/to/python3" >&2
  exit 2
fi

if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  "$python" -m venv "$folder"
elif "$python" -c 'import venv' 2>/dev/null && "$python" -m pip --version >/dev/null 2>&1; then
  # Debian keeps ensurepip in a package of its own; the system's pip can put one into the environment too.
  "$python" -m venv --without-pip "$folder"
  "$python" -m pip --python "$folder/bin/python" install --quiet pip
else
  echo "$python cannot make virtual environments; on Debian and Ubuntu: sudo apt install python3-venv" >&2
  exit 2
fi
