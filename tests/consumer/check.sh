#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Uses the library as other projects do. Each script in ways/ installs or embeds it, builds a program of somebody else's,
# and runs that: it updates a user through the emulator, over HTTPS, and prints the new name.
#
#   check.sh SOURCE_DIRECTORY GENERATOR COMPILER EMULATOR [WAY…]
#
# Prints a line per case, a table of the ways and, last, `N passed, N failed`, perhaps `, N skipped`. As many ways at once
# as CMAKE_BUILD_PARALLEL_LEVEL says; else as there are processors.
set -uo pipefail
if [ $# -lt 4 ]; then
    echo 'usage: check.sh SOURCE_DIRECTORY GENERATOR COMPILER EMULATOR [WAY…]' >&2
    exit 2
fi
export CLERK_SOURCE=$1 CONSUMER_GENERATOR=$2 CONSUMER_COMPILER=$3
emulator=$4
shift 4
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
server=''
end()
{
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null
        wait "$server" 2>/dev/null
    fi
    rm -rf "$scratch"
}
trap end EXIT

ways=("$@")
if [ ${#ways[@]} -eq 0 ]; then
    for script in "$here"/ways/*.sh; do ways+=("$(basename "$script" .sh)"); done
fi

mkfifo "$scratch/first_line"
"$emulator" --certificate-file "$scratch/ca.pem" --user-id user_1 >"$scratch/first_line" 2>&1 &
server=$!
exec 3<"$scratch/first_line"
IFS= read -r line <&3
cat <&3 >"$scratch/requests" &
# SSL_CERT_FILE is what OpenSSL itself reads: the program sets no option for it.
export CLERK_SECRET_KEY=sk_test_emulator CLERK_API_URL=${line#listening on } SSL_CERT_FILE=$scratch/ca.pem

# What a release's archive would hold, with the changes of this moment.
tar -C "$CLERK_SOURCE" --exclude=./build --exclude=./.git -czf "$scratch/clerk.tar.gz" .
export CLERK_ARCHIVE=$scratch/clerk.tar.gz

if command -v ccache >/dev/null; then
    # Each run is in a directory of another name.
    export CONSUMER_LAUNCHER=ccache CCACHE_BASEDIR=$scratch CCACHE_NOHASHDIR=1
fi

at_once=${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
under_way=()
for way in "${ways[@]}"; do
    if [ "${#under_way[@]}" -ge "$at_once" ]; then
        wait "${under_way[0]}"
        under_way=("${under_way[@]:1}")
    fi
    mkdir "$scratch/$way"
    ( SECONDS=0; cd "$scratch/$way" && bash "$here/ways/$way.sh" >../"$way.report" 2>&1 || echo "FAILED  $way: broke off"
      echo "seconds $SECONDS" ) >>"$scratch/$way.end" &
    under_way+=($!)
done
wait "${under_way[@]}"

for way in "${ways[@]}"; do cat "$scratch/$way.report" "$scratch/$way.end"; done | tee "$scratch/report" | grep -v '^seconds '
printf '\n%-18s %-10s %-10s %-10s %s\n' way installed built ran seconds
for way in "${ways[@]}"; do
    cat "$scratch/$way.report" "$scratch/$way.end" | awk -v way="$way" '
        $1 == "ok" || $1 == "FAILED" || $1 == "skipped" { state = $1 == "ok" ? "yes" : $1 == "skipped" ? "skipped" : "no" }
        $1 == "seconds" { seconds = $2; next }
        match($0, /: (installed|built|ran)$/) { stage = substr($0, RSTART + 2); if (column[stage] != "no") column[stage] = state }
        function shown(stage) { return stage in column ? column[stage] : "-" }
        END { printf "%-18s %-10s %-10s %-10s %s\n", way, shown("installed"), shown("built"), shown("ran"), seconds }'
done

passed=$(grep -c '^ok ' "$scratch/report")
failed=$(grep -c '^FAILED ' "$scratch/report")
skipped=$(grep -c '^skipped ' "$scratch/report")
echo "$passed passed, $failed failed$([ "$skipped" -eq 0 ] || echo ", $skipped skipped")"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
