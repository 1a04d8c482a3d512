#include "core/channel/sp_api/portal_kinds.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace vendorproof::channel::sp_api {

namespace {

using enum trade::RemittanceType;

struct Word {
  std::string_view text;
  trade::RemittanceType type;
};

/// Descriptions and types of lines, in small letters.
constexpr std::array<Word, 23> words = {{
    {"quantity shortage", Shortage},
    {"shortage", Shortage},
    {"shortage claim", Shortage},
    {"quantity shortage reversal", Reversal},
    {"shortage reversal", Reversal},
    {"shortage claim reversal", Reversal},
    {"price variance", PriceDiscrepancy},
    {"price discrepancy", PriceDiscrepancy},
    {"price claim", PriceDiscrepancy},
    {"price variance reversal", Reversal},
    {"price discrepancy reversal", Reversal},
    {"price claim reversal", Reversal},
    {"chargeback", Chargeback},
    {"credit note", CreditNote},
    {"credit memo", CreditNote},
    {"withholding", Withholding},
    {"withholding tax", Withholding},
    {"withholding amount", Withholding},
    {"terms discount", Discount},
    {"terms discount taken", Discount},
    {"quick pay", Discount},
    {"quick pay discount", Discount},
    {"invoice", Invoice},
}};

/// Words that may stand for the payment as a whole.
constexpr std::array<std::string_view, 7> labels = {"withholding",       "withholding tax",      "withholding amount",
                                                    "terms discount",    "terms discount taken", "quick pay",
                                                    "quick pay discount"};
constexpr std::string_view label_of_total = "net amount paid";

std::optional<trade::RemittanceType> type_named(std::string_view text) {
  const std::string name = plain_words(text);
  for (const Word& word : words) {
    if (word.text == name) return word.type;
  }
  return std::nullopt;
}

}  // namespace

bool fits(trade::RemittanceType type, bool is_taken) {
  const bool is_paid = type == Invoice || type == Reversal;
  return is_taken != is_paid;
}

std::string plain_words(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return lower_case(text.substr(first, text.find_last_not_of(" \t:") - first + 1));
}

RemittanceKind kind_of(std::string_view type, std::string_view description, const Money& amount) {
  const bool is_taken = amount.is_negative();
  for (const std::string_view text : {description, type}) {
    const std::optional<trade::RemittanceType> known = type_named(text);
    if (known && fits(*known, is_taken)) return {*known, "", std::string(description)};
  }
  if (!is_taken && plain_words(type).empty()) return {Invoice, "", std::string(description)};
  const std::string_view name = plain_words(type).empty() || plain_words(type) == "invoice" ? description : type;
  return {Other, std::string(name), std::string(description)};
}

bool is_label(std::string_view text) {
  const std::string name = plain_words(text);
  return name == label_of_total || std::find(labels.begin(), labels.end(), name) != labels.end();
}

std::optional<LabelledAmount> label_of(const std::vector<std::string>& fields) {
  const auto label = std::find_if(fields.begin(), fields.end(), is_label);
  if (label == fields.end()) return std::nullopt;
  const auto amount = std::find_if(fields.rbegin(), fields.rend(),
                                   [](const std::string& field) { return !plain_words(field).empty(); });
  const bool is_last = amount.base() - 1 == label;
  LabelledAmount labelled{*label, type_named(*label), is_last ? "" : *amount};
  return labelled;
}

}  // namespace vendorproof::channel::sp_api
