// A certificate for Amazon's host names, for clients in which these are fixed, and the throw-away authority that signs
// it. Only the client under test is told to trust that authority.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <openssl/types.h>

#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof::harness {

/// The host names of Login with Amazon and of the Selling Partner API (sp-api 1.1, 8.4), with the sandbox's.
const std::vector<std::string>& amazon_host_names();

/// Ignores case.
bool is_amazon_host(std::string_view name);

/// Keys and certificates exist only in this object: only the result of `authority_pem` is written to a file.
class TlsCertificate {
 public:
  /// A new authority and a certificate that it signed for Amazon's names, localhost and 127.0.0.1. Both are valid from
  /// a day before `now` until a year after. The authority's key is deleted at once, so it can never sign anything else.
  /// Errors: Unavailable, with what OpenSSL says.
  static Result<TlsCertificate> make(Instant now);

  TlsCertificate(TlsCertificate&&) noexcept;
  TlsCertificate& operator=(TlsCertificate&&) noexcept;
  ~TlsCertificate();

  /// The authority's certificate, which a client must trust, as PEM. Without any key.
  const std::string& authority_pem() const { return authority_pem_; }
  /// For OpenSSL; they live as long as this object.
  X509* certificate() const;
  EVP_PKEY* key() const;

 private:
  struct Parts;
  TlsCertificate(std::unique_ptr<Parts> parts, std::string authority_pem);

  std::unique_ptr<Parts> parts_;
  std::string authority_pem_;
};

/// Writes `<folder>/ca.pem`, making the folder where needed, and gives its absolute path. Errors: Unavailable.
Result<std::string> write_authority(const TlsCertificate& certificate, const std::string& folder);

}  // namespace vendorproof::harness
