// Defects of accepted notices: a table. Defects are reported in the portal, and some are charged.
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
  std::string purchase_order;  ///< "" if it concerns the whole notice
  std::int64_t eaches = 0;
  std::string message;
  std::optional<Trigger> charged{};  ///< the trigger of the rate card, for these eaches of the line
  const OrderLine* line = nullptr;
};

struct NoticeDefectRule {
  std::string_view rule;
  std::vector<DefectFound> (*find)(const MatchedNotice& matched, Instant now);
};

/// THE TABLE of defects that are checked when a notice is accepted.
const std::vector<NoticeDefectRule>& notice_defect_rules();

/// Reports the defects of the notice, and charges them by the rate card. Call it before the notice is registered: it is
/// compared with earlier notices.
void report_defects(Central& central, const MatchedNotice& matched, Instant now);

/// Reports and charges cartons that are not packed as the notice's structure says (ASN-18).
void compare_structure(Central& central, const Truck& truck, Instant now);

}  // namespace vendorproof::mock_amazon
