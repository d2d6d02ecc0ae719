# SPDX-License-Identifier: BSL-1.0
"""The server that all contestants call: nginx with one worker, TLS 1.3 and a certificate made here.

usage: server.py DIRECTORY    serves until it is interrupted, for a look at one contestant by itself
"""
import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import replies

CONFIGURATION = """
daemon off;
master_process off;
pid {directory}/nginx.pid;
error_log {directory}/nginx.log warn;
worker_rlimit_nofile 65536;
events {{ worker_connections 16384; }}
http {{
    access_log off;
    client_body_temp_path {directory}/temporary;
    proxy_temp_path {directory}/temporary;
    fastcgi_temp_path {directory}/temporary;
    uwsgi_temp_path {directory}/temporary;
    scgi_temp_path {directory}/temporary;
    keepalive_timeout 1h;
    keepalive_requests 1000000000;
    etag off;
    open_file_cache max=100 inactive=1h;
    open_file_cache_valid 1h;
    server {{
        listen 127.0.0.1:{port} ssl backlog=4096;
        ssl_certificate {directory}/server.pem;
        ssl_certificate_key {directory}/server.key;
        ssl_protocols TLSv1.3;
        location ~ ^/v1/users/(?<user>[A-Za-z0-9_]+)$ {{
            # Only thus does nginx answer a PATCH with a file.
            error_page 405 =200 /replies/$user;
            return 405;
        }}
        location /replies/ {{
            internal;
            root {directory};
            default_type application/json;
        }}
    }}
}}
"""


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make_certificates(directory):
    """An authority, and a certificate of its for localhost; returns the authority's file."""
    def path(name):
        return os.path.join(directory, name)
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    run("openssl", "req", "-x509", *key, "-days", "30", "-subj", "/CN=authority of the benchmarks",
        "-keyout", path("ca.key"), "-out", path("ca.pem"))
    run("openssl", "req", *key, "-subj", "/CN=localhost", "-keyout", path("server.key"), "-out", path("server.csr"))
    with open(path("server.ext"), "w", encoding="utf-8") as file:
        file.write("subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n")
    run("openssl", "x509", "-req", "-in", path("server.csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
        "-CAcreateserial", "-days", "30", "-extfile", path("server.ext"), "-out", path("server.pem"))
    return path("ca.pem")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port, process, log):
    for _ in range(100):
        if process.poll() is not None:
            break
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    detail = ""
    if os.path.exists(log):
        with open(log, encoding="utf-8") as file:
            detail = file.read()[-2000:]
    raise SystemExit("the server does not start: " + detail)


class Server:
    """A server's process, pinned to a processor; ends with the block."""

    def __init__(self, command, port, log):
        self.command, self.port, self.log = command, port, log

    def __enter__(self):
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log)
        wait_for(self.port, self.process, self.log)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def find_nginx():
    """Debian has it where not everybody looks; None if it is not installed."""
    return shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")


def nginx(directory, pinned):
    """`pinned`: what is put before the command."""
    port = free_port()
    configuration = os.path.join(directory, "nginx.conf")
    with open(configuration, "w", encoding="utf-8") as file:
        file.write(CONFIGURATION.format(directory=directory, port=port))
    command = [*pinned, find_nginx(), "-p", directory, "-c", configuration, "-e", os.path.join(directory, "nginx.log")]
    return Server(command, port, os.path.join(directory, "nginx.out"))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    directory = os.path.abspath(sys.argv[1])
    os.makedirs(directory, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    replies.write_replies(os.path.join(directory, "replies"), replies.SIZES)
    authority = make_certificates(directory)
    with nginx(directory, []) as running:
        print(f"--port {running.port} --ca {authority} --user {replies.USUAL}", flush=True)
        try:
            running.process.wait()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
