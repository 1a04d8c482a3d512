// Served mocks with a few orders and a virtual clock, and a configuration of `run` for them.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/store/store.h"
#include "tests/harness/command/served_trade.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {

class ServedOrders : public testing::Test {
 protected:
  explicit ServedOrders(int orders = 3) {
    scenarios::Scenario scenario = orders_of(orders, std::chrono::hours(7));
    scenario.amazon.payment_days = 3;
    EXPECT_TRUE(write_file(scenario_file_, scenarios::write_scenario(scenario)).has_value());
    serving_ = std::make_unique<Program>(std::vector<std::string>{program, "serve", "--amazon-port", "0", "--erp-port",
                                                                  "0", "--control-port", "0", "--clock", "virtual",
                                                                  "--scenario", scenario_file_});
    ready_ = parse_json(serving_->first_line()).value();
    EXPECT_TRUE(write_file(config_file_, config_text(ready_, store_file_)).has_value());
  }
  ~ServedOrders() override {
    serving_.reset();
    std::filesystem::remove_all(folder_);
  }
  ServedOrders(const ServedOrders&) = delete;
  ServedOrders& operator=(const ServedOrders&) = delete;

  std::vector<std::string> run_words(const std::vector<std::string>& more) const {
    std::vector<std::string> words = {program, "run", "--config", config_file_};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  Json control(const std::string& method, const std::string& path, const std::string& body = "") const {
    return parse_json(ask(ready_["control"].get<std::string>(), method, path, body).body).value();
  }
  void pass(Duration duration) const {
    control("POST", "/clock", R"({"advance":")" + format_duration(duration) + "\"}");
  }
  std::size_t count(const std::string& kind) const {
    std::size_t found = 0;
    for (const Json& entry : control("GET", "/ledger")) found += entry["kind"] == kind ? 1U : 0U;
    return found;
  }
  bool is_all_settled() const {
    const auto store = store::open_store({store_file_, store::Durability::Full});
    return store.has_value() && (*store)->every_order_is_settled();
  }
  /// Each sales order, ship notice, invoice and payment once; at least so many in all.
  void expect_everything_once(std::size_t at_least) const {
    std::map<std::string, int> effects;
    for (const Json& entry : control("GET", "/ledger")) {
      const std::string kind = entry["kind"];
      const bool is_order = kind == "SalesOrderCreated";
      const bool is_document = kind == "ShipNoticeAccepted" || kind == "InvoiceAccepted" || kind == "PaymentPosted";
      if (is_order) ++effects[kind + " " + entry.value("purchase_order", "")];
      if (is_document) ++effects[kind + " " + entry.value("document", "") + " " + entry.value("other_document", "")];
    }
    for (const auto& [effect, times] : effects) EXPECT_EQ(times, 1) << effect;
    EXPECT_GE(effects.size(), at_least);
  }

  const std::filesystem::path folder_ = empty_folder("vendorproof-served-orders");
  const std::string scenario_file_ = (folder_ / "orders.json").string();
  const std::string config_file_ = (folder_ / "live.toml").string();
  const std::string store_file_ = (folder_ / "state.db").string();
  std::unique_ptr<Program> serving_;
  Json ready_;
};

}  // namespace vendorproof::harness
