// Words for tests of payment: goods that came, their invoice, and what the portal shows of the money.
#pragma once

#include <string>
#include <utility>

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/portal_reading.h"

namespace vendorproof::mock_amazon {

inline Instant day(const std::string& date) { return *parse_instant(date); }

inline void pass_until(Trial& trial, const std::string& date) { trial.pass(day(date) - trial.now); }

/// Order A of 100 eaches at 2.50 is confirmed and noticed on 2026-11-23; the truck holds `loaded` of them.
inline Trial delivered(std::int64_t loaded, Settings settings = {}, Duration ride = hours(48)) {
  Trial trial(std::move(settings));
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 100}})), "Success");
  trial.amazon.expect_truck(truck("S1", trial.now, trial.now + ride, {{"A", 1, loaded}}), trial.now);
  return trial;
}

inline Json bill(const Trial& trial, std::int64_t eaches, const std::string& cost = "2.50",
                 const std::string& id = "I1") {
  const Money total = rounded_to_cents(*Money::parse(cost, usd()) * eaches);
  Json document = invoice(id, trial.now, total.decimal(), {invoice_item("A", 1, each(eaches), cost)});
  document["taxDetails"] = Json::array({{{"taxType", "VAT"}, {"taxRate", "0"}, {"taxAmount", dollars("0")}}});
  return document;
}

/// Everything is billed at 2.50 and `loaded` of it came.
inline Trial billed(std::int64_t loaded, Settings settings = {}, Duration ride = hours(48)) {
  Trial trial = delivered(loaded, std::move(settings), ride);
  EXPECT_EQ(fate(trial, bill(trial, 100)), "Processing");
  return trial;
}

/// What remittances have in rows of that type, in all.
inline Money remitted(Trial& trial, const std::string& type) {
  Money sum(0, usd());
  for (PortalRow& row : portal(trial, "remittances.csv")) {
    if (row["type"] == type) sum += *Money::parse(row["amount"], usd());
  }
  return sum;
}

inline Money usd_of(const char* amount) { return *Money::parse(amount, usd()); }

inline Settings with_terms(TermsType type, std::int64_t net_days) {
  Settings settings;
  settings.terms_type = type;
  settings.payment_days = net_days;
  return settings;
}

}  // namespace vendorproof::mock_amazon
