// The portal under `/portal/`: data that Amazon shows in Vendor Central only, not in SP-API. Downloads as CSV, a page
// for people, and a form that opens disputes.
#pragma once

#include "mock_amazon/wire/answer.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Call;

/// GET /portal/ as HTML.
Answer get_portal_page(Central& central, const Call& call);
/// GET /portal/remittances.csv, with `after` only the payments after that one.
Answer get_remittances(Central& central, const Call& call);
/// GET /portal/{table}; 404 for an unknown file.
Answer get_portal_table(Central& central, const Call& call);
/// POST /portal/disputes, a form or a JSON object of `subject`, `reason` and any number of `evidence`. 201 with the
/// dispute; 400, 404 or 409 with Amazon's envelope.
Answer post_dispute(Central& central, const Call& call);

}  // namespace vendorproof::mock_amazon
