// A payment that is being written: its rows, and its effects. A payment is never negative.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "core/base/effect.h"
#include "mock_amazon/payables/payables.h"

namespace vendorproof::mock_amazon {

class Remittance {
 public:
  Remittance(Central& central, Instant now, Currency currency, std::size_t number_of_day);

  /// Adds the full invoiced amount; withheld amounts follow as separate rows.
  void pay(const PayableInvoice& invoice);
  /// Adds a deduction; `about` is the line concerned, with 0 eaches if no units are concerned.
  void take_off(RemittanceRow row, const EffectLine& about);
  /// Adds units that the payment pays for.
  void note_units(EffectLine units);
  /// Pays back what was withheld or charged.
  void pay_back(const WaitingRow& waiting);
  /// Takes the waiting credit notes and chargebacks that fit into the payment; the others wait for the next one.
  void take_what_it_can_bear();

  const std::string& number() const { return payment_.number; }
  /// Takes off what an agreement says, if the payments have one (the quirk coop-in-payments).
  void take_coop();
  /// Enters the payment into the register and records its effects: the payment, each deduction, each reversal.
  void send();

 private:
  Central& central_;
  Payment payment_;
  std::vector<EffectLine> units_;
  std::vector<Effect> told_;
};

}  // namespace vendorproof::mock_amazon
