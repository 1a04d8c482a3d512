// What tests ask of an order: its header, one of its lines, what the status view says of it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {

inline Json order_of(Trial& trial, const std::string& number) { return trial.get(orders_path + "/" + number); }

/// The numbers of the orders that a page lists under `list`, each with a blank behind it: `A B `.
inline std::string numbers_listed(const Json& page, const std::string& list) {
  std::string text;
  for (const Json& order : page.at(list)) text += order.at("purchaseOrderNumber").get<std::string>() + " ";
  return text;
}

inline Json details_of(Trial& trial, const std::string& number) { return order_of(trial, number).at("orderDetails"); }

inline std::string state_of(Trial& trial, const std::string& number) {
  return order_of(trial, number).at("purchaseOrderState").get<std::string>();
}

inline Json status_of(Trial& trial, const std::string& number) {
  return trial.get(order_status_path + "?purchaseOrderNumber=" + number).at("ordersStatus").at(0);
}

/// `line` counts from 1.
inline Json line_status(Trial& trial, const std::string& number, std::size_t line) {
  return status_of(trial, number).at("itemStatus").at(line - 1);
}

inline std::string confirmation_of(Trial& trial, const std::string& number, std::size_t line = 1) {
  return line_status(trial, number, line).at("acknowledgementStatus").at("confirmationStatus").get<std::string>();
}

inline Json accepted_of(Trial& trial, const std::string& number, std::size_t line = 1) {
  return line_status(trial, number, line).at("acknowledgementStatus").at("acceptedQuantity");
}

/// Numbers of the orders that a list shows, each followed by a blank.
inline std::string listed(Trial& trial, const std::string& query) {
  return numbers_listed(trial.get(orders_path + query), "orders");
}

/// Order A with one line of `eaches`.
inline Trial order_of_one_line(std::int64_t eaches, const Settings& settings = {}) {
  Trial trial(settings);
  trial.issue(order("A", {order_line(1, each(eaches))}));
  return trial;
}

inline OrderChange change_of(ChangeKind kind, std::int64_t line = 0, std::int64_t quantity = 0) {
  OrderChange change;
  change.purchase_order = "A";
  change.kind = kind;
  change.line = line;
  change.quantity = quantity;
  return change;
}

inline OrderChange change_with(ChangeKind kind, const std::string& value) {
  OrderChange change = change_of(kind);
  change.value = value;
  return change;
}

inline void change(Trial& trial, const OrderChange& change) {
  const Result<void> done = trial.amazon.change(change, trial.now);
  EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().message);
}

/// What an acknowledgement of order A comes to.
inline std::string answer(Trial& trial, const std::vector<Json>& items) {
  return trial.outcome(acknowledgements_path, acknowledgement("A", items));
}

inline Json accepted(std::int64_t line, std::int64_t eaches) {
  return acknowledged_item(line, {{"Accepted", each(eaches)}});
}

inline Json rejected(std::int64_t line, std::int64_t eaches, const std::string& reason = "TemporarilyUnavailable") {
  Json item = acknowledged_item(line, {{"Rejected", each(eaches)}});
  item["itemAcknowledgements"][0]["rejectionReason"] = reason;
  return item;
}

/// The text of the charges so far: `CB-01 12.50`, each.
inline std::vector<std::string> charges_of(Trial& trial) {
  std::vector<std::string> texts;
  for (const Effect& effect : trial.effects(EffectKind::ChargebackCharged)) {
    texts.push_back(effect.reason.substr(0, 5) + " " + effect.amount.decimal());
  }
  return texts;
}

inline bool is_charged(Trial& trial, const std::string& id) {
  for (const std::string& charge : charges_of(trial)) {
    if (charge.substr(0, id.size()) == id) return true;
  }
  return false;
}

/// The warnings of the latest acknowledgement that was accepted.
inline std::string warnings(Trial& trial) {
  const std::vector<Effect> taken = trial.effects(EffectKind::AcknowledgementAccepted);
  return taken.empty() ? "nothing was accepted" : taken.back().reason;
}

}  // namespace vendorproof::mock_amazon
