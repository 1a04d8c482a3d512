#include "core/audit/goods_checks.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/base/gs1.h"

namespace vendorproof::audit {

namespace {

/// 2 to 4 capital letters (ASN-32).
bool is_scac(std::string_view code) {
  return code.size() >= 2 && code.size() <= 4 &&
         std::all_of(code.begin(), code.end(), [](char sign) { return sign >= 'A' && sign <= 'Z'; });
}

std::string package_of(const Despatch& despatch, const Package& package) {
  return fmt::format("despatch {} package {}", despatch.number, package.number);
}

// An SSCC: extension digit, company prefix of 7 to 10 digits, serial, check digit. The code does not say how long its
// prefix is.
constexpr std::size_t extension_digits = 1;
constexpr std::size_t digits_before_check = 17;

std::string behind_extension(const std::string& sscc) {
  return sscc.substr(extension_digits, digits_before_check - extension_digits);
}

std::vector<std::string> good_codes(const Look& look) {
  std::vector<std::string> codes;
  for (const Despatch& despatch : look.books.despatches) {
    for (const Package& package : despatch.packages) {
      if (is_sscc(package.sscc)) codes.push_back(package.sscc);
    }
  }
  return codes;
}

}  // namespace

void find_carriers_without_scac(const Look& look, Cases& cases) {
  if (look.books.agreed.region != trade::Region::NorthAmerica) return;
  std::map<std::string, std::vector<std::string>> by_carrier;
  for (const Despatch& despatch : look.books.despatches) {
    if (!is_scac(despatch.carrier)) by_carrier[despatch.carrier].push_back(despatch.number);
  }
  for (const auto& [carrier, despatches] : by_carrier) {
    const std::string subject = carrier.empty() ? "despatches without a carrier" : "carrier " + carrier;
    const std::string code = carrier.empty() ? "no code" : fmt::format("the code '{}'", carrier);
    cases.push_back(
        {subject, fmt::format("{} have {}: a SCAC has 2 to 4 letters", fmt::join(despatches, ", "), code), {}});
  }
}

void find_wrong_labels(const Look& look, Cases& cases) {
  for (const Despatch& despatch : look.books.despatches) {
    for (const Package& package : despatch.packages) {
      if (is_sscc(package.sscc)) continue;
      const std::string seen =
          package.sscc.empty() ? "it was posted without an SSCC"
                               : fmt::format("its SSCC is '{}': no 18 digits with a right check digit", package.sscc);
      cases.push_back({package_of(despatch, package), seen, {}});
    }
  }
}

void find_repeated_labels(const Look& look, Cases& cases) {
  std::map<std::string, std::vector<std::string>> by_code;
  for (const Despatch& despatch : look.books.despatches) {
    for (const Package& package : despatch.packages) {
      if (!package.sscc.empty()) by_code[package.sscc].push_back(package_of(despatch, package));
    }
  }
  for (const auto& [code, packages] : by_code) {
    if (packages.size() < 2) continue;
    cases.push_back({"SSCC " + code, fmt::format("it is on {}", fmt::join(packages, " and ")), {}});
  }
}

void find_other_prefixes(const Look& look, Cases& cases) {
  const std::string& stated = look.books.agreed.gs1_prefix;
  std::map<std::string, std::int64_t> labels_by_start;
  for (const std::string& code : good_codes(look)) {
    const std::string start = behind_extension(code).substr(0, stated.size());
    if (start != stated) ++labels_by_start[start];
  }
  for (const auto& [start, labels] : labels_by_start) {
    cases.push_back({"labels that begin with " + start,
                     fmt::format("there are {} of them, and the vendor's prefix is {}", labels, stated),
                     {}});
  }
}

void find_used_up_range(const Look& look, Cases& cases) {
  const std::string& prefix = look.books.agreed.gs1_prefix;
  std::string newest;
  for (const std::string& code : good_codes(look)) {
    if (behind_extension(code).starts_with(prefix)) newest = std::max(newest, code);
  }
  if (newest.empty()) return;
  const std::string serial = behind_extension(newest).substr(prefix.size());
  std::int64_t used = 0;
  std::from_chars(serial.data(), serial.data() + serial.size(), used);
  std::int64_t range = 1;
  for (std::size_t i = 0; i < serial.size(); ++i) range *= 10;
  constexpr std::int64_t last_part = 20;
  if (range - used > range / last_part) return;
  cases.push_back({"SSCC range",
                   fmt::format("the newest label is {}: {} of {} numbers with its first digit are left", newest,
                               range - used - 1, range),
                   {}});
}

}  // namespace vendorproof::audit
