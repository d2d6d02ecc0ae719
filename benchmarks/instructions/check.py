#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Counts the instructions of the library's work under callgrind, and compares them with those in expected.json.

usage: check.py PROGRAM COMPILER [--update]

A kind of work is done FEW and MANY times; the difference tells what one takes, without what is made once. Counts do not
depend on the machine's load, but on compiler and libraries: expected.json says which, and with others nothing is compared.
Ends with `N passed, N failed, N skipped`. --update writes expected.json anew.
"""
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = os.path.join(HERE, "expected.json")
TOLERANCE = 0.05
FEW, MANY = 100, 300

# What is compared. A token is counted without OpenSSL's part, in which a change of the library's would not show.
GUARDED = {
    "encode": ("all attributes written", ["encode"]),
    "decode": ("a user of 3.5 KB read", ["decode"]),
    "call": ("update_user through a transport in memory", ["call"]),
    "token": ("a session token, beyond OpenSSL's verification", ["token", "bare_verification"]),
    "cached_token": ("a session token seen before", ["cached_token"]),
}
# What it is shown beside.
BESIDE = {"encode": ("a json::object built and serialized", "serialize_by_hand"),
          "decode": ("parsed into a json::value alone", "parse_alone")}

# The same instructions on every machine: neither OpenSSL nor the C library looks what the processor has beyond SSE2.
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "OPENSSL_ia32cap": "0x0600000000000000:0x0",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-AVX,-ERMS,-FSRM,-BMI2,-LZCNT,-MOVBE,-SSE4_2,-SSSE3",
}


def toolchain(compiler):
    """What the counts depend on, in words."""
    def said(*command):
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    macros = "#include <boost/version.hpp>\n#include <openssl/opensslv.h>\n#include <features.h>\n" \
        "BOOST_LIB_VERSION __GLIBC__.__GLIBC_MINOR__ OPENSSL_VERSION_MAJOR.OPENSSL_VERSION_MINOR\n"
    versions = subprocess.run([compiler, "-E", "-P", "-x", "c++", "-"], input=macros, check=True, capture_output=True,
                              text=True).stdout.strip().splitlines()[-1]
    boost, libc, openssl = (part.strip('"') for part in re.sub(r"\s*\.\s*", ".", versions).split())
    return (f"{said(compiler, '-dumpmachine')}, {said(compiler, '--version').splitlines()[0].split(' (')[0]} "
            f"{said(compiler, '-dumpfullversion')}, Boost {boost.replace('_', '.')}, OpenSSL {openssl}, libc {libc}")


def instructions(program, work, times):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
               "--toggle-collect=*repeat(unsigned long, std::function<void ()> const&)*", program, work, str(times)]
    ran = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", ran.stderr)
    # None counted: the function has another name for callgrind.
    if ran.returncode != 0 or not found or int(found.group(1)) == 0:
        sys.exit(f"this failed: {' '.join(command)}\n{ran.stderr}")
    return int(found.group(1))


def of_one(program, work):
    return round((instructions(program, work, MANY) - instructions(program, work, FEW)) / (MANY - FEW))


def main():
    arguments = [one for one in sys.argv[1:] if one != "--update"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    program, here = arguments[0], toolchain(arguments[1])
    with open(EXPECTED, encoding="utf-8") as file:
        expected = json.load(file)
    update = "--update" in sys.argv
    if not update and expected["toolchain"] != here:
        print(f"The counts are those of {expected['toolchain']}; here is {here}.")
        print(f"0 passed, 0 failed, {len(GUARDED)} skipped")
        return 0

    counts = {}
    failed = 0
    print("| work | instructions | expected | change | beside |\n|---|---|---|---|---|")
    for name, (label, parts) in GUARDED.items():
        counts[name] = of_one(program, parts[0]) - sum(of_one(program, part) for part in parts[1:])
        beside = ""
        if name in BESIDE:
            other = of_one(program, BESIDE[name][1])
            beside = f"{BESIDE[name][0]}: {other:,}; ratio {counts[name] / other:.2f}"
        before = expected["counts"].get(name)
        change = "" if before is None else f"{counts[name] / before - 1:+.1%}"
        bad = before is None or abs(counts[name] - before) > TOLERANCE * before
        failed += bad
        print(f"| {label} | {counts[name]:,} | {'none' if before is None else f'{before:,}'} | {change}"
              f"{' **FAILED**' if bad and not update else ''} | {beside} |", flush=True)
    if update:
        with open(EXPECTED, "w", encoding="utf-8") as file:
            json.dump({"toolchain": here, "counts": counts}, file, indent=2)
            file.write("\n")
        return 0
    if failed:
        print(f"More than {TOLERANCE:.0%} away. If that is wanted: script/benchmark --update, and commit what it writes.")
    print(f"{len(GUARDED) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
