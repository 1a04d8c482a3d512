// Nothing secret leaves the served field in what it shows: not in the journal, the ledger, the verdict or an error.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"

namespace vendorproof::harness {

/// What a secret becomes.
constexpr std::string_view masked = "***";

/// A name that somebody sent, for a message about it. Long names are hidden, not cut: masking would miss half a
/// secret.
std::string shown_name(std::string_view name);

/// The beginning of a text, without secrets.
struct Excerpt {
  std::string text;
  bool is_cut = false;  ///< there was more
};

class Redaction {
 public:
  Redaction();
  /// The secrets of a tenant, as they are; those shorter than four characters hide nothing. They are also found
  /// percent-encoded in either case, as a form and as JSON write them, and in base64, alone or with `user:` in front.
  Redaction(const std::vector<std::string>& secrets, std::string_view erp_user);

  /// Without the known secrets, and without anything that looks like a token of Amazon's (`Atza|...`, `Atzr|...`,
  /// `Atz.sprdt|...`, also percent-encoded).
  std::string text(std::string text) const;
  /// The same of at most the first `size_max` characters, for no more work than those are. A secret that the cut
  /// divides is masked too.
  Excerpt excerpt(std::string_view text, std::size_t size_max) const;
  /// Of a login: the names of its parameters, and the values only of those that are no secret. Never what cannot be
  /// read as parameters.
  std::string login(const HttpRequest& request) const;
  /// The few that tell something and are no credentials.
  Fields headers(const Fields& headers) const;

 private:
  struct Secrets;
  std::shared_ptr<const Secrets> secrets_;  ///< never changes
};

}  // namespace vendorproof::harness
