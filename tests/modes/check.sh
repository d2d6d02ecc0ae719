#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# A program is header-only or compiled separately, and the linker says so; in the second case the user's own units include
# neither Beast nor TLS. usage: check.sh LIBRARIES COMPILER FLAGS…, LIBRARIES being libclerk_compiled.a and what it needs,
# separated by semicolons. Ends with `N passed, N failed`.
set -uo pipefail
source=$(dirname "$0")/main.cpp
IFS=';' read -ra libraries <<<"$1"
others=("${libraries[@]:1}")
shift
compiler=("$@")
separate=-DCLERK_SEPARATE_COMPILATION
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

# check NAME COMMAND…
check()
{
    local name=$1
    shift
    if "$@" >"$scratch/output" 2>&1; then
        echo "ok      $name"
        passed=$((passed + 1))
    else
        echo "FAILED  $name"
        head -n 20 "$scratch/output"
        failed=$((failed + 1))
    fi
}

# Objects: main and other, each header-only (_h) and compiled separately (_s).
compile()
{
    "${compiler[@]}" -c "$source" -o "$scratch/main_h.o" &&
        "${compiler[@]}" -c "$source" -o "$scratch/main_s.o" $separate &&
        "${compiler[@]}" -c "$source" -o "$scratch/other_h.o" -DOTHER_UNIT &&
        "${compiler[@]}" -c "$source" -o "$scratch/other_s.o" -DOTHER_UNIT $separate
}

link()
{
    (cd "$scratch" && "${compiler[@]}" ${linker[@]+"${linker[@]}"} "$@" -o program)
}

links_and_runs()
{
    link "$@" && "$scratch/program"
}

# is_refused NAME FILES…: the linker refuses, and names that symbol.
is_refused()
{
    local name=$1
    shift
    ! link "$@" >"$scratch/said" 2>&1 && grep -q "$name" "$scratch/said" && return
    echo "expected: $name"
    cat "$scratch/said"
    return 1
}

user_includes_neither_beast_nor_tls()
{
    echo '#include <clerk/clerk.hpp>' >"$scratch/user.cpp"
    "${compiler[@]}" $separate -M "$scratch/user.cpp" >"$scratch/files" || return
    # The list is one of files, or it shows nothing.
    grep -q 'clerk/users.hpp' "$scratch/files" || return
    ! grep -oE '[^ ]*(boost/beast|boost/asio/ssl|openssl/(ssl|tls))[^ ]*' "$scratch/files"
}

mixed=clerk_header_only_and_separate_compilation_are_mixed_in_one_program
forgotten=clerk_separate_compilation_but_no_unit_includes_clerk_src_hpp
check "both modes compile" compile
echo 'int main() {}' >"$scratch/empty.cpp"
for name in default bfd gold lld; do
    linker=()
    [ $name = default ] || linker=("-fuse-ld=$name")
    # Those that are here.
    link "$scratch/empty.cpp" >/dev/null 2>&1 || continue
    check "header-only links ($name linker)" links_and_runs main_h.o other_h.o "${others[@]}"
    check "compiled separately links ($name linker)" links_and_runs main_s.o other_s.o "${libraries[@]}"
    check "a mix is refused, header-only first ($name linker)" is_refused $mixed main_h.o other_s.o "${libraries[@]}"
    check "a mix is refused, header-only last ($name linker)" is_refused $mixed main_s.o other_h.o "${libraries[@]}"
    check "a forgotten <clerk/src.hpp> is missed ($name linker)" is_refused $forgotten main_s.o other_s.o "${others[@]}"
done
check "compiled separately, a user's unit includes neither Beast nor TLS" user_includes_neither_beast_nor_tls
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
