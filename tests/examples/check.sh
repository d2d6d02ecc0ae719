#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Runs the examples against the emulator, and holds the README against the example that it shows.
# usage: check.sh EMULATOR EXAMPLES_DIRECTORY. Ends with `N passed, N failed`.
set -uo pipefail
emulator=$1 examples=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
passed=0 failed=0
server='' site_server=''
end()
{
    [ -z "$site_server" ] || kill "$site_server" 2>/dev/null
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null
        wait "$server" 2>/dev/null
    fi
    rm -rf "$scratch"
}
trap end EXIT

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
        cat "$scratch/output"
        failed=$((failed + 1))
    fi
}

# The code of the first screen is the example, word for word, but for the comment on its top.
readme_shows_the_example()
{
    awk '/^```cpp$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' "$root/README.md" >"$scratch/shown"
    sed '/^\/\//d' "$root/examples/00_readme.cpp" >"$scratch/example"
    [ -s "$scratch/shown" ] && diff "$scratch/shown" "$scratch/example"
}

first_screen_renames_the_user()
{
    local said
    said=$("$examples/00_readme" user_1) && [ "$said" = "user_1 is now John" ]
}

first_screen_says_what_went_wrong()
{
    local said
    said=$("$examples/00_readme" user_unknown 2>&1) && return 1
    [[ $said == "update_user failed: 404 not found: "* ]]
}

demo_shows_request_reply_and_refusals()
{
    "$examples/01_update_user" user_1 >"$scratch/shown" || return 1
    cat "$scratch/shown"
    grep -q 'PATCH /v1/users/user_1$' "$scratch/shown" &&
        grep -q '{"first_name":"John","last_name":"Wick"}' "$scratch/shown" &&
        grep -q 'PUT /v1/users/user_1/metadata$' "$scratch/shown" &&
        grep -q 'first_name      "John"' "$scratch/shown" &&
        grep -q 'form_password_length_too_short' "$scratch/shown" &&
        grep -q 'invalid user ID "user_1/../other": it holds a slash' "$scratch/shown" &&
        ! grep -q 'sk_test_emulator' "$scratch/shown"
}

# Each line is JSON of the events in their order, with a trace context and without the user's ID or the key.
observed_calls_are_logged_line_by_line()
{
    local events
    "$examples/02_observe_calls" user_1 2>"$scratch/log" || return 1
    cat "$scratch/log"
    events=$(sed -E 's/^\{"event":"([a-z_]+)".*\}$/\1/' "$scratch/log" | tr '\n' ' ')
    [ "$events" = "call attempt attempt_end call_end call attempt attempt_end call_end " ] &&
        grep -Eq '"traceparent":"00-[0-9a-f]{32}-[0-9a-f]{16}-01"' "$scratch/log" &&
        grep -q '"route":"/users/{user_id}"' "$scratch/log" &&
        ! grep -q -e user_1 -e sk_test "$scratch/log"
}

# serve NAME…: starts an example that is a server; its port is then in $site_port.
serve()
{
    local line
    coproc site { exec "$@" 2>/dev/null; }
    site_server=$!
    IFS= read -r -t 10 line <&"${site[0]}" && site_port=${line##*:}
}

end_site()
{
    kill "$site_server" 2>/dev/null
    wait "$site_server" 2>/dev/null
    site_server=''
}

# post PATH [HEADER…]: prints the answer to a request without a body.
post()
{
    local path=$1
    shift
    exec 4<>"/dev/tcp/127.0.0.1/$site_port" || return 1
    printf '%s\r\n' "POST $path HTTP/1.1" 'Host: 127.0.0.1' 'Connection: close' 'Content-Length: 0' "$@" '' >&4
    cat <&4
    exec 4>&-
}

strangers_are_told_so()
{
    serve "$examples/03_update_user_route" 0 || return 1
    post /update-user >"$scratch/page"
    post /api/update-user 'Authorization: Bearer nonsense' >"$scratch/api"
    end_site
    cat "$scratch/page" "$scratch/api"
    grep -q '^HTTP/1.1 303 ' "$scratch/page" && grep -q '^Location: /sign-in' "$scratch/page" &&
        grep -q '^HTTP/1.1 500 ' "$scratch/api" && grep -q '{"error":"No valid user"}' "$scratch/api"
}

only_signed_webhooks_are_received()
{
    export CLERK_WEBHOOK_SIGNING_SECRET=whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
    serve "$examples/04_webhook_receiver" 0 || return 1
    post /webhooks 'svix-id: msg_1' "svix-timestamp: $(date +%s)" 'svix-signature: v1,AAAA' >"$scratch/answer"
    end_site
    cat "$scratch/answer"
    grep -q '^HTTP/1.1 400 ' "$scratch/answer" && ! CLERK_WEBHOOK_SIGNING_SECRET='' "$examples/04_webhook_receiver" 0
}

check "the README shows the example" readme_shows_the_example

mkfifo "$scratch/first_line"
"$emulator" --certificate-file "$scratch/ca.pem" --user-id user_1 >"$scratch/first_line" 2>/dev/null &
server=$!
exec 3<"$scratch/first_line"
IFS= read -r line <&3
cat <&3 >/dev/null &
export CLERK_SECRET_KEY=sk_test_emulator CLERK_API_URL=${line#listening on } CLERK_CA_FILE=$scratch/ca.pem
export SSL_CERT_FILE=$scratch/ca.pem # what OpenSSL itself reads, for the example that sets no option

check "the first screen renames the user" first_screen_renames_the_user
check "the first screen says what went wrong" first_screen_says_what_went_wrong
check "01_update_user shows request, reply and refusals" demo_shows_request_reply_and_refusals
check "02_observe_calls writes a line for each event" observed_calls_are_logged_line_by_line
check "03_update_user_route tells strangers so" strangers_are_told_so
check "04_webhook_receiver takes signed messages only" only_signed_webhooks_are_received

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
