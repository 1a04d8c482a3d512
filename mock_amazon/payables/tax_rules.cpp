#include "mock_amazon/payables/tax_rules.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "mock_amazon/payables/matched_invoice.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

constexpr std::size_t gstin_length = 15;
constexpr std::size_t hsn_digits_max = 8;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_capital(char letter) { return letter >= 'A' && letter <= 'Z'; }

/// Dots between the digits are allowed, as in Amazon's own samples.
bool is_hsn(const std::string& code) {
  const auto digits = static_cast<std::size_t>(std::count_if(code.begin(), code.end(), is_digit));
  const bool only =
      std::all_of(code.begin(), code.end(), [](char letter) { return is_digit(letter) || letter == '.'; });
  return only && digits > 0 && digits <= hsn_digits_max;
}

std::set<std::string> types_of(const std::vector<StatedTax>& taxes) {
  std::set<std::string> types;
  for (const StatedTax& tax : taxes) types.insert(tax.type);
  return types;
}

/// Each set may also contain the compensation cess.
bool is_indian_set(std::set<std::string> types) {
  types.erase("CESS");
  static const std::set<std::set<std::string>> allowed = {{"SGST", "CGST"}, {"UTGST", "CGST"}, {"IGST"}};
  return allowed.contains(types);
}

std::vector<std::string> registrations_of(const std::optional<StatedParty>& party, std::string_view type) {
  std::vector<std::string> numbers;
  if (!party) return numbers;
  for (const TaxRegistration& registration : party->registrations) {
    if (registration.type == type) numbers.push_back(registration.number);
  }
  return numbers;
}

bool is_vat_number(const std::string& number) {
  constexpr std::size_t shortest = 8;
  constexpr std::size_t longest = 14;
  return number.size() >= shortest && number.size() <= longest && is_capital(number[0]) && is_capital(number[1]) &&
         std::all_of(number.begin(), number.end(), [](char letter) { return is_digit(letter) || is_capital(letter); });
}

/// DomesticVAT without a VAT of the same rate beside it.
bool domestic_alone(const std::vector<StatedTax>& taxes) {
  std::set<std::string> rates;
  for (const StatedTax& tax : taxes) {
    if (tax.type != "DomesticVAT") rates.insert(tax.rate);
  }
  return std::any_of(taxes.begin(), taxes.end(),
                     [&](const StatedTax& tax) { return tax.type == "DomesticVAT" && !rates.contains(tax.rate); });
}

}  // namespace

Complaints indian_tax(const MatchedInvoice& matched) {
  if (matched.region != Region::IN) return {};
  Complaints complaints;
  for (const MatchedInvoiceItem& item : matched.items) {
    const std::string& code = item.stated->hsn_code;
    if (!is_hsn(code)) complaints.push_back(item.shown + " has no HSN of at most 8 digits, but '" + code + "'");
    if (!is_indian_set(types_of(item.stated->taxes))) {
      complaints.push_back(item.shown + " has none of the sets SGST and CGST, UTGST and CGST, or IGST");
    }
  }
  const std::vector<std::string> numbers = registrations_of(matched.claim.remit_to, "GST");
  if (numbers.empty() || numbers.front().size() != gstin_length) {
    complaints.emplace_back("remitToParty has no GSTIN of 15 characters");
  }
  if (matched.claim.reference_number.empty()) {
    complaints.emplace_back("referenceNumber, the government's, is missing");
  }
  return complaints;
}

Complaints european_tax(const MatchedInvoice& matched) {
  if (matched.region != Region::EU) return {};
  Complaints complaints;
  if (!matched.taxes.in_header && !matched.taxes.on_lines) complaints.emplace_back("no tax is stated, not even at 0 %");
  bool alone = domestic_alone(matched.claim.taxes);
  for (const MatchedInvoiceItem& item : matched.items) alone = alone || domestic_alone(item.stated->taxes);
  if (alone) complaints.emplace_back("DomesticVAT has no VAT of the same rate beside it");
  const std::vector<std::string>& notes = matched.claim.note_types;
  const bool split_payment = std::find(notes.begin(), notes.end(), "SUR") != notes.end();
  if (matched.claim.bill_to && matched.claim.bill_to->country() == "PL" && !split_payment) {
    complaints.emplace_back("the note of split payment, SUR, is missing for a Polish payee");
  }
  return complaints;
}

Complaints bad_registration(const MatchedInvoice& matched) {
  if (matched.region != Region::EU) return {};
  Complaints complaints;
  const std::pair<const char*, const std::optional<StatedParty>&> parties[] = {{"remitToParty", matched.claim.remit_to},
                                                                               {"billToParty", matched.claim.bill_to}};
  for (const auto& [name, party] : parties) {
    for (const std::string& number : registrations_of(party, "VAT")) {
      if (!is_vat_number(number)) complaints.push_back(std::string(name) + " has the VAT number '" + number + "'");
    }
  }
  return complaints;
}

}  // namespace vendorproof::mock_amazon
