#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "mock_amazon/charges/rate_card.h"

namespace vendorproof::mock_amazon {
namespace {

Json row() {
  return {{"rule", "CB-01"}, {"title", "Not filled"}, {"triggers", {"not-filled"}}, {"valid_from", "2025-07-21"},
          {"basis", "cost"}, {"rate", "5 %"},         {"source", "our contract"},   {"confidence", "ours"}};
}

Json card_of(const std::vector<Json>& rows) {
  return {{"schema", 1},
          {"name", "Ours"},
          {"region", "NA"},
          {"statement", "Ours, not Amazon's statement."},
          {"rates", rows}};
}

std::string card_error(const Json& card) {
  const Result<RateCard> read = read_rate_card(card.dump(), "my.json");
  return read ? "" : read.error().message;
}

std::string error_with(const std::string& key, const Json& value) {
  Json changed = row();
  changed[key] = value;
  return card_error(card_of({changed}));
}

TEST(ReadRateCard, ReadsWhatItIsGiven) {
  Json tiered = row();
  tiered["rule"] = "OWN-7";
  tiered["triggers"] = Json::array({"not-on-time"});
  tiered["basis"] = "unit";
  tiered.erase("rate");
  tiered["tiers"] = {{"by", "on-time"},
                     {"days", 14},
                     {"steps", {{{"at_least", "95 %"}, {"rate", "0.05 USD"}}, {{"rate", {"0.10 USD", "2.5 %"}}}}}};
  tiered["waiver"] = {{"metric", "fill-rate"}, {"above", "95 %"}, {"weeks", "X14"}};
  const Json card = card_of({row(), tiered});
  const Result<RateCard> read = read_rate_card(card.dump(), "my.json");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  EXPECT_EQ(read->text, card.dump());
  const RateRow& last = read->rows.at(1);
  EXPECT_EQ(last.tiers_days, 14);
  EXPECT_EQ(last.tiers.at(1).rate.basis_points, 250);
  EXPECT_EQ(last.tiers.at(1).rate.amounts.at(0).text(), "0.10 USD");
  EXPECT_FALSE(last.tiers.at(0).bound->above);
  EXPECT_EQ(last.waiver->weeks_usual, 1);
  EXPECT_EQ(last.waiver->weeks_otherwise, 4);
}

TEST(ReadRateCard, NamesFilePathAndRemedy) {
  EXPECT_EQ(card_error(card_of({row()})), "");
  EXPECT_EQ(read_rate_card("{", "my.json").error().message.substr(0, 17), "my.json: not JSON");
  Json card = card_of({});
  card["statement"] = "Amazon's own.";
  EXPECT_EQ(card_error(card), "my.json: $.statement does not say \"not Amazon's statement\"; add these words");
  card = card_of({});
  card.erase("name");
  EXPECT_EQ(card_error(card), "my.json: $.name is missing; add it");
  card = card_of({});
  card["schema"] = 2;
  EXPECT_EQ(card_error(card), "my.json: $.schema is not 1, the only version that exists");
}

TEST(ReadRateCard, RefusesWhatItDoesNotUnderstand) {
  const std::string at = "my.json: $.rates[0]";
  EXPECT_EQ(error_with("rates", 1).substr(0, at.size() + 20), at + " has a field 'rates'");
  EXPECT_EQ(error_with("rule", "cb 1"), at + ".rule is not a rule id like 'CB-01'");
  EXPECT_EQ(error_with("rate", "5"),
            at + ".rate is '5', neither a percentage like '3 %' nor an amount like '1.70 EUR'");
  EXPECT_EQ(error_with("rate", "0.005 %"), at + ".rate is '0.005 %', not a percentage from 0 to 1000 with at most two "
                                                "places; write it like '2.5 %'");
  EXPECT_EQ(error_with("rate", 5), at + ".rate is 5, not a text");
  EXPECT_EQ(error_with("rate", "1.00 USD"),
            at + ".rate has an amount of money, but the basis is cost; choose unit, carton, event or day");
  EXPECT_EQ(error_with("basis", "unit"),
            at + ".rate has no amount of money; write it like '1.70 EUR', or choose the basis cost");
  EXPECT_EQ(error_with("valid_from", "21.7.2025"),
            at + ".valid_from is '21.7.2025', not a day; write it like 2026-02-27");
  EXPECT_EQ(error_with("valid_until", "2025-07-21"), at + ".valid_until is not after valid_from");
  EXPECT_EQ(error_with("triggers", Json::array()), at + ".triggers is empty; name at least one trigger");
  EXPECT_EQ(error_with("waiver", {{"metric", "fill-rate"}, {"above", "95 %"}, {"weeks", 99}}),
            at + ".waiver.weeks is not from 0 to 13");
  EXPECT_EQ(error_with("waiver", {{"metric", "fill-rate"}, {"weeks", 4}}),
            at + ".waiver has no bound; give it 'above' or 'at_least'");
}

TEST(ReadRateCard, RefusesStepsThatCanNotBeReached) {
  Json tiered = row();
  tiered.erase("rate");
  const auto error_of_steps = [&](const Json& steps) {
    tiered["tiers"] = {{"by", "on-time"}, {"steps", steps}};
    return card_error(card_of({tiered}));
  };
  const Json rest = {{"rate", "6 %"}};
  const Json high = {{"above", "95 %"}, {"rate", "2 %"}};
  const Json low = {{"above", "70 %"}, {"rate", "4 %"}};
  const std::string at = "my.json: $.rates[0].tiers.steps";
  EXPECT_EQ(error_of_steps({high, low, rest}), "");
  EXPECT_EQ(error_of_steps({low, high, rest}),
            at + "[1] can never be reached; sort the steps from the highest bound down");
  EXPECT_EQ(error_of_steps({high, low}),
            at + "[1] is the last step and must have no bound: it holds for all other shares");
  EXPECT_EQ(error_of_steps({rest, rest}), at + "[0] has no bound; give it 'above' or 'at_least'");
}

TEST(ReadRateCard, RefusesToChargeOneThingTwice) {
  Json later = row();
  later["rule"] = "CB-99";
  later["valid_from"] = "2026-01-01";
  EXPECT_EQ(card_error(card_of({row(), later})),
            "my.json: $.rates[1] charges not-filled at the same time as rates[0] (CB-01); end one with valid_until "
            "before the other begins");
  Json ended = row();
  ended["valid_until"] = "2026-01-01";
  EXPECT_EQ(card_error(card_of({ended, later})), "");
  // By the other reading of X11 both hold for two days.
  ended["valid_until"] = "2026-02-27";
  later["valid_from"] = "X11";
  EXPECT_NE(card_error(card_of({ended, later})), "");
}

TEST(ReadRateCard, ReadsPeriodsThatWaive) {
  Json card = card_of({row()});
  const Json period = {
      {"triggers", {"not-filled"}}, {"from", "2026-01-01"}, {"until", "2026-02-01"}, {"reason", "ice"}};
  card["waived_periods"] = Json::array({period});
  EXPECT_EQ(card_error(card), "");
  card["waived_periods"][0]["until"] = "2026-01-01";
  EXPECT_EQ(card_error(card), "my.json: $.waived_periods[0].until is not after from");
}

/// Puts each strange value in the place of each field; no reader may fail over it, and none may take it for a rule.
void replace_each_field(const Json& whole, Json::json_pointer place) {
  const Json strange[] = {7, -1, "x", true, Json::array(), Json::object(), Json::array({Json::object()})};
  for (const std::string& key : JsonReader(whole.at(place)).keys()) {
    for (const Json& replacement : strange) {
      Json changed = whole;
      changed.at(place)[key] = replacement;
      const std::string error = card_error(changed);
      const bool free_text = replacement == "x" &&
                             (key == "title" || key == "source" || key == "notes" || key == "name" || key == "reason");
      const bool no_rates = replacement == Json::array() && key == "rates";
      const bool no_periods = replacement == Json::array() && key == "waived_periods";
      if (free_text || no_rates || no_periods) continue;
      EXPECT_NE(error, "") << place.to_string() << " " << key << " " << replacement;
    }
  }
}

TEST(ReadRateCard, RefusesAnythingInPlaceOfAnything) {
  const Json whole = *parse_json(builtin_rate_card(Region::NA)->text);
  replace_each_field(whole, Json::json_pointer(""));
  replace_each_field(whole, Json::json_pointer("/rates/0"));
  replace_each_field(whole, Json::json_pointer("/rates/8"));
  replace_each_field(whole, Json::json_pointer("/waived_periods/0"));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
