// Planted defects: mistakes of real integrations. Each changes the traffic of the correct core.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "harness/defects/spoiler.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct Defect {
  std::string_view id;         ///< `cases-as-eaches`; never reused
  std::string_view sentence;   ///< what the integration does wrong
  std::string_view caught_by;  ///< the rule of the judge that must find it
  std::string_view shown_by;   ///< a scenario of the catalogue in which it shows
  Spoiler (*make)(const scenarios::Scenario& scenario);
};

/// THE TABLE, in order of id.
const std::vector<Defect>& defects();

/// nullptr for `none`. Errors: Malformed, naming all defects.
Result<const Defect*> defect_of(std::string_view id);

// The functions of the rows, by the document that they spoil. See the sentence of each row.
Spoiler cases_as_eaches(const scenarios::Scenario& scenario);
Spoiler sales_order_twice(const scenarios::Scenario& scenario);
Spoiler destination_kept(const scenarios::Scenario& scenario);
Spoiler order_overlooked(const scenarios::Scenario& scenario);
Spoiler acknowledged_as_rejected(const scenarios::Scenario& scenario);
Spoiler acknowledged_before_erp(const scenarios::Scenario& scenario);
Spoiler sales_order_refused_in_silence(const scenarios::Scenario& scenario);
Spoiler acknowledgement_a_day_late(const scenarios::Scenario& scenario);
Spoiler acknowledgement_after_ship_notice(const scenarios::Scenario& scenario);
Spoiler acknowledgement_twice(const scenarios::Scenario& scenario);
Spoiler line_left_out(const scenarios::Scenario& scenario);
Spoiler ship_notice_an_hour_late(const scenarios::Scenario& scenario);
Spoiler ship_notice_for_each_attempt(const scenarios::Scenario& scenario);
Spoiler ship_notice_never_sent(const scenarios::Scenario& scenario);
Spoiler ship_notice_one_short(const scenarios::Scenario& scenario);
Spoiler ship_notice_to_another_centre(const scenarios::Scenario& scenario);
Spoiler invoice_above_shipped(const scenarios::Scenario& scenario);
Spoiler invoice_at_another_price(const scenarios::Scenario& scenario);
Spoiler invoice_before_ship_notice(const scenarios::Scenario& scenario);
Spoiler invoice_never_sent(const scenarios::Scenario& scenario);
Spoiler invoice_one_short(const scenarios::Scenario& scenario);
Spoiler invoice_without_total(const scenarios::Scenario& scenario);
Spoiler resend_invoice_under_new_number(const scenarios::Scenario& scenario);
Spoiler credit_note_above_invoice(const scenarios::Scenario& scenario);
Spoiler credit_note_never_sent(const scenarios::Scenario& scenario);
Spoiler credit_note_twice(const scenarios::Scenario& scenario);
Spoiler payment_never_booked(const scenarios::Scenario& scenario);
Spoiler payment_twice(const scenarios::Scenario& scenario);
Spoiler deductions_hidden(const scenarios::Scenario& scenario);
Spoiler price_difference_hidden(const scenarios::Scenario& scenario);
Spoiler burst_of_repeats(const scenarios::Scenario& scenario);
Spoiler token_never_renewed(const scenarios::Scenario& scenario);
Spoiler clock_slow_by_a_day(const scenarios::Scenario& scenario);
Spoiler store_lost_at_restart(const scenarios::Scenario& scenario);

}  // namespace vendorproof::harness
