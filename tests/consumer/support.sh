# SPDX-License-Identifier: BSL-1.0
# Sourced by each script in ways/, which runs in an empty directory of its own.
set -uo pipefail
consumer=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
way=$(basename "$0" .sh)

# check CASE COMMAND…: what the table shows are the cases `installed`, `built` and `ran`.
check()
{
    local name=$1
    shift
    if "$@" >output 2>&1; then
        echo "ok      $way: $name"
    else
        echo "FAILED  $way: $name"
        tail -n 40 output | sed 's/^/    /'
    fi
}

# skip REASON: all of this way.
skip()
{
    local name
    for name in installed built ran; do echo "skipped $way: $name"; done
    echo "        $1"
    exit
}

# renames PROGRAM: it updates the user and prints the name that came back, one that no other run gives it.
renames()
{
    local name="John of $way $$-$RANDOM" said
    said=$(LD_LIBRARY_PATH='' "$1" user_1 "$name") || return
    echo "it says: $said"
    [ "$said" = "user_1 is now $name" ]
}

# says TEXT COMMAND…: the command's status, and TEXT in what it prints.
says()
{
    local text=$1 status=0
    shift
    "$@" >said 2>&1 || status=$?
    cat said
    grep -qF -e "$text" said && return $status
    echo "this is not said: $text"
    return 1
}

configure()
{
    cmake -G "$CONSUMER_GENERATOR" -DCMAKE_CXX_COMPILER="$CONSUMER_COMPILER" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON \
        ${CONSUMER_LAUNCHER+"-DCMAKE_CXX_COMPILER_LAUNCHER=$CONSUMER_LAUNCHER"} "$@"
}

build()
{
    cmake --build "$1" --parallel 1 ${2+--target "${@:2}"}
}

# forces_no_flag DIRECTORY: the command that compiles `headers` there has directories, Boost's macros and the language's
# level, and nothing else.
forces_no_flag()
{
    local command
    command=$(sed -n 's/^ *"command": "\(.*CMakeFiles\/headers.*\)",$/\1/p' "$1/compile_commands.json")
    echo "$command"
    [ -n "$command" ] || return
    # The words after the compiler's name, without those and without the files' names.
    ! echo "${command#*"$CONSUMER_COMPILER" }" |
        sed -E 's/ -(o|c) [^ ]+//g; s/-isystem [^ ]+//g; s/-I[^ ]+//g; s/-DBOOST_[^ ]+//g; s/-std=(c|gnu)\+\+2[03b]//' |
        grep -E '[^ ]'
}

# Installs with CMake into ./prefix. What was built for that goes away and the prefix moves: an installed library refers to
# neither.
install_with_cmake()
{
    configure -S "$CLERK_SOURCE" -B library -DCLERK_BUILD_TESTS=OFF -DCLERK_BUILD_EXAMPLES=OFF -DCLERK_BUILD_TOOLS=OFF \
        -DCMAKE_INSTALL_LIBDIR=lib "$@" &&
        cmake --install library --prefix "$PWD/first" && mv first prefix && rm -r library
}

# Unpacks the sources into DIRECTORY.
unpack()
{
    mkdir -p "$1" && tar -xzf "$CLERK_ARCHIVE" -C "$1"
}

# meson_setup DIRECTORY ARGUMENTS…: `meson setup` with the compiler of this check.
meson_setup()
{
    CXX="${CONSUMER_LAUNCHER-} $CONSUMER_COMPILER" meson setup "$@"
}
