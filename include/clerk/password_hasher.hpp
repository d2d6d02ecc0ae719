// SPDX-License-Identifier: BSL-1.0
#ifndef CLERK_PASSWORD_HASHER_HPP
#define CLERK_PASSWORD_HASHER_HPP

#include <clerk/detail/open_enum.hpp>

namespace clerk
{
/// The algorithm that made a password digest. Clerk checks the next sign-in against the digest, then keeps
/// its own.
///
/// `clerk::password_hasher::bcrypt` names one that is listed here; `clerk::password_hasher{"name"}` any other
/// one. How each digest must look is told at `password_hasher` of Clerk's Backend API reference, operation
/// CreateUser.
class password_hasher : public detail::open_enum<password_hasher>
{
public:
    using open_enum::open_enum;

    /// A digest without its algorithm means nothing.
    password_hasher() = delete;

    static constexpr known argon2i{"argon2i"};
    static constexpr known argon2id{"argon2id"};
    static constexpr known awscognito{"awscognito"};
    static constexpr known bcrypt{"bcrypt"};
    static constexpr known bcrypt_peppered{"bcrypt_peppered"};
    static constexpr known bcrypt_sha256_django{"bcrypt_sha256_django"};
    static constexpr known hmac_sha256_utf16_b64{"hmac_sha256_utf16_b64"};
    static constexpr known ldap_ssha{"ldap_ssha"};
    static constexpr known md5{"md5"};
    static constexpr known md5_phpass{"md5_phpass"};
    static constexpr known md5_salted{"md5_salted"};
    static constexpr known pbkdf2_sha1{"pbkdf2_sha1"};
    static constexpr known pbkdf2_sha256{"pbkdf2_sha256"};
    static constexpr known pbkdf2_sha256_django{"pbkdf2_sha256_django"};
    static constexpr known pbkdf2_sha512{"pbkdf2_sha512"};
    static constexpr known pbkdf2_sha512_hex{"pbkdf2_sha512_hex"};
    static constexpr known phpass{"phpass"};
    static constexpr known scrypt_firebase{"scrypt_firebase"};
    static constexpr known scrypt_werkzeug{"scrypt_werkzeug"};
    static constexpr known sha256{"sha256"};
    static constexpr known sha256_salted{"sha256_salted"};
    static constexpr known sha512_symfony{"sha512_symfony"};
};

} // namespace clerk

#endif
