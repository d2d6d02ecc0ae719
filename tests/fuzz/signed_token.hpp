// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_TESTS_FUZZ_SIGNED_TOKEN_HPP
#define CLERK_TESTS_FUZZ_SIGNED_TOKEN_HPP

#include <string_view>

namespace clerk_fuzz
{
/// A key whose private half nobody has any more, and the only token that it signed; good until 2100.
inline constexpr std::string_view public_key = R"(-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA8bfpgUSqaiTa7xQZbVFw
o0r/ymhpndu2zRLr5IurNsQgAeYeltNqGLaSB6Z3J99jDpBat+CBJ5fiQSf9cKZz
INrGqkRb7gAyz/HWeV1yJ4WLImGVYdX7HSJplGCvzC78BdgtH7mEUh7RjHyJCLPd
Kd3ygL+BPTZUf9TyFr+nN/A7s5ov3Nwaaiget7LIALg5LdO5cXFgxvlVPYF5vd85
ASbP8lh5lEQ2eynfJwq2zSfuHRrYQhfXzEN1ICZ3WTj9yDXgImRl1PBp7bTIsoiy
PykhwI+0Os0aCtqbHOTAvMRVmgdamLkmVjHf5C7qnM2kq0a49aTwnwm9Jv98MG7q
ewIDAQAB
-----END PUBLIC KEY-----)";

inline constexpr std::string_view signed_token =
    "eyJhbGciOiJSUzI1NiIsImNhdCI6ImNsX0I3ZDRQRDExMUFBQSIsImtpZCI6Imluc18xIiwidHlwIjoiSldUIn0.eyJhenAiOiJo"
    "dHRwczovL2EuZXhhbXBsZSIsImV4cCI6NDEwMjQ0NDgwMCwiZmVhIjoibzphLHU6YiIsImlhdCI6MTc4MDI3MjAwMCwibyI6eyJm"
    "cG0iOiIzIiwiaWQiOiJvcmdfMSIsInBlciI6InIsdyIsInJvbCI6ImFkbWluIiwic2xnIjoiYWNtZSJ9LCJzaWQiOiJzZXNzXzEi"
    "LCJzdHMiOiJhY3RpdmUiLCJzdWIiOiJ1c2VyXzEiLCJ2IjoyfQ.vfFYQ8FPFkNsM0kpThnWVHtskXj52Mp5DmkHIcAfHvJ0-7UnD"
    "61D1OwRlliEOx3aqEVeBqReeFBTBYTOrdsIX6q_cIvk4wkvwQhn7gb5izLkntYxQOXUFOggELJs7DI5iXyxCnuSThBL2Rfd9MnQk"
    "g6yeoxNtSFgwG_9No6nsrAfdbx0H5vcenyAsW5dzcJrJwx2MnYPKj-F0i0a8jVj8Ddpn_W9lWhJThVmSC43sgkBAoMLnYqOufqWt"
    "17JBx6b8o4IXn1PpyjMjV1pOcCx67Ir8PT9gsuvxuXkoKbTjtxDKQoBRD2vNjD-fzcxreJMT7iipBIX1Z11YWzO4c2VEA";

} // namespace clerk_fuzz

#endif
