# SPDX-License-Identifier: BSL-1.0
# Reads the output of `ctest --verbose` and prints what failed and, last, `N passed, N failed`, with `, N skipped` where
# there are such. Counted are the cases inside the test programs, by what Boost.Test's short report or a line
# `N passed, N failed` of any other program says. A program that ends badly without a failed case counts as one.

# "12: text": a line that test 12 printed.
match($0, /^[0-9]+: /) {
    test = substr($0, 1, RLENGTH - 2)
    text = substr($0, RLENGTH + 1)
    if (text !~ /^ok /)
        output[test] = output[test] text "\n"
    if (text ~ /^  [0-9]+ test cases? out of [0-9]+ (passed|passed with warnings)$/) {
        split(text, words, " ")
        passed[test] += words[1]
    } else if (text ~ /^  [0-9]+ test cases? out of [0-9]+ failed$/) {
        split(text, words, " ")
        failed[test] += words[1]
    } else if (text ~ /^  [0-9]+ test cases? out of [0-9]+ skipped$/) {
        split(text, words, " ")
        skipped[test] += words[1]
    } else if (text ~ /^[0-9]+ passed, [0-9]+ failed(, [0-9]+ skipped)?$/) {
        split(text, words, " ")
        passed[test] += words[1]
        failed[test] += words[3]
        skipped[test] += words[5]
    }
    next
}

# " 3/10 Test  #3: name ....   Passed    1.23 sec"
/^ *[0-9]+\/[0-9]+ Test +#[0-9]+: / {
    number = $0
    sub(/^[^#]*#/, "", number)
    sub(/:.*/, "", number)
    name[number] = $0
    sub(/^[^:]*: /, "", name[number])
    sub(/ .*/, "", name[number])
    order[++tests] = number
    good[number] = / Passed +[0-9.]+ sec/
}

END {
    for (i = 1; i <= tests; ++i) {
        t = order[i]
        if (!good[t] && failed[t] == 0)
            failed[t] = 1
        if (good[t] && passed[t] + failed[t] + skipped[t] == 0)
            failed[t] = 1 # it says nothing of what it ran
        if (failed[t] > 0)
            printf "---- %s: %d failed\n%s", name[t], failed[t], output[t]
        total_passed += passed[t]
        total_failed += failed[t]
        total_skipped += skipped[t]
    }
    if (tests == 0) {
        print "no test ran"
        total_failed = 1
    }
    printf "%d passed, %d failed", total_passed, total_failed
    if (total_skipped > 0)
        printf ", %d skipped", total_skipped
    printf "\n"
    exit total_failed > 0
}
