#include "tests/core/seams/small_world.h"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/core/seams/ledger_dialect.h"
#include "tests/core/seams/rows.h"
#include "tests/core/seams/segment_channel.h"

namespace vendorproof::seams {

namespace {

using std::chrono::hours;

const Instant start = parse_instant("2026-11-02T10:00:00Z").value();

CoreConfig small_config() {
  CoreConfig config;
  config.channel = &segment_channel();
  config.amazon.settings = trade::example_settings(config.channel->settings);
  config.dialect = &ledger_dialect();
  config.erp.settings = trade::example_settings(config.dialect->settings);
  config.orders_from = start - hours(24);
  return config;
}

/// Placed so long ago that only the first look sees it: what is lost then is not found again within the hour.
PlacedOrder placed(const Deal& deal) {
  return {fmt::format("ORD*{}*2026-11-01T14:00:00Z*VENDR*PHX6~LIN*1*B0{}*{}*3.75~", deal.order, deal.item, deal.eaches),
          start - hours(20)};
}

std::string number_of_sale(const LedgerErp& erp, const Deal& deal) {
  const std::vector<Row> sale = rows_of(erp.sale_of(deal.order));
  EXPECT_FALSE(sale.empty()) << "the ERP has no sale for " << deal.order;
  return sale.empty() ? "none" : sale.front().at("id");
}

}  // namespace

const std::array<Deal, 2>& deals() {
  static const std::array<Deal, 2> table = {
      {{"PO1", "TEA", 40, "DSP-1", "095060000000000015", "2026-11-02T10:55:00Z", "B-1", "150.00"},
       {"PO2", "CUP", 24, "DSP-2", "095060000000000022", "2026-11-02T10:40:00Z", "B-2", "90.00"}}};
  return table;
}

SmallWorld::SmallWorld(const std::string& name, std::size_t crash_after)
    : uri_("file:/seams_" + name + "?vfs=memdb"), crash_after_(crash_after), now_{start, MonoTime(hours(1))} {
  for (const Deal& deal : deals()) amazon.orders.push_back(placed(deal));
  anchor_ = open();
  boot();
}

void SmallWorld::boot() {
  in_flight_.clear();
  core_.reset();
  store_ = open();
  core_ = std::make_unique<Core>(*store_, small_config());
  take(core_->step(Booted(), now_));
}

void SmallWorld::run_for(Duration duration) {
  const MonoTime end = now_.mono + duration;
  while (true) {
    if (is_to_crash()) {
      has_crashed_ = true;
      for (const auto& [due, answer] : in_flight_) unanswered_.push_back(answer.call);
      boot();
    }
    const MonoTime answer = in_flight_.empty() ? MonoTime::max() : in_flight_.begin()->first;
    const MonoTime at = std::min(answer, wake_at_);
    if (at > end) break;
    pass(std::max(at, now_.mono) - now_.mono);
    if (answer == at) {
      const Answer next = in_flight_.begin()->second;
      in_flight_.erase(in_flight_.begin());
      take(core_->step(CallDone{next.call.key, next.call.attempt, next.response}, now_));
    } else {
      take(core_->step(Woke(), now_));
    }
  }
  pass(end - now_.mono);
}

void SmallWorld::trade() {
  run_for(hours(1));
  for (const Deal& deal : deals()) {
    erp.trucks.push_back(fmt::format(
        "truck n={} for={} sale={} line=1 item={} eaches={} to=PHX6 carrier=ABFS pro=77 bill=BOL-20001 sscc={} left={} "
        "arrives=2026-11-04T11:00:00Z\n",
        deal.truck, deal.order, number_of_sale(erp, deal), deal.item, deal.eaches, deal.package, deal.left));
  }
  run_for(hours(2));
  for (const Deal& deal : deals()) {
    erp.bills += fmt::format(
        "bill n={} for={} sale={} truck={} line=1 item={} eaches={} price=3.75 total={} at=2026-11-02T13:00:00Z\n",
        deal.bill, deal.order, number_of_sale(erp, deal), deal.truck, deal.item, deal.eaches, deal.total);
  }
  run_for(hours(2));
  for (const Deal& deal : deals()) {
    amazon.payments += fmt::format("PAY*P-1*2026-12-03*{}*{}*{}~", deal.bill, deal.order, deal.total);
  }
  run_for(hours(14));
}

std::size_t SmallWorld::count(const std::string& operation) const { return asked(operation).size(); }

std::vector<std::string> SmallWorld::operations() const {
  std::vector<std::string> result;
  for (const HttpCall& call : calls_) result.push_back(call.operation);
  return result;
}

std::map<std::size_t, std::string> SmallWorld::asked(const std::string& operation) const {
  std::map<std::size_t, std::string> result;
  for (std::size_t i = 0; i < calls_.size(); ++i) {
    if (calls_[i].operation == operation) result[i + 1] = calls_[i].request.body;
  }
  return result;
}

std::unique_ptr<store::Store> SmallWorld::open() const {
  return store::open_store({uri_, store::Durability::Off}).value();
}

void SmallWorld::pass(Duration duration) {
  now_.wall += duration;
  now_.mono += duration;
}

void SmallWorld::take(const Step& step) {
  wake_at_ = step.wake_at;
  for (const HttpCall& call : step.calls) {
    if (is_to_crash()) return;  // What the step wanted after that call never leaves.
    calls_.push_back(call);
    EXPECT_TRUE(call.request.headers.empty()) << "nothing but the tables writes into a request";
    const HttpResponse response = call.peer == Peer::Amazon ? amazon.answer(call.request) : erp.answer(call.request);
    in_flight_.emplace(now_.mono + Duration(100), Answer{call, response});
  }
}

}  // namespace vendorproof::seams
