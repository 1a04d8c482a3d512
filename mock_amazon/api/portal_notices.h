// Ship notices in the portal: entered by hand, and their defects as a table.
#pragma once

#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Call;

/// POST /portal/ship_notices: entered by hand in the portal, with the body of SubmitShipmentConfirmations; judged at
/// once by the same rules. Errors: 400 with the failures.
Answer enter_ship_notices(Central& central, const Call& call);

/// GET /portal/ship_notice_defects.csv: one row per defect, oldest first.
Answer get_ship_notice_defects(Central& central, const Call& call);

}  // namespace vendorproof::mock_amazon
