// The words with which Vendor Central says what a row of a remittance is about. For this room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/trade/documents.h"

namespace vendorproof::channel::sp_api {

/// In small letters, without blanks around it and without a colon behind it.
std::string plain_words(std::string_view text);

struct RemittanceKind {
  trade::RemittanceType type = trade::RemittanceType::Other;
  std::string name;  ///< of an Other: as Amazon names it
  std::string description;
};

/// Whether the sign of the amount fits the type. If it does not fit, the type in the row is not believed.
bool fits(trade::RemittanceType type, bool is_taken);

/// From the type and the description of a line, and from whether money is paid or taken. Words that are not known make
/// an Other of money that is taken; a payment without a type is the payment of an invoice.
RemittanceKind kind_of(std::string_view type, std::string_view description, const Money& amount);

/// A row for the payment as a whole, with its amount, which is the last cell that is not empty.
struct LabelledAmount {
  std::string label;
  std::optional<trade::RemittanceType> type;  ///< nullopt: what the whole payment comes to
  std::string amount;
};
std::optional<LabelledAmount> label_of(const std::vector<std::string>& fields);
bool is_label(std::string_view text);

}  // namespace vendorproof::channel::sp_api
