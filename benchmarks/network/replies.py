# SPDX-License-Identifier: BSL-1.0
"""The users that the server replies: that of 3.5 KB which the other benchmarks read, and larger and smaller ones."""
import json
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
# The lengths of the other replies, about.
SIZES = [1024 * 4 ** power for power in range(6)]
USUAL = "user_2nQhT8RkLmWvXyZaBcDeFgHiJkL"
SOURCE = os.path.join(os.path.dirname(HERE), "measured", "user_reply.hpp")


def usual_user():
    """The user of measured/user_reply.hpp, with the name that the contestants ask for."""
    with open(SOURCE, encoding="utf-8") as file:
        text = "".join(re.findall(r'R"json\((.*)\)json"', file.read()))
    user = json.loads(text)
    user["first_name"], user["last_name"] = "John", "Wick"
    return user


def written(user):
    return json.dumps(user, separators=(",", ":"), ensure_ascii=False)


def small_user():
    """A user with little more than the names that Clerk always replies."""
    user = usual_user()
    for name in ("profile_image_url", "image_url", "password_last_updated_at", "locale", "create_organizations_limit",
                 "bypass_client_trust", "primary_email_address_id", "primary_phone_number_id"):
        user.pop(name)
    user.update(phone_numbers=[], external_accounts=[], private_metadata={}, unsafe_metadata={}, public_metadata={})
    user.update(primary_email_address_id=None, primary_phone_number_id=None)
    user["email_addresses"] = [dict(user["email_addresses"][1], verification=None)]
    return user


def user_of(size):
    """A user whose JSON has about that many bytes: email addresses, accounts and metadata grow in turn."""
    user = small_user()
    if len(written(user)) >= size:
        return user
    usual = usual_user()
    length = len(written(user))
    number = 0
    while length < size:
        for kind in ("email_addresses", "external_accounts"):
            one = dict(usual[kind][0], id=f"idn_{number:027d}")
            user[kind].append(one)
            length += len(written(one)) + 1
        name, order = f"order_{number:06d}", {"items": ["apples", "pears"], "total": 149.5, "paid": True, "note": None}
        user["private_metadata"][name] = order
        length += len(written({name: order})) - 1
        number += 1
    # The last one went beyond it; what is missing without it is one text.
    removed = [user[kind].pop() for kind in ("email_addresses", "external_accounts")]
    del removed
    missing = size - len(written(user)) - len(',"note":""')
    if missing > 0:
        user["unsafe_metadata"]["note"] = "x" * missing
    return user


def write_replies(directory, sizes):
    """Writes one file for each user, named by the ID: USUAL and user_SIZE; returns their lengths by ID."""
    os.makedirs(directory, exist_ok=True)
    users = {USUAL: usual_user()}
    users.update({f"user_{size}": user_of(size) for size in sizes})
    lengths = {}
    for name, user in users.items():
        user["id"] = name
        text = written(user)
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)
        lengths[name] = len(text.encode())
    return lengths
