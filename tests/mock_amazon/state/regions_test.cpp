#include "mock_amazon/state/regions.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(Regions, HaveTheirCurrencies) {
  EXPECT_EQ(currency_of(Region::NA, "").text(), "USD");
  EXPECT_EQ(currency_of(Region::NA, "CA").text(), "CAD");
  EXPECT_EQ(currency_of(Region::EU, "DE").text(), "EUR");
  EXPECT_EQ(currency_of(Region::EU, "GB").text(), "GBP");
  EXPECT_EQ(currency_of(Region::IN, "IN").text(), "INR");
  EXPECT_EQ(currency_of(Region::JP, "").text(), "JPY");
}

/// The currency of the invoice-free payables of an order whose amounts name none.
std::string currency_when_silent(Region region, const char* country) {
  Json line = order_line(1, each(1), "250");
  line["netCost"].erase("currencyCode");
  Json document = order("A", {line});
  document["orderDetails"]["shipToParty"]["address"] = {{"countryCode", country}};
  Trial trial(in_region(region));
  trial.issue(document);
  return trial.amazon.payables().invoiced.currency().text();
}

TEST(Regions, GiveAnOrderItsCurrency) {
  EXPECT_EQ(currency_when_silent(Region::EU, "GB"), "GBP");
  EXPECT_EQ(currency_when_silent(Region::EU, "DE"), "EUR");
  EXPECT_EQ(currency_when_silent(Region::JP, "JP"), "JPY");
  EXPECT_EQ(currency_when_silent(Region::NA, "US"), "USD");
}

TEST(Regions, YenHaveNoFraction) {
  Json line = order_line(1, each(1), "250.5");
  line["netCost"]["currencyCode"] = "JPY";
  Trial trial(in_region(Region::JP));
  EXPECT_EQ(trial.amazon.issue(order("A", {line}).dump(), trial.now).error().message,
            "$.orderDetails.items[0].netCost.amount has a fraction, but JPY has no fractions");
  line["netCost"]["amount"] = "250";
  trial.issue(order("A", {line}));
  Json item = accepted(1, 1);
  item["netCost"] = {{"amount", "249.5"}, {"currencyCode", "JPY"}};
  EXPECT_EQ(answer(trial, {item}), "INVALID_NET_COST");
  item["netCost"]["amount"] = "250";
  EXPECT_EQ(answer(trial, {item}), "Processing");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
