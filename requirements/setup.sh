# Sourced by ./run and ./check: makes .build/NAME, a virtual environment that holds exactly requirements/NAME.txt and
# this checkout (for ./run with its extras: requirements/extras.txt). Does nothing when nothing has changed since.

say() { printf '%s\n' "$*" >&2; }

# uv and Node carry certificate authorities of their own; a network that inspects TLS adds its authority to the system's.
if [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -e /etc/pki/tls/certs/ca-bundle.crt ] || [ "$(uname -s)" = Darwin ]; then
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}" NODE_USE_SYSTEM_CA="${NODE_USE_SYSTEM_CA:-1}"
fi

find_python() {
    for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null; then
            command -v "$candidate"; return
        fi
    done
    say "wordcounts needs Python 3.11 to 3.14 with venv and pip (on Debian: apt-get install python3-venv)."
    exit 1
}

find_uv() {
    if command -v uv >/dev/null 2>&1; then command -v uv; return; fi
    if [ ! -x "$2/.build/uv/bin/uv" ]; then
        say "Setting up: an installer (uv) in .build/uv"
        "$1" -m venv "$2/.build/uv" >&2
        "$2/.build/uv/bin/python" -m pip install --quiet --disable-pip-version-check uv==0.13.9 >&2
    fi
    printf '%s\n' "$2/.build/uv/bin/uv"
}

# What stays chosen from one ./run to the next: `on` or `off`.
choose_extras() {
    mkdir -p "$2/.build"
    case "$1" in
        on) touch "$2/.build/extras" ;;
        off) rm -f "$2/.build/extras" ;;
        *) say "./run extras on: views as Parquet files, and words that stand out from the language at large (wordfreq, whose
data is licensed CC BY-SA 4.0); 240 MB. ./run extras off takes them away."; exit 2 ;;
    esac
}

lock_of() { if [ "$1" = run ] && [ -e "$2/.build/extras" ]; then printf extras; else printf '%s' "$1"; fi; }

# What decides whether the environment is still right: the lock, the metadata, the scripts.
fingerprint() { cat "$2/requirements/$(lock_of "$1" "$2").txt" "$2/pyproject.toml" "$2/requirements/setup.sh" | cksum; printf '%s\n' "$2"; }

set_up() {
    if [ "$(fingerprint "$1" "$2")" != "$(cat "$2/.build/$1.stamp" 2>/dev/null || true)" ]; then
        mkdir -p "$2/.build"
        python=$(find_python)
        uv=$(find_uv "$python" "$2")
        say "Setting up: Python packages in .build/$1"
        "$uv" venv --quiet --allow-existing --python-preference only-system --python "$python" "$2/.build/$1" >&2
        "$uv" pip sync --quiet --compile-bytecode --python "$2/.build/$1/bin/python" --require-hashes "$2/requirements/$(lock_of "$1" "$2").txt" >&2
        "$uv" pip install --quiet --python "$2/.build/$1/bin/python" --no-deps --no-build-isolation --editable "$2" >&2
        fingerprint "$1" "$2" > "$2/.build/$1.stamp"
    fi
    "$2/.build/$1/bin/python" "$2/hatch_build.py" >&2
}
