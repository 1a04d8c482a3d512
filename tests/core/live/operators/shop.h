// A core with some exceptions in its store, for the tests of this room.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/core.h"
#include "core/live/inbox.h"
#include "core/live/operators/answers.h"
#include "core/store/store.h"

namespace vendorproof::live {

inline const std::string operators_token = "0123456789abcdef0123456789abcdef";

class Shop {
 public:
  explicit Shop(const std::string& name) : uri_("file:/" + name + "?vfs=memdb") {
    auto opened = store::open_store({uri_, store::Durability::Off});
    EXPECT_TRUE(opened);
    store_ = std::move(*opened);
    core_ = std::make_unique<Core>(*store_, simulated_config());
    visit_.now = {*parse_instant("2026-11-23T08:00:00Z"), MonoTime(std::chrono::hours(1))};
    visit_.act = [this](const OperatorAction& action) { return core_->step(action, visit_.now).refusal; };
  }

  void raise(ExceptionKind kind, const std::string& subject, const std::string& order, const Money& amount,
             const std::string& cause = "", const std::string& text = "why") {
    TradeException exception = trade::make_exception(kind, subject, order, 1, amount, text, cause);
    exception.raised_at = visit_.now.wall;
    store_->begin();
    store_->raise(exception);
    store_->commit();
  }
  /// So many lines of the same unknown product, ten of each order.
  void raise_unknown_items(int lines) {
    for (int i = 0; i < lines; ++i) {
      const std::string order = "PO" + std::to_string(100 + i / 10);
      raise(ExceptionKind::UnknownItem, order + "/" + std::to_string(i % 10), order, Money(10'000, usd()),
            "product=B0X", "the ERP has no item for B0X");
    }
  }

  HttpResponse ask(const HttpRequest& request) {
    const DoorRoute* route = route_of(request);
    if (route == nullptr) return no_route(request);
    return route->answer({*core_, visit_}, request);
  }
  HttpResponse get(const std::string& target) {
    HttpRequest request;
    set_target(request, target);
    return ask(request);
  }
  HttpResponse act(const Json& body) {
    HttpRequest request{"POST", "/v1/acts", {}, {}, body.dump()};
    return ask(request);
  }
  static Json json_of(const HttpResponse& response) {
    const Result<Json> json = parse_json(response.body);
    EXPECT_TRUE(json) << response.body;
    return json.value_or(Json());
  }

  Core& core() { return *core_; }
  Visit& visit() { return visit_; }
  store::Store& store() { return *store_; }

 private:
  std::string uri_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Core> core_;
  Visit visit_;
};

}  // namespace vendorproof::live
