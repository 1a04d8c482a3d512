// The lists of members (see core/base/archive/archive.h) of the settings: switches, quirks, catalogue, what the dock
// does.
#pragma once

#include <array>

#include "core/base/archive/archive.h"
#include "mock_amazon/quirks/quirks.h"
#include "mock_amazon/quirks/switches.h"

namespace vendorproof::mock_amazon {

/// The most days of payment terms in a state, so that no date overflows; and the most eaches of a case, so that no
/// count overflows.
constexpr std::int64_t state_days_max = 36'500;
constexpr std::int64_t state_pack_max = 9'999'999;
/// The largest size of any quirk: see set_quirk.
constexpr std::int64_t state_quirk_size_max = 10'000;

/// The switches of the settings, by their table, so that a new switch is included. A setting with more values than its
/// switch has a member of its own below.
class SwitchesOf {
 public:
  explicit SwitchesOf(Settings& settings) : settings_(settings) {}

  template <class Archive>
  void archive(Archive& a) {
    for (const Switch& row : switches()) {
      std::size_t value = row.get(settings_);
      a.choice(row.name, value, row.values);
      if (Archive::reads) row.set(settings_, value);
    }
  }

 private:
  Settings& settings_;
};

/// One value per quirk, by the names in their table.
template <class Value>
class ByQuirk {
 public:
  explicit ByQuirk(std::array<Value, quirk_count>& values) : values_(values) {}

  template <class Archive>
  void archive(Archive& a) {
    for (const QuirkRow& row : quirks()) a(row.id, values_[static_cast<std::size_t>(row.quirk)]);
  }

 private:
  std::array<Value, quirk_count>& values_;
};

template <class Archive>
void archive(Archive& a, QuirkChoice& choice) {
  a.choice("use", choice.use, {"AsFace", "On", "Off"});
  a("size", choice.size);
  if (Archive::reads && choice.size > state_quirk_size_max)
    a.problem(".size is above " + std::to_string(state_quirk_size_max));
}

template <class Archive>
void archive(Archive& a, QuirkTurn& turn) {
  a("asked", turn.asked)("happened", turn.happened);
}

template <class Archive>
void archive(Archive& a, QuirkTurns& turns) {
  ByQuirk<QuirkTurn> by_quirk(turns.by_quirk);
  a("by_quirk", by_quirk);
}

template <class Archive>
void archive(Archive& a, ItemTraits& traits) {
  a("perishable", traits.perishable)("traceable_food", traits.traceable_food);
  a("deforestation", traits.deforestation)("priced_by_weight", traits.priced_by_weight);
}

inline std::vector<std::string_view> names_in_state(CountingError) {
  return {"Short", "Over", "Damaged", "CaseAsOne", "EachAsCase", "OtherUnit"};
}

template <class Archive>
void archive(Archive& a, PlannedMiscount& planned) {
  a("purchase_order", planned.purchase_order)("line", planned.line)("error", planned.error)("eaches", planned.eaches);
}

template <class Archive>
void archive(Archive& a, MiscountChance& chance) {
  a("short_bp", chance.short_bp)("over_bp", chance.over_bp)("damaged_bp", chance.damaged_bp);
  a("case_as_one_bp", chance.case_as_one_bp)("each_as_case_bp", chance.each_as_case_bp);
  a("other_unit_bp", chance.other_unit_bp);
}

template <class Archive>
void archive(Archive& a, ReceivingPlan& plan) {
  a("days", plan.days)("manual_delay", plan.manual_delay)("recount_after", plan.recount_after);
  a("pack_eaches", plan.pack_eaches)("planned", plan.planned)("chance", plan.chance);
  if (Archive::reads && plan.pack_eaches > state_pack_max) a.problem(".pack_eaches is out of bounds");
}

/// The agreed payment terms: six members of the settings.
template <class Archive>
void archive_terms(Archive& a, Settings& settings) {
  a("payment_days", settings.payment_days);
  a.choice("terms_type", settings.terms_type,
           {"Basic", "EndOfMonth", "FixedDate", "Proximo", "PaymentDueUponReceiptOfInvoice", "LetterofCredit"});
  a("terms_day", settings.terms_day)("discount_basis_points", settings.discount_basis_points);
  a("discount_days", settings.discount_days)("receipt_wait_days", settings.receipt_wait_days);
  for (const std::int64_t days : {settings.payment_days, settings.discount_days, settings.receipt_wait_days}) {
    if (Archive::reads && (days < -state_days_max || days > state_days_max)) a.problem(" has terms of too many days");
  }
}

template <class Archive>
void archive(Archive& a, Settings& settings) {
  // Credentials and roles, which belong to the server: client_id, client_secret, refresh_token, denied_operations,
  // more_applications, authorization_code.
  a.leaves_out(6);
  a.leaves_out(1);  // rate_card: a file of the server
  SwitchesOf named(settings);
  a("switches", named);
  a.leaves_out(3);  // region, face, readings and auto_cancels are one member
  ByQuirk<QuirkChoice> quirks_chosen(settings.quirks.by_quirk);
  a("quirks", quirks_chosen)("vendor_codes", settings.vendor_codes)("catalogue", settings.catalogue);
  a("token_lifetime", settings.token_lifetime)("processing_time", settings.processing_time);
  a("receiving_time", settings.receiving_time)("receiving", settings.receiving);
  archive_terms(a, settings);
  a("fill_assessment", settings.fill_assessment)("rate_per_second", settings.rate_per_second);
  a("burst", settings.burst)("transaction_burst", settings.transaction_burst)("seed", settings.seed);
  a("unanswered_rejected_after", settings.unanswered_rejected_after);
}

}  // namespace vendorproof::mock_amazon
