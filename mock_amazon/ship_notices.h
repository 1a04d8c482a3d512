// Ship notices: the rules they are judged by, and the register of what they claim to be in which carton.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/time.h"
#include "mock_amazon/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct NoticeClaim;

/// Eaches by purchase order and item.
using Claim = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// What one accepted ship notice says of one carton; `sscc` has 18 digits.
struct CartonClaim {
  std::string notice;
  Instant accepted;
  Claim contents;
};

struct NoticeRegister {
  std::map<std::string, Instant> accepted_by_identifier;
  std::map<std::string, CartonClaim> carton_by_sscc;
  /// Claimed without a carton label and not yet matched with goods, oldest first.
  std::map<std::pair<std::string, std::string>, std::vector<std::pair<Instant, std::int64_t>>> unlabelled;
};

struct NoticeRule {
  std::string_view rule;
  std::string_view code;
  std::vector<std::string> (*complaints)(const NoticeClaim& claim);
};

/// Judged in this order; the first rule that is broken is what Amazon reports.
const std::vector<NoticeRule>& notice_rules();

std::vector<Refusal> process_ship_notice(Central& central, const Json& document, Instant submitted, Instant now);

/// The 18 digits of an SSCC written with 18, or with 20 behind the application identifier 00; "" for anything else.
std::string sscc_digits(std::string_view written);

}  // namespace vendorproof::mock_amazon
