#include "mock_amazon/payables/tax_rules.h"

#include <algorithm>
#include <set>

#include "mock_amazon/payables/invoice_claim.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

constexpr std::size_t gstin_length = 15;
constexpr std::size_t hsn_digits_max = 8;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_capital(char letter) { return letter >= 'A' && letter <= 'Z'; }

/// Amazon's own samples write dots between the digits.
bool is_hsn(const std::string& code) {
  const auto digits = static_cast<std::size_t>(std::count_if(code.begin(), code.end(), is_digit));
  const bool only =
      std::all_of(code.begin(), code.end(), [](char letter) { return is_digit(letter) || letter == '.'; });
  return only && digits > 0 && digits <= hsn_digits_max;
}

std::set<std::string> tax_types_of(const Json& holder) {
  std::set<std::string> types;
  for (const Json& tax : rows(holder, "taxDetails")) types.insert(text_at(tax, "taxType"));
  return types;
}

/// The compensation cess may come with each of them.
bool is_indian_set(std::set<std::string> types) {
  types.erase("CESS");
  static const std::set<std::set<std::string>> allowed = {{"SGST", "CGST"}, {"UTGST", "CGST"}, {"IGST"}};
  return allowed.contains(types);
}

std::vector<std::string> registrations_of(const Json& party, std::string_view type) {
  std::vector<std::string> numbers;
  for (const Json& row : rows(party, "taxRegistrationDetails")) {
    if (text_at(row, "taxRegistrationType") == type) numbers.push_back(text_at(row, "taxRegistrationNumber"));
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
bool domestic_alone(const Json& holder) {
  std::set<std::string> rates;
  for (const Json& tax : rows(holder, "taxDetails")) {
    if (text_at(tax, "taxType") != "DomesticVAT") rates.insert(text_at(tax, "taxRate"));
  }
  const Json& taxes = rows(holder, "taxDetails");
  return std::any_of(taxes.begin(), taxes.end(), [&](const Json& tax) {
    return text_at(tax, "taxType") == "DomesticVAT" && !rates.contains(text_at(tax, "taxRate"));
  });
}

}  // namespace

Complaints indian_tax(const InvoiceClaim& claim) {
  if (claim.region != Region::IN) return {};
  Complaints complaints;
  for (const InvoiceClaimItem& item : claim.items) {
    const std::string code = text_at(*item.json, "hsnCode");
    if (!is_hsn(code)) complaints.push_back(item.shown + " has no HSN of at most 8 digits, but '" + code + "'");
    if (!is_indian_set(tax_types_of(*item.json))) {
      complaints.push_back(item.shown + " has none of the sets SGST and CGST, UTGST and CGST, or IGST");
    }
  }
  const std::vector<std::string> numbers = registrations_of(member(*claim.document, "remitToParty"), "GST");
  if (numbers.empty() || numbers.front().size() != gstin_length) {
    complaints.emplace_back("remitToParty has no GSTIN of 15 characters");
  }
  if (text_at(*claim.document, "referenceNumber").empty()) {
    complaints.emplace_back("referenceNumber, the government's, is missing");
  }
  return complaints;
}

Complaints european_tax(const InvoiceClaim& claim) {
  if (claim.region != Region::EU) return {};
  Complaints complaints;
  if (!claim.taxes.in_header && !claim.taxes.on_lines) complaints.emplace_back("no tax is stated, not even at 0 %");
  bool alone = domestic_alone(*claim.document);
  for (const InvoiceClaimItem& item : claim.items) alone = alone || domestic_alone(*item.json);
  if (alone) complaints.emplace_back("DomesticVAT stands without a VAT of its rate");
  const Json& payee = member(member(*claim.document, "billToParty"), "address");
  const Json& notes = rows(*claim.document, "additionalDetails");
  const bool split_payment =
      std::any_of(notes.begin(), notes.end(), [](const Json& note) { return text_at(note, "type") == "SUR"; });
  if (text_at(payee, "countryCode") == "PL" && !split_payment) {
    complaints.emplace_back("the note of split payment, SUR, is missing for a Polish payee");
  }
  return complaints;
}

Complaints bad_registration(const InvoiceClaim& claim) {
  if (claim.region != Region::EU) return {};
  Complaints complaints;
  for (const char* key : {"remitToParty", "billToParty"}) {
    for (const std::string& number : registrations_of(member(*claim.document, key), "VAT")) {
      if (!is_vat_number(number)) complaints.push_back(std::string(key) + " has the VAT number '" + number + "'");
    }
  }
  return complaints;
}

}  // namespace vendorproof::mock_amazon
