#include "mock_amazon/api/portal_notices.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/notice_trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(PortalNotices, ListDefectsInOrder) {
  Trial trial = shipping_trial();
  Json document = notice("S,1", trial.now, {{"A", 1, 12}});
  document["cartons"][0].erase("cartonIdentifiers");
  EXPECT_EQ(outcome_of(trial, document), "Success");
  const HttpResponse response = trial.call("GET", "/portal/ship_notice_defects.csv");
  EXPECT_EQ(header_of(response.headers, "content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(response.body,
            "at,rule,selling_party,shipment_identifier,purchase_order,eaches,message\r\n"
            "2026-11-23T08:15:00Z,ASN-25,VEND1,\"S,1\",,12,carton 001 has no SSCC\r\n"
            "2026-11-23T08:15:00Z,ASN-50,VEND1,\"S,1\",A,2,item 001 ships 2 eaches above what order A has of "
            "B0LINE1\r\n");
  EXPECT_EQ(trial.effects(EffectKind::ShipNoticeDefect).size(), 2U);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
