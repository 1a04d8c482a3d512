// The aspects of a business outcome: one row each, with the function that reads it from a record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/compare/tallies.h"
#include "harness/record/run_record.h"

namespace vendorproof::harness {

/// What the records of both sides must show before an aspect can be compared.
enum class Shows {
  Amazon,  ///< what Amazon accepted: each record shows it
  Erp,     ///< effects of the ERP
  Goods,   ///< what was really loaded
  People,  ///< what was shown to people
  End,     ///< the run is over
};

struct Aspect {
  std::string_view id;
  std::string_view sentence;  ///< what the value is, without verb: `eaches on the sales order`
  std::string_view nothing;   ///< the value of a subject to which nothing happened
  Shows needs;
  /// The values in order of time; the last one of a subject is its outcome.
  Deeds (*deeds)(const History& history);
};

/// THE TABLE, in the order in which trade goes on.
const std::vector<Aspect>& aspects();

/// What a side's record lacks for the aspect, as a clause: `does not tell what it shows to people`; "" if nothing.
std::string_view lack_of(const Aspect& aspect, const Visibility& visibility);

// goods_aspects.cpp
Deeds eaches_on_sales_orders(const History& history);
Deeds eaches_accepted(const History& history);
Deeds eaches_backordered(const History& history);
Deeds eaches_rejected(const History& history);
Deeds eaches_loaded(const History& history);
Deeds centres_of_goods(const History& history);
Deeds eaches_announced(const History& history);
Deeds eaches_announced_late(const History& history);
Deeds eaches_invoiced(const History& history);
Deeds eaches_paid(const History& history);

// money_aspects.cpp
Deeds money_on_sales_orders(const History& history);
Deeds money_posted(const History& history);
Deeds money_invoiced(const History& history);
Deeds money_given_back_in_erp(const History& history);
Deeds money_credited(const History& history);
Deeds money_charged(const History& history);
Deeds money_deducted(const History& history);
Deeds money_paid(const History& history);
Deeds payments_booked(const History& history);
Deeds deductions_booked(const History& history);
Deeds money_receivable(const History& history);

// other_aspects.cpp
Deeds answers_in_time(const History& history);
Deeds orders_lapsed(const History& history);
Deeds documents_refused(const History& history);
Deeds shown_to_people(const History& history);
Deeds open_ends(const History& history);

}  // namespace vendorproof::harness
