#include "core/trade/remittance_number.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace vendorproof::trade {

namespace {

constexpr std::array<std::string_view, 2> suffixes = {"SC", "PC"};
constexpr std::string_view separators = "-_/ .";

/// Letters that are not ASCII count too.
bool is_letter_or_digit(char letter) {
  return static_cast<unsigned char>(letter) >= 0x80 || (letter >= '0' && letter <= '9') ||
         (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

void add_claims(std::string_view number, std::string_view suffix, std::vector<ClaimNumber>& claims) {
  std::string_view rest = number;
  if (ends_with(rest, "R")) rest.remove_suffix(1);
  while (ends_with(rest, suffix)) {
    rest.remove_suffix(suffix.size());
    const bool is_separated = rest.size() > 1 && separators.find(rest.back()) != std::string_view::npos;
    claims.push_back({std::string(is_separated ? rest.substr(0, rest.size() - 1) : rest), suffix == "PC"});
    if (!ends_with(rest, "R")) return;
    rest.remove_suffix(1);
  }
}

}  // namespace

std::string without_separators(std::string_view number) {
  std::string bare;
  std::copy_if(number.begin(), number.end(), std::back_inserter(bare), is_letter_or_digit);
  return bare;
}

std::vector<ClaimNumber> claims_in(std::string_view number) {
  std::vector<ClaimNumber> claims;
  for (const std::string_view suffix : suffixes) add_claims(number, suffix, claims);
  return claims;
}

SentInvoices::SentInvoices(std::function<bool(const std::string&)> is_sent,
                           std::function<std::vector<std::string>()> all_numbers)
    : is_sent_(std::move(is_sent)), all_numbers_(std::move(all_numbers)) {}

MeantInvoice SentInvoices::meant_by(const std::string& number) {
  if (number.empty()) return {};
  if (is_sent_(number)) return {number, std::nullopt, {}};
  for (const ClaimNumber& claim : claims_in(number)) {
    if (is_sent_(claim.invoice)) return {claim.invoice, claim, {}};
  }
  return meant_without_separators(number);
}

MeantInvoice SentInvoices::meant_without_separators(const std::string& number) {
  if (!by_bare_number_) {
    by_bare_number_.emplace();
    for (const std::string& sent : all_numbers_()) by_bare_number_->emplace(without_separators(sent), sent);
  }
  std::map<std::string, std::optional<ClaimNumber>> found;
  const auto look_for = [&](const std::string& shown, const std::optional<ClaimNumber>& claim) {
    if (without_separators(shown) != shown) return;
    const auto [from, to] = by_bare_number_->equal_range(shown);
    for (auto at = from; at != to; ++at) found.emplace(at->second, claim);
  };
  look_for(number, std::nullopt);
  for (const ClaimNumber& claim : claims_in(number)) look_for(claim.invoice, claim);

  MeantInvoice meant;
  if (found.size() == 1) {
    meant.number = found.begin()->first;
    meant.claim = found.begin()->second;
    if (meant.claim) meant.claim->invoice = meant.number;
    return meant;
  }
  for (const auto& [sent, claim] : found) meant.candidates.push_back(sent);
  return meant;
}

}  // namespace vendorproof::trade
