// The numbers under which a remittance shows an invoice: as it was sent, without separators, or with a claim behind it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::trade {

/// The letters and digits of a number: `VBE/2024/02` and `VBE202402` are the same to some remittances.
std::string without_separators(std::string_view number);

/// The number of a claim about an invoice (INV-44).
struct ClaimNumber {
  std::string invoice;
  bool is_about_price = false;  ///< PC; else SC, a shortage
};

/// What a number may mean as a claim: `X-SC` or `XSC` claims, `XSCR` is paid back, `XSCRSC` is claimed again, and so
/// on; the same with PC. The longest invoice number first, because an invoice may end in SC itself.
std::vector<ClaimNumber> claims_in(std::string_view number);

/// One invoice, by its number as it was sent. If none fits, or several do, `number` is "".
struct MeantInvoice {
  std::string number;
  std::optional<ClaimNumber> claim;     ///< it is a claim about this invoice
  std::vector<std::string> candidates;  ///< if several fit
};

/// The invoices that were sent.
class SentInvoices {
 public:
  /// `all_numbers` is called at most once, when a number is not found as it is.
  SentInvoices(std::function<bool(const std::string&)> is_sent, std::function<std::vector<std::string>()> all_numbers);

  /// The number as it was sent comes first, then a claim about such a number. Only a number that is shown without
  /// separators may stand for one that has some, and only if exactly one invoice fits.
  MeantInvoice meant_by(const std::string& number);

 private:
  MeantInvoice meant_without_separators(const std::string& number);

  std::function<bool(const std::string&)> is_sent_;
  std::function<std::vector<std::string>()> all_numbers_;
  std::optional<std::multimap<std::string, std::string>> by_bare_number_;
};

}  // namespace vendorproof::trade
