// Speed, as ratios within one run: simulated orders per second, JSON in and out, commits of the store.
#include <algorithm>
#include <chrono>

#include <benchmark/benchmark.h>

#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/messages.h"
#include "core/store/store.h"
#include "harness/site/stock.h"
#include "harness/site/tenants.h"
#include "harness/world/world.h"
#include "scenarios/generators/generators.h"
#include "scenarios/scenario.h"

namespace vendorproof {
namespace {

void simulated_orders(benchmark::State& state) {
  std::int64_t orders = 0;
  std::size_t task = 0;
  for ([[maybe_unused]] const auto turn : state) {
    const scenarios::Scenario scenario = scenarios::generate(1, task++ % 20);
    benchmark::DoNotOptimize(harness::run(scenario, {}));
    orders += static_cast<std::int64_t>(scenario.orders.size());
  }
  state.SetItemsProcessed(orders);
}
BENCHMARK(simulated_orders)->Unit(benchmark::kMillisecond);

std::string page_of_orders(std::size_t count) {
  const scenarios::Scenario scenario = scenarios::generate(1, 0);
  std::string page = R"({"payload":{"orders":[)";
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) page += ",";
    page += scenarios::amazon_document(scenario.orders[i % scenario.orders.size()], scenario.start);
  }
  return page + "]}}";
}

void json_in(benchmark::State& state) {
  const std::string page = page_of_orders(100);
  for ([[maybe_unused]] const auto turn : state) benchmark::DoNotOptimize(channel::sp_api::read_purchase_orders(page));
  state.SetBytesProcessed(static_cast<std::int64_t>(page.size()) * state.iterations());
}
BENCHMARK(json_in)->Unit(benchmark::kMicrosecond);

/// The worst object for a reader that compares each name with all before it: no name twice.
void object_of_many_names(benchmark::State& state) {
  std::string object = "{";
  for (std::int64_t i = 0; i < state.range(0); ++i) object += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
  object += "}";
  for ([[maybe_unused]] const auto turn : state) {
    benchmark::DoNotOptimize(parse_json(object));
    const Result<JsonText> text = JsonText::parse(object);
    benchmark::DoNotOptimize(JsonReader(*text).keys());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(object.size()) * state.iterations());
}
BENCHMARK(object_of_many_names)->Arg(20'000)->Arg(80'000)->Arg(320'000);

void json_out(benchmark::State& state) {
  const auto page = channel::sp_api::read_purchase_orders(page_of_orders(1));
  const trade::PurchaseOrder& order = page->orders.at(0);
  trade::Acknowledgement acknowledgement{order.number, {}};
  for (const trade::PurchaseOrderLine& line : order.lines) {
    const std::int64_t eaches = line.ordered.amount * line.ordered.unit_size;
    acknowledgement.lines.push_back({line.sequence, {{trade::AcknowledgementCode::Accepted, eaches, {}, {}}}});
  }
  const channel::AcknowledgementDraft draft{order, acknowledgement, order.ordered_at};
  std::int64_t bytes = 0;
  for ([[maybe_unused]] const auto turn : state) {
    const HttpRequest request = channel::sp_api::submit_acknowledgements(std::span(&draft, 1));
    bytes += static_cast<std::int64_t>(request.body.size());
  }
  state.SetBytesProcessed(bytes);
}
BENCHMARK(json_out)->Unit(benchmark::kMicrosecond);

void store_commits(benchmark::State& state) {
  auto store = store::open_store({"file:/vendorproof-bench?vfs=memdb", store::Durability::Off});
  std::int64_t turns = 0;
  for ([[maybe_unused]] const auto turn : state) {
    (*store)->begin();
    (*store)->set_note("bench", std::to_string(turns++));
    (*store)->commit();
  }
  state.SetItemsProcessed(turns);
}
BENCHMARK(store_commits)->Unit(benchmark::kMicrosecond);

/// The time to reset a served field with that many orders.
void reset_of_a_tenant(benchmark::State& state) {
  scenarios::Scenario scenario = scenarios::generate(1, 0);
  scenario.orders.resize(std::min<std::size_t>(scenario.orders.size(), static_cast<std::size_t>(state.range(0))));
  harness::Site site(scenario, harness::ServedClock(harness::ServedTime::Virtual, scenario.start, 1));
  for ([[maybe_unused]] const auto turn : state) {
    state.PauseTiming();
    site.advance_by(std::chrono::hours(24 * 30));
    state.ResumeTiming();
    site.reset(std::nullopt);
  }
}
BENCHMARK(reset_of_a_tenant)->Arg(0)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond);

void making_of_a_tenant(benchmark::State& state) {
  const scenarios::Scenario stock = harness::stock_without_orders(scenarios::generate(1, 0).start);
  harness::Tenants tenants(stock, harness::ServedClock(harness::ServedTime::Virtual, stock.start, 1));
  harness::TenantWish wish;
  wish.name = "bench";
  wish.scenario = stock;
  for ([[maybe_unused]] const auto turn : state) {
    benchmark::DoNotOptimize(tenants.create(wish));
    benchmark::DoNotOptimize(tenants.remove(wish.name));
  }
}
BENCHMARK(making_of_a_tenant)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace vendorproof
