// Removes secrets from everything that a served field shows: journal, ledger, verdict and errors.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"

namespace vendorproof::harness {

/// The text that replaces a secret.
constexpr std::string_view masked = "***";

/// A name from a request, for use in a message. Long names are hidden, not cut: masking would miss half a
/// secret.
std::string shown_name(std::string_view name);

/// The beginning of a text, without secrets.
struct Excerpt {
  std::string text;
  bool is_cut = false;  ///< the text was longer
};

class Redaction {
 public:
  Redaction();
  /// The secrets of a tenant, in plain form; secrets shorter than four characters are not masked. They are also found
  /// percent-encoded (either case), as a form and as JSON write them, and in base64, alone or with `user:` in front.
  Redaction(const std::vector<std::string>& secrets, std::string_view erp_user);

  /// Masks the known secrets, and everything that looks like a token of Amazon (`Atza|...`, `Atzr|...`,
  /// `Atz.sprdt|...`, also percent-encoded) or of the ERP (`eyJ0eXAi...`).
  std::string text(std::string text) const;
  /// The same for at most the first `size_max` characters; the work does not depend on the length of the rest. A secret
  /// that the cut divides is masked too.
  Excerpt excerpt(std::string_view text, std::size_t size_max) const;
  /// For a login: the names of its parameters, and the values of those that are not secret. A text that cannot be read
  /// as parameters is not shown.
  std::string login(const HttpRequest& request) const;
  /// Only a few useful headers that are not credentials.
  Fields headers(const Fields& headers) const;

 private:
  struct Secrets;
  std::shared_ptr<const Secrets> secrets_;  ///< never changes
};

}  // namespace vendorproof::harness
