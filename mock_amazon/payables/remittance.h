// A payment while it is written: its rows, and the effects that tell of it. It is never negative.
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

  /// An invoice by all that it states; what is withheld follows as rows of its own.
  void pay(const PayableInvoice& invoice);
  /// Takes `amount` off what was paid; `about` says which line it is, with eaches zero when none.
  void take_off(RemittanceRow row, const EffectLine& about);
  /// Units that the payment pays for.
  void note_units(EffectLine units);
  /// Pays back what was withheld or charged.
  void pay_back(const WaitingRow& waiting);
  /// Credit notes and chargebacks that it can bear; the others wait for the next one.
  void take_what_it_can_bear();

  const std::string& number() const { return payment_.number; }
  /// Enters it into the register and tells of it: the payment, then each deduction and each reversal.
  void send();

 private:
  Central& central_;
  Payment payment_;
  std::vector<EffectLine> units_;
  std::vector<Effect> told_;
};

}  // namespace vendorproof::mock_amazon
