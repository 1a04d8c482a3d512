// A vendor group with two vendor codes and two applications in one Vendor Central.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/quirk_trial.h"

namespace vendorproof::mock_amazon {
namespace {

Json order_for(const std::string& number, const std::string& code) {
  Json document = order(number, {order_line(1, each(10))});
  document["orderDetails"]["sellingParty"] = party(code);
  return document;
}

Json answer_of(const std::string& number, const std::string& code) {
  Json document = acknowledgement(number, {acknowledged_item(1, {{"Accepted", each(10)}})});
  document["sellingParty"] = party(code);
  return document;
}

Trial vendor_group() {
  Settings settings;
  settings.vendor_codes = {"VEND1", "VEND2"};
  settings.more_applications = {{"app-2", "secret-2", "Atzr|2", {}, false}};
  Trial trial(settings);
  trial.issue(order_for("A", "VEND1"));
  trial.issue(order_for("B", "VEND2"));
  return trial;
}

TEST(VendorGroup, IsReachedAsAWholeByOneToken) {
  Trial trial = vendor_group();
  EXPECT_EQ(numbers_in(trial.get(orders_path)), (std::vector<std::string>{"A", "B"}));
  const std::string narrowed = orders_path + "?orderingVendorCode=VEND2";
  EXPECT_EQ(numbers_in(trial.get(narrowed)), std::vector<std::string>{"B"});
  EXPECT_EQ(trial.outcome(acknowledgements_path, Json::array({answer_of("A", "VEND1"), answer_of("B", "VEND2")})),
            "Processing");
}

TEST(VendorGroup, TakesNothingFromOrForStrangers) {
  Trial trial = vendor_group();
  EXPECT_EQ(trial.outcome(acknowledgements_path, answer_of("A", "OTHER")), "INVALID_SELLING_PARTY");
  EXPECT_TRUE(trial.effects(EffectKind::AcknowledgementAccepted).empty());
  const Result<void> issued = trial.amazon.issue(order_for("C", "OTHER").dump(), trial.now);
  ASSERT_FALSE(issued.has_value());
  EXPECT_EQ(issued.error().message,
            "order C: sellingParty 'OTHER' is not a vendor code of this group; use one of VEND1, VEND2");
}

TEST(VendorGroup, HasAUsagePlanForEachApplication) {
  Trial trial = vendor_group();
  for (int i = 0; i < 11; ++i) trial.call("GET", orders_path);
  EXPECT_EQ(trial.call("GET", orders_path).status, 429);
  HttpRequest login;
  login.method = "POST";
  login.path = "/auth/o2/token";
  login.body = "grant_type=refresh_token&client_id=app-2&client_secret=secret-2&refresh_token=Atzr|2";
  trial.token = parse_json(trial.amazon.handle(login, trial.now).body)->value("access_token", "");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(trial.call("GET", orders_path).status, 200);
  EXPECT_EQ(trial.call("GET", orders_path).status, 429);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
