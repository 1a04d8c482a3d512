// Ship notices in a few words: the usual one, what becomes of it when it is edited, and what the portal reports of it.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "core/base/text.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {

using Edit = std::function<void(Json&)>;

inline void as_it_is(Json&) {}

/// Line 1 is special in that way.
inline Settings with_traits(const ItemTraits& traits, Region region = Region::NA) {
  Settings settings = in_region(region);
  settings.catalogue["B0LINE1"] = traits;
  return settings;
}

/// Orders A and B with 10 eaches of lines 1 and 2 each, all confirmed; `edit` may change the orders.
inline Trial shipping_trial(const Settings& settings = {}, const Edit& edit = as_it_is) {
  Trial trial(settings);
  for (const char* number : {"A", "B"}) {
    Json document = order(number, {order_line(1, each(10)), order_line(2, each(10))});
    edit(document);
    trial.issue(document);
    trial.accept_all(number, {10, 10});
  }
  return trial;
}

/// Two cartons: 6 eaches of A's line 1 and 5 of B's line 1.
inline Json usual_notice(const Trial& trial, const std::string& identifier = "S1") {
  return notice(identifier, trial.now, {{"A", 1, 6}, {"B", 1, 5}});
}

inline Json replacing(Json document) {
  document["shipmentConfirmationType"] = "Replace";
  return document;
}

inline std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

/// `Success`, `400` or the first failure's code.
inline std::string outcome_of(Trial& trial, const Json& document) {
  return first_word(trial.outcome(notices_path, document));
}

/// What becomes of the usual notice when it is edited.
inline std::string outcome_when(const Edit& edit, const Settings& settings = {}) {
  Trial trial = shipping_trial(settings);
  Json document = usual_notice(trial);
  edit(document);
  return outcome_of(trial, document);
}

/// The rules that the portal reports defects of, each once, in order: `ASN-50 ASN-51`; "" if there are no defects.
inline std::string defects_of(Trial& trial) {
  const std::string csv = trial.call("GET", "/portal/ship_notice_defects.csv").body;
  std::set<std::string> rules;
  const std::vector<std::string> lines = split(csv, '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!lines[i].empty()) rules.insert(split(lines[i], ',').at(1));
  }
  return join({rules.begin(), rules.end()}, " ");
}

/// The same for the usual notice when it is edited, which has to be taken.
inline std::string defects_when(const Edit& edit, const Settings& settings = {}) {
  Trial trial = shipping_trial(settings);
  Json document = usual_notice(trial);
  edit(document);
  EXPECT_EQ(outcome_of(trial, document), "Success");
  return defects_of(trial);
}

/// Sends the edited notice that long after its truck left, which arrives after 48 hours and is received after 52.
inline Trial sent_late(Duration after_departure, const Settings& settings = {}, const Edit& edit = as_it_is) {
  Trial trial = shipping_trial(settings);
  Json document = usual_notice(trial);
  edit(document);
  trial.amazon.expect_truck(truck("L1", trial.now, trial.now + hours(48), {{"A", 1, 6}, {"B", 1, 5}}), trial.now);
  trial.pass(after_departure);
  EXPECT_EQ(outcome_of(trial, document), "Success");
  trial.pass(hours(60));
  return trial;
}

inline Json sscc_label(std::uint64_t serial) {
  return {{"containerIdentificationType", "SSCC"}, {"containerIdentificationNumber", "00" + sscc_of(serial)}};
}

/// A pallet with these cartons of the notice.
inline Json pallet_of(const std::vector<std::string>& cartons, std::uint64_t serial = 77) {
  return {{"palletIdentifiers", Json::array({sscc_label(serial)})},
          {"cartonReferenceDetails", {{"cartonCount", cartons.size()}, {"cartonReferenceNumbers", cartons}}}};
}

/// The first carton becomes a parcel, and the second too.
inline void as_parcels(Json& document) {
  document["shipmentType"] = "SmallParcel";
  for (Json& carton : document["cartons"]) carton["trackingNumber"] = "1Z999";
}

}  // namespace vendorproof::mock_amazon
