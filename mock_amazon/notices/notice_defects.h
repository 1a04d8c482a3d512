// What Amazon takes and all the same holds against the vendor: a table of defects, reported in the portal and charged.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_amazon/charges/rate_card.h"
#include "mock_amazon/notices/matched_notice.h"

namespace vendorproof::mock_amazon {

struct Central;

struct DefectFound {
  std::string purchase_order;  ///< "" when it is of the whole notice
  std::int64_t eaches = 0;
  std::string message;
  std::optional<Trigger> charged{};  ///< by the rate card, for those eaches of that line
  const OrderLine* line = nullptr;
};

struct NoticeDefectRule {
  std::string_view rule;
  std::vector<DefectFound> (*find)(const MatchedNotice& matched, Instant now);
};

/// THE TABLE of what is seen when a notice is accepted.
const std::vector<NoticeDefectRule>& notice_defect_rules();

/// Reports what the notice has of them, and charges what the rate card names. Before it is registered: what it is
/// compared with are the earlier ones.
void report_defects(Central& central, const MatchedNotice& matched, Instant now);

/// Reports and charges goods that are packed otherwise than the notice's structure says (ASN-18).
void compare_structure(Central& central, const Truck& truck, Instant now);

}  // namespace vendorproof::mock_amazon
