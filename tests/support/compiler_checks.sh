# SPDX-License-Identifier: BSL-1.0
# Sourced by the checks that only ask the compiler whether something compiles. A unit that passed is not asked again
# until the compiler, its flags or a file of the project that the unit includes has changed.
#
# The caller sets $cache, the directory for what is remembered, and $compiler_identity.

if command -v sha256sum >/dev/null 2>&1; then
    digest() { sha256sum; }
else
    digest() { shasum -a 256; }
fi

# fingerprint UNIT COMMAND…: the state of all that the unit's outcome depends on; UNIT.d is the compiler's list of the
# files that it read.
fingerprint()
{
    dependencies=$cache/$1.d
    shift
    {
        printf '%s\n' "$compiler_identity" "$@"
        sed -e 's/^[^:]*://' -e 's/\\$//' "$dependencies" | xargs cat
    } 2>&1 | digest
}

# passed_before UNIT COMMAND…: true when that very command passed on files of the same content.
passed_before()
{
    [ -f "$cache/$1.d" ] && [ -f "$cache/$1.passed" ] && [ "$(fingerprint "$@")" = "$(cat "$cache/$1.passed")" ]
}

remember_passed()
{
    fingerprint "$@" > "$cache/$1.passed"
}

# in_parallel LIST FUNCTION ARGUMENTS…: calls `FUNCTION LINE ARGUMENTS…` for each line of the file LIST, on every
# processor. Each call prints `ok …`, or `FAILED …` and more; at the end come the numbers of both, and the result is
# true where some passed and none failed.
in_parallel()
{
    list=$1
    shift
    workers=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
    worker=0
    while [ "$worker" -lt "$workers" ]; do
        awk -v n="$workers" -v i="$worker" 'NR % n == i' "$list" | work "$@" > "$cache/report.$worker" &
        worker=$((worker + 1))
    done
    wait
    worker=0
    : > "$cache/report"
    while [ "$worker" -lt "$workers" ]; do
        cat "$cache/report.$worker" >> "$cache/report"
        worker=$((worker + 1))
    done
    cat "$cache/report"
    passed=$(grep -c '^ok ' "$cache/report")
    failed=$(grep -c '^FAILED ' "$cache/report")
    printf '%s passed, %s failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ] && [ "$passed" -eq "$(grep -c . "$list")" ]
}

work()
{
    function=$1
    shift
    while IFS= read -r line; do
        "$function" "$line" "$@" < /dev/null
    done
}
