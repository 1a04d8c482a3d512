#include "core/audit/centre_checks.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/gs1.h"

namespace vendorproof::audit {

namespace {

std::string subject_of(const Address& address) { return "centre " + address.code; }

/// A GLN has the form of a GTIN-13.
bool is_gln(std::string_view text) { return text.size() == 13 && is_gtin(text); }

}  // namespace

void find_unknown_centres(const Look& look, Cases& cases) {
  std::map<std::string, std::pair<std::set<std::string>, std::vector<Money>>> by_centre;
  for (const trade::PurchaseOrder& order : look.books.orders) {
    const std::string& centre = order.ship_to_party;
    const bool is_known =
        std::any_of(look.books.addresses.begin(), look.books.addresses.end(),
                    [&](const Address& one) { return one.code == centre || (!one.gln.empty() && one.gln == centre); });
    if (centre.empty() || is_known) continue;
    auto& [orders, money] = by_centre[centre];
    orders.insert(order.number);
    add_to(money, value_of(order));
  }
  for (auto& [centre, found] : by_centre) {
    cases.push_back({"centre " + centre,
                     fmt::format("{} go there, and the customer has no such address", fmt::join(found.first, ", ")),
                     std::move(found.second)});
  }
}

void find_incomplete_addresses(const Look& look, Cases& cases) {
  for (const Address& address : look.books.addresses) {
    std::vector<std::string_view> missing;
    if (address.street.empty()) missing.emplace_back("street");
    if (address.city.empty()) missing.emplace_back("city");
    if (address.postal_code.empty()) missing.emplace_back("postal code");
    if (address.country.empty()) missing.emplace_back("country");
    if (missing.empty()) continue;
    cases.push_back({subject_of(address), fmt::format("its address has no {}", fmt::join(missing, ", no ")), {}});
  }
}

void find_wrong_glns(const Look& look, Cases& cases) {
  for (const Address& address : look.books.addresses) {
    if (address.gln.empty() || is_gln(address.gln)) continue;
    cases.push_back(
        {subject_of(address), fmt::format("its GLN is '{}': no 13 digits with a right check digit", address.gln), {}});
  }
}

void find_shared_glns(const Look& look, Cases& cases) {
  std::map<std::string, std::vector<std::string>> by_gln;
  for (const Address& address : look.books.addresses) {
    if (!address.gln.empty()) by_gln[address.gln].push_back(address.code);
  }
  for (const auto& [gln, codes] : by_gln) {
    if (codes.size() < 2) continue;
    cases.push_back({"GLN " + gln, fmt::format("centres {} have it", fmt::join(codes, ", ")), {}});
  }
}

}  // namespace vendorproof::audit
