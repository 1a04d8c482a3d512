// A vendor whose charges are looked at: in any region, on any day, in that region's currency.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {

class Charging : public Trial {
 public:
  explicit Charging(const std::string& day = "2026-11-23", Settings settings = {})
      : Trial(settings), currency(settings.region == Region::EU ? "EUR" : "USD") {
    now = *parse_instant(day) + hours(8);
  }

  /// Trial's documents are in dollars.
  Json in_currency(const Json& document) const {
    std::string text = document.dump();
    for (std::size_t at = text.find("\"USD\""); at != std::string::npos; at = text.find("\"USD\"", at + 1)) {
      text.replace(at + 1, 3, currency);
    }
    return *parse_json(text);
  }

  /// One line of eaches at 2.50, placed now, to be delivered from the second to the ninth day.
  void place(const std::string& number, std::int64_t eaches) {
    Json document = order(number, {order_line(1, each(eaches))});
    document["orderDetails"]["purchaseOrderDate"] = format_instant(now);
    document["orderDetails"]["purchaseOrderStateChangedDate"] = format_instant(now);
    document["orderDetails"]["deliveryWindow"] = format_window({now + days(2), now + days(9)});
    issue(in_currency(document));
  }

  void answer(const std::string& number, const std::vector<Part>& parts) {
    Json document = acknowledgement(number, {acknowledged_item(1, parts)});
    document["acknowledgementDate"] = format_instant(now);
    EXPECT_EQ(outcome(acknowledgements_path, in_currency(document)), "Processing");
  }

  void confirmed(const std::string& number, std::int64_t eaches) {
    place(number, eaches);
    answer(number, {{"Accepted", each(eaches)}});
  }

  void bill(const std::string& id, const std::string& number, std::int64_t eaches) {
    const std::string total = (*Money::parse("2.50 USD") * eaches).decimal();
    const Json document = invoice(id, now, total, {invoice_item(number, 1, each(eaches))});
    EXPECT_EQ(outcome(invoices_path, in_currency(document)), "Processing");
  }

  /// What arrives without any ship notice.
  void arrive(const std::string& load, const std::vector<Packed>& cartons, std::uint64_t first_serial = 1) {
    amazon.expect_truck(truck(load, now, now + hours(48), cartons, first_serial), now);
    pass(hours(53));
  }

  /// All so far, as `CB-01 A 12.50`.
  std::vector<std::string> charges() {
    std::vector<std::string> texts;
    for (const Effect& effect : effects(EffectKind::ChargebackCharged)) {
      texts.push_back(effect.reason.substr(0, 5) + " " + effect.purchase_order + " " + effect.amount.decimal());
    }
    return texts;
  }

  std::string reason_of_first_charge() {
    const std::vector<Effect> all = effects(EffectKind::ChargebackCharged);
    return all.empty() ? "" : all.front().reason;
  }

  std::string currency;
};

using Charges = std::vector<std::string>;

/// All so far, as `CB-01 A 12.50 USD`.
inline Charges charges_by_order(Trial& trial) {
  Charges texts;
  for (const Effect& effect : trial.effects(EffectKind::ChargebackCharged)) {
    texts.push_back(effect.reason.substr(0, 5) + " " + effect.purchase_order + " " + effect.amount.text());
  }
  return texts;
}

}  // namespace vendorproof::mock_amazon
