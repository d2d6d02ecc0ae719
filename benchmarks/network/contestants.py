# SPDX-License-Identifier: BSL-1.0
"""Who calls the server, and how each one is started."""
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

OURS, OURS_ONE_THREAD, BY_HAND = "clerk-cpp", "clerk-cpp, thread_safe = false", "Beast, by hand"
LIBCURL, OFFICIAL = "libcurl + nlohmann::json", "Clerk's SDK on Node"
FLOOR = "OpenSSL on a blocking socket"
PACKAGE = "@clerk/backend"


def processors():
    """What pins a client and the server to processors of their own; nothing where there is only one."""
    there = sorted(os.sched_getaffinity(0))
    if len(there) < 2 or not shutil.which("taskset"):
        return [], []
    return ["taskset", "-c", str(there[0])], ["taskset", "-c", str(there[1])]


def run(command, **arguments):
    """The line of JSON that a contestant prints."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False, **arguments)
    if done.returncode != 0:
        sys.exit(f"this failed: {' '.join(command)}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def install_official(directory):
    """Clerk's own SDK in `directory`; returns its version and Node's, or why it is left out."""
    if not shutil.which("node") or not shutil.which("npm"):
        return None, "Node and npm are not there"
    os.makedirs(directory, exist_ok=True)
    installed = os.path.join(directory, "node_modules", PACKAGE, "package.json")
    if not os.path.exists(installed):
        with open(os.path.join(directory, "package.json"), "w", encoding="utf-8") as file:
            file.write('{"private": true}\n')
        try:
            done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", PACKAGE + "@3"], cwd=directory, timeout=300,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            failed = done.returncode != 0
        except subprocess.TimeoutExpired:
            failed = True
        if failed or not os.path.exists(installed):
            return None, f"npm cannot install {PACKAGE}"
    with open(installed, encoding="utf-8") as file:
        version = json.load(file)["version"]
    node = subprocess.run(["node", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    return f"{PACKAGE} {version}, Node {node.lstrip('v')}", None


class Contestants:
    """Those that are there; `left_out` says why the others are not."""

    def __init__(self, build, directory, server_port, authority):
        self.build, self.directory = build, directory
        self.options = ["--port", str(server_port), "--ca", authority]
        self.authority = authority
        self.pinned, _ = processors()
        self.left_out, self.versions = {}, {}
        self.names = [OURS, BY_HAND, OURS_ONE_THREAD]
        if os.path.exists(self.program("libcurl")):
            self.names.append(LIBCURL)
        else:
            self.left_out[LIBCURL] = "libcurl or nlohmann::json is not installed"
        version, problem = install_official(os.path.join(directory, "node"))
        if problem:
            self.left_out[OFFICIAL] = problem
        else:
            self.names.append(OFFICIAL)
            self.versions[OFFICIAL] = version

    def program(self, name):
        return os.path.join(self.build, "benchmarks", "network_" + name)

    def call(self, name, user, callers, calls, **more):
        """One run of a contestant. `more`: further options; pinned=False: on all processors."""
        pinned = self.pinned if more.pop("pinned", True) else []
        options = [*self.options, "--user", user, "--callers", str(callers), "--calls", str(calls)]
        more.setdefault("warm_up", max(1000, callers))
        if name == OFFICIAL:
            more["warm_up"] = max(more["warm_up"], 3000)  # until its compiler has done what it does
        if name == OURS_ONE_THREAD:
            more["thread_safe"] = "no"
        for option, value in more.items():
            options += ["--" + option.replace("_", "-"), str(value)]
        if name == OFFICIAL:
            return run([*pinned, "node", os.path.join(HERE, "official_sdk.mjs"), *options],
                       cwd=os.path.join(self.directory, "node"),
                       env={**os.environ, "NODE_EXTRA_CA_CERTS": self.authority})
        program = {BY_HAND: "hand_written", LIBCURL: "libcurl", FLOOR: "floor"}.get(name, "clerk_cpp")
        return run([*pinned, self.program(program), *options])

    def memory(self, program, port, user, mode, connections, calls=0):
        return run([*self.pinned, self.program(program), "--port", str(port), "--ca", self.authority, "--user", user,
                    "--mode", mode, "--connections", str(connections), "--calls", str(calls)])
