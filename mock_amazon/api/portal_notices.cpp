#include "mock_amazon/api/portal_notices.h"

#include "core/base/json/json_tree.h"
#include "mock_amazon/notices/ship_notices.h"
#include "mock_amazon/portal/csv.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"
#include "mock_amazon/wire/schema.h"

namespace vendorproof::mock_amazon {

Answer enter_ship_notices(Central& central, const Call& call) {
  std::vector<Refusal> refusals =
      check_shape(shipment_confirmation_request(), call.body, "SubmitShipmentConfirmationsRequest");
  if (!refusals.empty()) return refused(400, refusals);
  const std::vector<JsonNode> documents = rows(call.body, "shipmentConfirmations");
  // One answer cannot say which of several notices was accepted and which was not.
  if (documents.size() != 1) return refused(400, {{"InvalidInput", "Enter one ship notice at a time.", ""}});
  const NoticeClaim claim = read_notice(documents.front());
  refusals = process_ship_notice_of(NoticeChannel::Portal, central, claim, call.now, call.now);
  if (refusals.size() > refusals_max) refusals.resize(refusals_max);
  return refusals.empty() ? answered_payload(200, Json::object()) : refused(400, refusals);
}

Answer get_ship_notice_defects(Central& central, const Call&) {
  std::string csv = "at,rule,selling_party,shipment_identifier,purchase_order,eaches,message\r\n";
  for (const NoticeDefect& defect : central.notices.defects) {
    csv += format_instant(defect.at) + "," + defect.rule + "," + csv_field(defect.notice.first) + "," +
           csv_field(defect.notice.second) + "," + csv_field(defect.purchase_order) + "," +
           std::to_string(defect.eaches) + "," + csv_field(defect.message) + "\r\n";
  }
  Answer answer = answered(200, std::move(csv));
  answer.content_type = "text/csv; charset=utf-8";
  return answer;
}

}  // namespace vendorproof::mock_amazon
