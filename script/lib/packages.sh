# SPDX-License-Identifier: BSL-1.0
# Sourced by the scripts: sees to it that what they need is installed.

# The packages that building and testing takes, by Debian's names.
needed_packages()
{
    local boost=''
    [ "$(debian_release)" = 12 ] && boost=1.81 # its default Boost, 1.74, is too old
    echo g++ cmake ninja-build ccache "libboost$boost-dev" "libboost-json$boost-dev" "libboost-test$boost-dev" \
        libssl-dev ca-certificates openssl python3
}

# The number of this Debian's release; nothing where this is no Debian.
debian_release()
{
    [ -r /etc/os-release ] || return 0
    (
        . /etc/os-release
        [ "${ID-}" = debian ] || exit 0
        # Debian's testing and unstable have no number; they are newer than any that has.
        echo "${VERSION_ID:-99}"
    )
}

fail()
{
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# install_packages PACKAGE…: installs those that are missing, or says in one line why that cannot be done here.
install_packages()
{
    local package missing=() become=() log
    [ "${CLERK_SKIP_INSTALL-}" = 1 ] && return
    local release
    release=$(debian_release)
    if [ -z "$release" ]; then
        fail "this is not Debian, so nothing is installed. Needed: a C++20 compiler (g++ 12 or clang 14), CMake 3.22," \
            "Ninja, Boost 1.81 with JSON and Test, OpenSSL 3. If they are there: CLERK_SKIP_INSTALL=1 $0"
    fi
    if [ "$release" -lt 12 ]; then
        fail "this is Debian $release; 12 or newer is needed, for its g++ 12 and Boost 1.81"
    fi
    for package; do
        if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
            missing+=("$package")
        fi
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            fail "not root, and no sudo here. As root: apt-get install ${missing[*]}"
        fi
        # Without a password, or with one that can be typed.
        if ! sudo -n true 2>/dev/null && ! { [ -t 0 ] && sudo -v; }; then
            fail "not root, and sudo does not let this user. As root: apt-get install ${missing[*]}"
        fi
        become=(sudo)
    fi
    echo "Installing ${missing[*]}"
    log=$(mktemp)
    # An index of some other repository that cannot be fetched is no reason to stop: the installation tells.
    ${become[@]+"${become[@]}"} apt-get update >"$log" 2>&1 || true
    # --no-remove: what is installed already, such as an older Boost in use, is not taken away unasked.
    if ! ${become[@]+"${become[@]}"} env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends --no-remove "${missing[@]}" >>"$log" 2>&1; then
        tail -n 15 "$log" >&2
        rm -f "$log"
        fail "apt-get could not install ${missing[*]} (above: why; an installed libboost1.74-dev is in their way)"
    fi
    rm -f "$log"
}
