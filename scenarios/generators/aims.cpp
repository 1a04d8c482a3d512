#include "scenarios/generators/aims.h"

#include <algorithm>

#include "scenarios/generators/regime.h"
#include "scenarios/generators/stimuli.h"

namespace vendorproof::scenarios {

namespace {

void all_prepaid(Regime& regime) { regime.collect_percent = 0; }
void all_collect(Regime& regime) { regime.collect_percent = 100; }

void no_pallets(Regime& regime) { regime.pallets_percent = 0; }
void on_pallets(Regime& regime) { regime.pallets_percent = 100; }

void only_eaches(Regime& regime) { regime.cases_percent = 0; }
void only_cases(Regime& regime) {
  regime.cases_percent = 100;
  regime.case_of_one_percent = 0;
}
void only_cases_of_one(Regime& regime) {
  regime.cases_percent = 100;
  regime.case_of_one_percent = 100;
}

void in_north_america(Regime& regime) { regime.region = "NA"; }
void in_europe(Regime& regime) { regime.region = "EU"; }
void in_japan(Regime& regime) { regime.region = "JP"; }

void enough_stock(Regime& regime) {
  regime.stock_percent = {150, 300};
  regime.unknown_item_percent = 0;
  regime.blocked_item_percent = 0;
}
void short_stock_that_may_wait(Regime& regime) {
  regime.stock_percent = {20, 80};
  regime.restock_percent = 100;
  regime.no_back_order_percent = 0;
}
void short_stock_that_may_not(Regime& regime) {
  regime.stock_percent = {20, 80};
  regime.no_back_order_percent = 100;
}

void no_change(Regime& regime) { regime.changed_order_percent = 0; }
template <ChangeKind kind>
void changed(Regime& regime) {
  regime.changed_order_percent = 80;
  regime.changes = {kind};
}

void counted_right(Regime& regime) { regime.miscount_percent = 0; }
template <Miscount kind>
void counted_wrong(Regime& regime) {
  regime.miscount_percent = 100;
  regime.miscounts = {kind};
  regime.recount_percent = 0;
}
void found_again(Regime& regime) {
  counted_wrong<Miscount::Short>(regime);
  regime.recount_percent = 100;
}

// The aims at payments come last, and leave what the others have set.
void paid_in_full(Regime& regime) {
  if (regime.miscounts.empty()) regime.miscount_percent = 0;
}
void deducted(Regime& regime) {
  if (regime.miscounts.empty()) counted_wrong<Miscount::Short>(regime);
}
void given_back(Regime& regime) {
  regime.credit_percent = 80;
  if (regime.region.empty()) regime.region = "EU";
}

/// A value that no order has without that stimulus.
struct OnlyBy {
  std::string_view stimulus;
  std::string_view dimension;
  std::string_view value;
};

constexpr OnlyBy only_by[] = {
    {"collect-freight", "freight", "collect"},
    {"pallets", "shipment", "pallets"},
    {"other-regions", "region", "EU"},
    {"other-regions", "region", "JP"},
    {"short-stock", "answer", "backordered"},
    {"order-changes", "change", "quantity"},
    {"order-changes", "change", "line cancelled"},
    {"order-changes", "change", "order cancelled"},
    {"order-changes", "change", "cost"},
    {"order-changes", "change", "window"},
    {"order-changes", "change", "line added"},
    {"cancelled-lines", "change", "line cancelled"},
    {"cancelled-lines", "change", "order cancelled"},
    {"other-prices", "change", "cost"},
    {"repeated-items", "change", "line added"},
    {"miscounts", "receiving", "short"},
    {"miscounts", "receiving", "over"},
    {"miscounts", "receiving", "damaged"},
    {"miscounts", "receiving", "found again"},
    {"credit-memos", "payment", "credited"},
};

}  // namespace

const std::vector<Aim>& aims() {
  static const std::vector<Aim> table = {
      {"freight", "prepaid", all_prepaid},
      {"freight", "collect", all_collect},
      {"shipment", "cartons", no_pallets},
      {"shipment", "pallets", on_pallets},
      {"unit", "eaches", only_eaches},
      {"unit", "cases", only_cases},
      {"unit", "cases of one", only_cases_of_one},
      {"region", "NA", in_north_america},
      {"region", "EU", in_europe},
      {"region", "JP", in_japan},
      {"answer", "accepted", enough_stock},
      {"answer", "backordered", short_stock_that_may_wait},
      {"answer", "rejected", short_stock_that_may_not},
      {"change", "none", no_change},
      {"change", "quantity", changed<ChangeKind::Quantity>},
      {"change", "line cancelled", changed<ChangeKind::LineCancelled>},
      {"change", "order cancelled", changed<ChangeKind::OrderCancelled>},
      {"change", "cost", changed<ChangeKind::NetCost>},
      {"change", "window", changed<ChangeKind::Window>},
      {"change", "line added", changed<ChangeKind::LineAdded>},
      {"receiving", "exact", counted_right},
      {"receiving", "short", counted_wrong<Miscount::Short>},
      {"receiving", "over", counted_wrong<Miscount::Over>},
      {"receiving", "damaged", counted_wrong<Miscount::Damaged>},
      {"receiving", "found again", found_again},
      {"payment", "in full", paid_in_full},
      {"payment", "deducted", deducted},
      {"payment", "credited", given_back},
  };
  return table;
}

bool can_be_drawn(std::string_view dimension, std::string_view value, const std::vector<const Stimulus*>& left_out) {
  return std::none_of(std::begin(only_by), std::end(only_by), [&](const OnlyBy& row) {
    const auto is_of_row = [&](const Stimulus* stimulus) { return stimulus->name == row.stimulus; };
    return row.dimension == dimension && row.value == value && std::any_of(left_out.begin(), left_out.end(), is_of_row);
  });
}

const Aim* aim_at(std::string_view dimension, std::string_view value) {
  const auto found = std::find_if(aims().begin(), aims().end(),
                                  [&](const Aim& aim) { return aim.dimension == dimension && aim.value == value; });
  return found == aims().end() ? nullptr : &*found;
}

}  // namespace vendorproof::scenarios
