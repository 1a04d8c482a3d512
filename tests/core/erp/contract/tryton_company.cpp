// A real Tryton with its people, who press its buttons (people.py beside the live tests).
#include "tests/core/erp/contract/tryton_company.h"

#include <cstdlib>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/require.h"
#include "core/erp/dialects.h"
#include "core/erp/tryton/tryton.h"
#include "core/live/clock.h"
#include "core/live/http_client.h"
#include "tests/core/erp/contract/company.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::erp::contract {

namespace {

class TrytonCompany : public Company {
 public:
  TrytonCompany() {
    const char* const place = std::getenv("VENDORPROOF_TRYTON");
    REQUIRE(place != nullptr);
    const auto endpoint = live::parse_endpoint(place);
    REQUIRE(endpoint.has_value());
    client_ = std::make_unique<live::HttpClient>(*endpoint);
  }

  const Dialect& dialect() const override { return tryton::dialect(); }
  ErpAccess access() const override { return example_access(dialect()); }
  std::string account() const override { return "6910"; }
  std::string bank() const override { return "1810"; }

  void open(const Plan& plan) override {
    plan_ = plan;
    std::string words = "begin";
    for (const auto& [item, eaches] : plan.stock) {
      words += fmt::format(" {}={}{}", item, eaches, item == vitamin ? ":" + plan.lot : "");
    }
    for (const Plan::Supply& one : plan.supply) words += fmt::format(" {}+{}:{}", one.item, one.eaches, one.days);
    ask_people(words);
  }

  HttpResponse send(const HttpRequest& request) override {
    const live::Sent sent = client_->send(request, std::chrono::minutes(2));
    const HttpResponse* const response = std::get_if<HttpResponse>(&sent.outcome);
    EXPECT_NE(response, nullptr) << sent.trouble;
    return response == nullptr ? HttpResponse{599, {}, ""} : *response;
  }
  Instant now() const override { return live::RealClock().now().value().wall; }
  void let_a_second_pass() override { ask_people("pause"); }

  std::string number(const std::string& name) override {
    static const std::string run = std::to_string(now().time_since_epoch().count() / 1000 % 100'000'000);
    static int count = 0;
    return name + run + "N" + std::to_string(++count);
  }

  std::string ship(const std::string& order) override {
    std::string words = "ship " + order + " 'PAPERS=carrier=ABFS pro=1234567 bol=VP00000001'";
    for (auto missing = plan_.missing.begin(); missing != plan_.missing.end(); ++missing) {
      if (missing->order != order) continue;
      words += fmt::format(" LESS={}:{}", missing->item, missing->eaches);
      plan_.missing.erase(missing);
      break;
    }
    if (!plan_.lot.empty()) words += " LOT=" + plan_.lot;
    std::string despatch = ask_people(words);
    if (plan_.closes_the_rest) ask_people("close " + order);
    return despatch;
  }
  std::string bill(const std::string& order) override { return ask_people("post " + order); }
  std::string credit(const std::string& invoice) override { return ask_people("credit " + invoice); }
  Money posted(const std::string& document) override {
    return Money::parse(ask_people("posted " + document), usd()).value_or(Money());
  }
  void enter(const std::string& order) override { ask_people(fmt::format("enter {} {}=24", order, tea)); }

 private:
  std::unique_ptr<live::HttpClient> client_;
  Plan plan_;
};

}  // namespace

std::string ask_people(const std::string& words) {
  const tests::Ran ran = tests::ran_by_bash("/usr/bin/python3 '" + tests::source_dir() +
                                            "/tests/core/erp/tryton/live/people.py' " + words);
  EXPECT_EQ(ran.code, 0) << words << ": " << ran.output;
  std::string said = ran.output;
  while (!said.empty() && said.back() == '\n') said.pop_back();
  return said.substr(said.rfind('\n') + 1);
}

std::unique_ptr<Company> real_tryton() { return std::make_unique<TrytonCompany>(); }

}  // namespace vendorproof::erp::contract
