// What an invoice or a credit note says, as plain values: in whatever syntax it came, the rules read this and nothing
// else. A value that is not given is "", none or empty.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/wire/stated.h"

namespace vendorproof::mock_amazon {

struct StatedTax {
  std::string type;
  std::string rate;  ///< as written
  std::optional<Money> amount;
};

/// A charge or an allowance.
struct StatedExtra {
  std::optional<Money> amount;
  std::vector<StatedTax> taxes;
};

/// Why a line is credited.
struct CreditReason {
  std::string invoice;
  std::string return_reference;
  std::optional<Instant> returned;
  std::string rma;
  std::optional<std::string> agreement;  ///< reference of the co-operation agreement; may be ""
  std::string debit_note;
};

struct InvoiceItem {
  std::int64_t sequence = 0;
  std::string order_number;
  std::string asin;
  std::string vendor_identifier;
  StatedQuantity quantity;
  std::optional<Money> cost;  ///< as written: per each, or per case where costs are read so (X1)
  std::string hsn_code;
  CreditReason credit;
  std::vector<StatedTax> taxes;
  std::vector<StatedExtra> charges;
  std::vector<StatedExtra> allowances;
};

struct TaxRegistration {
  std::string type;  ///< VAT or GST
  std::string number;
};

struct StatedParty {
  std::string id;
  std::map<std::string, std::string> address;  ///< its lines by the names of Amazon's model
  std::vector<TaxRegistration> registrations;

  /// "" if the address has no country.
  std::string country() const {
    const auto found = address.find("countryCode");
    return found == address.end() ? std::string() : found->second;
  }
};

/// Numbers in ten-thousandths; -1 for a value that is not a decimal.
struct StatedTerms {
  std::string type{};
  std::optional<std::int64_t> net_days{};
  std::optional<std::int64_t> discount_percent{};
  std::optional<std::int64_t> discount_days{};
};

struct InvoiceClaim {
  std::string id;
  std::string type;  ///< Invoice or CreditNote
  std::string reference_number;
  Instant date;
  std::optional<Money> total;
  std::optional<StatedParty> remit_to;
  std::optional<StatedParty> bill_to;
  StatedTerms terms;
  std::vector<std::string> note_types;  ///< of the additional details
  std::vector<InvoiceItem> items;
  std::vector<StatedTax> taxes;
  std::vector<StatedExtra> charges;
  std::vector<StatedExtra> allowances;
  std::uint64_t body_hash = 0;  ///< of the document as it came

  bool is_credit_note() const { return type == "CreditNote"; }
};

}  // namespace vendorproof::mock_amazon
