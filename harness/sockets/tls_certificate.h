// A certificate that says it is Amazon, for clients whose host names are fixed, and the throw-away authority that says
// so: a client is told to trust that authority, and no other program is.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <openssl/types.h>

#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof::harness {

/// The names that Login with Amazon and the Selling Partner API are reached by (sp-api 1.1, 8.4), with the sandbox's.
const std::vector<std::string>& amazon_host_names();

/// Compared without case.
bool is_amazon_host(std::string_view name);

/// Keys and certificates live in this object only: nothing of it is written anywhere but what `authority_pem` gives.
class TlsCertificate {
 public:
  /// A new authority and a certificate that it signed for Amazon's names, localhost and 127.0.0.1. Both are valid from
  /// a day before `now` until a year after. The authority's key is forgotten at once, so it signs nothing else, ever.
  /// Errors: Unavailable, with what OpenSSL says.
  static Result<TlsCertificate> make(Instant now);

  TlsCertificate(TlsCertificate&&) noexcept;
  TlsCertificate& operator=(TlsCertificate&&) noexcept;
  ~TlsCertificate();

  /// What a client must trust, as PEM. Without any key.
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
