// The ERP as a value, and what must hold whatever is done to it.
#include "mock_erp/erp.h"

#include <chrono>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/hash.h"
#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

using std::chrono::hours;

/// Everything that can be seen of it, as one text.
std::string portrait(Trial& trial) {
  std::string text;
  for (const std::string& list :
       {std::string("items"), std::string("salesOrders?$expand=salesOrderLines"), std::string("salesShipments"),
        std::string("salesInvoices?$expand=salesInvoiceLines")}) {
    text += trial.call("GET", standard_path + list).body;
  }
  for (const std::string& list :
       {std::string("despatches?$expand=despatchLines,packages($expand=packageContents)"),
        std::string("linkedOrders?$expand=linkedOrderLines"), std::string("paymentPostings"),
        std::string("postedInvoices?$expand=postedInvoiceLines,postedInvoiceTaxes"), std::string("orderLinks")}) {
    text += trial.call("GET", vendorlink_path + list).body;
  }
  return text + trial.erp.receivable().text();
}

TEST(Erp, CopiesAreIndependent) {
  Trial original;
  original.order("PO1", {{"TEA", "10", ""}});
  original.pass(hours(18));
  Trial copy = original;
  const std::string before = portrait(original);
  EXPECT_EQ(portrait(copy), before);
  copy.order("PO2", {{"TEA", "10", ""}});
  copy.finish();
  EXPECT_EQ(portrait(original), before);
  EXPECT_EQ(original.erp.on_hand("TEA"), 100);
  EXPECT_EQ(copy.erp.on_hand("TEA"), 80);

  Erp moved = std::move(copy.erp);
  EXPECT_EQ(moved.on_hand("TEA"), 80);
  moved = original.erp;
  EXPECT_EQ(moved.on_hand("TEA"), 100);
}

TEST(Erp, HandlingAdvancesFirstAndTimeNeverGoesBack) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.now += hours(19);
  EXPECT_EQ(trial.despatches().at(0).at("status"), "Posted");
  trial.now -= hours(19);
  const Json late = trial.order("PO2", {{"TEA", "10", ""}});
  EXPECT_EQ(late.at("lastModifiedDateTime"), "2026-11-24T03:00:00Z");
}

TEST(Erp, UnknownItemsHaveNoStock) { EXPECT_EQ(Trial().erp.on_hand("X"), 0); }

/// One thing that happens to the company.
struct Move {
  int kind = 0;
  std::int64_t item = 0;
  std::int64_t amount = 0;
  std::int64_t target = 0;
};

rc::Gen<Move> any_move() {
  return rc::gen::apply(
      [](int kind, std::int64_t item, std::int64_t amount, std::int64_t target) {
        return Move{kind, item, amount, target};
      },
      rc::gen::inRange(0, 8), rc::gen::inRange<std::int64_t>(0, 2), rc::gen::inRange<std::int64_t>(0, 60),
      rc::gen::inRange<std::int64_t>(0, 100));
}

Settings any_settings() {
  Settings settings = trial_settings();
  settings.policy.fill_percent = *rc::gen::element<std::int64_t>(0, 33, 70, 100);
  settings.policy.remainder = *rc::gen::element(Remainder::Backordered, Remainder::ClosedShort);
  settings.policy.consolidate = *rc::gen::arbitrary<bool>();
  settings.policy.carton_eaches_max = *rc::gen::inRange<std::int64_t>(1, 30);
  settings.policy.lead_time = *rc::gen::element<Duration>(Duration::zero(), hours(1), hours(18));
  settings.policy.shorts = {{"PO1", 1, *rc::gen::inRange<std::int64_t>(0, 20)}, {"PO2", 2, 5}};
  settings.restocks = {{"TEA", start_of_trial() + hours(10), *rc::gen::inRange<std::int64_t>(0, 200)},
                       {"SOAP", start_of_trial() + hours(30), 50},
                       {"SOAP", start_of_trial() + hours(30), 7}};
  return settings;
}

void play(Trial& trial, const std::vector<Move>& moves) {
  int orders = 0;
  for (const Move& move : moves) {
    const std::string item = move.item == 0 ? "TEA" : "SOAP";
    if (move.kind <= 2) {
      const std::string unit = move.target % 3 == 0 ? R"(,"unitOfMeasureCode":"CASE7","unitPrice":17.01)" : "";
      trial.order(fmt::format("PO{}", ++orders),
                  {{item, std::to_string(move.amount), ""}, {"TEA", std::to_string(move.amount / 7), unit}},
                  move.target % 2 == 0 ? "PHX6" : "DFW6");
    } else if (move.kind <= 4) {
      const Json open = trial.vendorlink("linkedOrders?$expand=linkedOrderLines");
      if (open.empty()) continue;
      const Json& order = open.at(static_cast<std::size_t>(move.target) % open.size());
      trial.patch(order.at("linkedOrderLines").at(static_cast<std::size_t>(move.item)),
                  fmt::format(R"({{"quantity":{}}})", move.amount));
    } else if (move.kind == 5) {
      const Json due = trial.standard("salesInvoices?$filter=remainingAmount gt 0");
      if (due.empty()) continue;
      const Json& invoice = due.at(static_cast<std::size_t>(move.target) % due.size());
      const std::string body =
          fmt::format(R"({{"idempotencyKey":"P{0}","customerNumber":"AMAZON","postingDate":"2026-12-24",)"
                      R"("invoiceNumber":"{0}","amount":{1}}})",
                      invoice.at("number").get<std::string>(), invoice.at("remainingAmount").dump());
      RC_ASSERT(trial.call("POST", vendorlink_path + "paymentPostings", body).status == 201);
    } else {
      trial.pass(std::chrono::minutes(move.amount * 20));
    }
  }
}

struct Totals {
  std::map<std::string, std::int64_t> shipped;    ///< eaches by item
  std::map<std::string, std::int64_t> on_trucks;  ///< eaches by SSCC
};

/// Checks that lines, packages and truck of every despatch tie out, and adds up what was shipped.
Totals tie_out(Trial& trial) {
  Totals totals;
  std::map<std::string, std::int64_t> packed_by_sscc;
  for (const Json& despatch : trial.despatches()) {
    std::map<std::int64_t, std::int64_t> packed;
    for (const Json& package : despatch.at("packages")) {
      std::int64_t eaches = 0;
      for (const Json& content : package.at("packageContents")) {
        packed[content.at("despatchLineSequence").get<std::int64_t>()] +=
            content.at("quantityBase").get<std::int64_t>();
        eaches += content.at("quantityBase").get<std::int64_t>();
      }
      RC_ASSERT(eaches >= 1);
      RC_ASSERT(packed_by_sscc.emplace(package.at("sscc").get<std::string>(), eaches).second);
    }
    RC_ASSERT(packed.size() == despatch.at("despatchLines").size());
    for (const Json& line : despatch.at("despatchLines")) {
      RC_ASSERT(packed.at(line.at("sequence").get<std::int64_t>()) == line.at("quantityBase"));
      totals.shipped[line.at("itemNumber").get<std::string>()] += line.at("quantityBase").get<std::int64_t>();
    }
  }
  for (const Truck& truck : trial.erp.take_trucks()) {
    for (const PhysicalCarton& carton : truck.cartons) {
      for (const CartonContent& content : carton.contents) totals.on_trucks[carton.sscc] += content.eaches;
    }
  }
  RC_ASSERT(totals.on_trucks == packed_by_sscc);
  return totals;
}

/// The lines of a kind of effect, as `<erp_line> <item> <eaches>`, in order of acceptance.
std::vector<std::string> lines_seen(Trial& trial, EffectKind kind) {
  std::vector<std::string> texts;
  for (const Effect& effect : trial.effects(kind)) {
    for (const EffectLine& line : effect.lines) {
      EXPECT_EQ(line.purchase_order, "PO1");
      EXPECT_EQ(line.sequence, 0);
      EXPECT_EQ(line.code, "");
      texts.push_back(fmt::format("{} {} {}", line.erp_line, line.item, line.eaches));
    }
  }
  return texts;
}

TEST(ErpEffects, ALineKeepsItsNumberFromTheOrderToTheInvoice) {
  Settings settings = trial_settings();
  settings.policy.remainder = Remainder::ClosedShort;
  settings.policy.shorts = {{"PO1", 3, 2}};
  Trial trial(settings);
  const Json order = trial.order("PO1", {{"TEA", "0", ""}, {"SOAP", "4", ""}, {"TEA", "5", ""}});
  ASSERT_EQ(trial.patch(order.at("linkedOrderLines").at(1), R"({"quantity":6})").status, 200);
  trial.finish();

  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_seen(trial, EffectKind::SalesOrderCreated), (Lines{"1 TEA 0", "2 SOAP 4", "3 TEA 5"}));
  EXPECT_EQ(lines_seen(trial, EffectKind::SalesOrderChanged), (Lines{"1 TEA 0", "2 SOAP 6", "3 TEA 5"}));
  EXPECT_EQ(lines_seen(trial, EffectKind::SalesOrderClosedShort), (Lines{"3 TEA 2"}));
  EXPECT_EQ(lines_seen(trial, EffectKind::DespatchPosted), (Lines{"2 SOAP 6", "3 TEA 3"}));
  EXPECT_EQ(lines_seen(trial, EffectKind::SalesInvoicePosted), (Lines{"2 SOAP 6", "3 TEA 3"}));
  EXPECT_EQ(trial.effects(EffectKind::SalesOrderCreated).at(0).amount.text(), "12.55 USD");
  EXPECT_EQ(trial.effects(EffectKind::SalesInvoicePosted).at(0).amount.text(), "7.575 USD");
}

RC_GTEST_PROP(ErpProperty, NothingIsLostOrMadeOfThinAir, ()) {
  const Settings settings = any_settings();
  Trial trial(settings);
  play(trial, *rc::gen::container<std::vector<Move>>(any_move()));
  trial.finish();

  Totals totals = tie_out(trial);
  for (std::size_t i = 0; i < 2; ++i) {
    const Item& item = settings.items[i];
    std::int64_t received = 0;
    for (const Restock& restock : settings.restocks) received += restock.item == item.number ? restock.eaches : 0;
    RC_ASSERT(item.stock_eaches + received == trial.erp.on_hand(item.number) + totals.shipped[item.number]);
    RC_ASSERT(trial.erp.on_hand(item.number) >= 0);
    const Json row = trial.vendorlink("itemAvailability?$filter=itemNumber eq '" + item.number + "'").at(0);
    RC_ASSERT(row.at("reserved") == 0);
  }
  Money invoiced;
  Money paid;
  std::map<std::string, std::int64_t> billed;
  for (const Effect& effect : trial.effects(EffectKind::SalesInvoicePosted)) {
    invoiced += effect.amount;
    Money of_lines;
    for (const EffectLine& line : effect.lines) {
      billed[line.item] += line.eaches;
      of_lines += line.unit_cost * line.eaches;
    }
    RC_ASSERT(of_lines == effect.amount);
  }
  for (const Effect& effect : trial.effects(EffectKind::PaymentPosted)) paid += effect.amount;
  RC_ASSERT(billed["TEA"] == totals.shipped["TEA"]);
  RC_ASSERT(billed["SOAP"] == totals.shipped["SOAP"]);
  RC_ASSERT((invoiced - paid).ten_thousandths() == trial.erp.receivable().ten_thousandths());
}

RC_GTEST_PROP(ErpProperty, SameMovesSameBytesHoweverTimeIsCut, ()) {
  const Settings settings = any_settings();
  const auto moves = *rc::gen::container<std::vector<Move>>(any_move());
  Trial one(settings);
  Trial two(settings);
  play(one, moves);
  play(two, moves);
  one.finish();
  const Instant end = one.now;
  two.now = end;
  two.erp.advance(end);
  RC_ASSERT(portrait(one) == portrait(two));
  const std::vector<Effect> left = one.erp.take_effects();
  const std::vector<Effect> right = two.erp.take_effects();
  RC_ASSERT(left.size() == right.size());
  for (std::size_t i = 0; i < left.size(); ++i) {
    RC_ASSERT(left[i].at == right[i].at);
    RC_ASSERT(left[i].document == right[i].document);
  }
}

/// A draw from 0 to below `limit` that has a name, so that hostile requests are the same in every run.
std::size_t draw(std::size_t request, int part, std::size_t limit) {
  return hash_of(static_cast<std::uint64_t>(part), std::to_string(request)) % limit;
}

HttpRequest hostile_request(std::size_t number, const std::string& line_id) {
  const std::vector<std::string> methods = {"GET", "POST", "PATCH", "DELETE", "", "GET\r\n"};
  const std::vector<std::string> paths = {standard_path + "items",
                                          standard_path + "salesOrders",
                                          standard_path + "salesOrderLines(" + line_id + ")",
                                          vendorlink_path + "paymentPostings",
                                          vendorlink_path + "linkedOrders",
                                          vendorlink_path + "linkedOrderLines(" + line_id + ")",
                                          vendorlink_path + "despatches",
                                          standard_path + "salesOrderLines",
                                          standard_path + "salesOrderLines((((",
                                          "",
                                          "/api/v2.0/companies()/items",
                                          standard_path + std::string(9'000, '('),
                                          standard_path + "\xff\xc0"};
  const std::vector<std::string> bodies = {
      "",
      "{",
      "null",
      "[]",
      std::string(100'000, '['),
      R"({"customerNumber":{}})",
      R"({"customerNumber":"AMAZON","salesOrderLines":[null]})",
      R"({"quantity":1e308})",
      R"({"quantity":-0.0})",
      R"({"quantity":123456789012345678901234567890})",
      R"({"quantity":true})",
      "{\"\xff\":1}",
      R"({"customerNumber":"AMAZON","salesOrderLines":[{"lineType":"Item","lineObjectNumber":"TEA","quantity":1e9}]})",
      R"({"idempotencyKey":"K","customerNumber":"AMAZON","postingDate":"2026-12-24","invoiceNumber":"\u0000",)"
      R"("amount":1})",
      R"({"unitPrice":99999999999.9999})",
      R"({"customerNumber":"AMAZON","salesOrderLines":[{"lineType":"Item","lineObjectNumber":"TEA","quantity":1}]})"};
  const std::vector<std::string> options = {"$filter", "$top",    "$skip", "$orderby", "$skiptoken",
                                            "$expand", "$select", "$",     "x"};
  const std::vector<std::string> values = {"",
                                           "'",
                                           "(((((",
                                           "number eq",
                                           "number eq 'x' or",
                                           "amount gt 1e9",
                                           "99999999999999999999",
                                           "-1",
                                           ",",
                                           "lastModifiedDateTime gt 9999-99-99T99:99:99Z",
                                           "id eq 5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10",
                                           "number desc,number asc",
                                           std::string(5'000, 'a'),
                                           "\xff\xfe",
                                           "1"};
  HttpRequest request;
  request.method = methods[draw(number, 1, methods.size())];
  request.path = paths[draw(number, 2, paths.size())];
  request.body = bodies[draw(number, 3, bodies.size())];
  for (std::size_t i = 0; i < draw(number, 4, 4); ++i) {
    const int salt = 10 + static_cast<int>(i) * 2;
    request.query.emplace_back(options[draw(number, salt, options.size())],
                               values[draw(number, salt + 1, values.size())]);
  }
  if (draw(number, 5, 10) > 0) {
    request.headers.emplace_back("Authorization", "Basic " + base64_encode("vendorproof:erp-test-key"));
  }
  if (draw(number, 6, 2) > 0) request.headers.emplace_back("If-Match", draw(number, 7, 2) > 0 ? "*" : "W/\"x");
  return request;
}

TEST(Erp, HostileRequestsAlwaysGetABusinessCentralAnswer) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  const std::string line_id = order.at("linkedOrderLines").at(0).at("id").get<std::string>();
  std::map<int, int> statuses;
  for (std::size_t i = 0; i < 2'000; ++i) {
    const HttpResponse response = trial.erp.handle(hostile_request(i, line_id), trial.now);
    ++statuses[response.status];
    const Result<Json> body = parse_json(response.body);
    ASSERT_TRUE(body) << i;
    if (response.status < 300) continue;
    ASSERT_GE(response.status, 400) << i;
    ASSERT_TRUE(response.status < 500 || response.status == 501) << i;
    ASSERT_FALSE(body->at("error").at("code").get<std::string>().empty()) << i;
    ASSERT_NE(error_message(response).find("CorrelationId"), std::string::npos) << i;
    ASSERT_LT(response.body.size(), 2'000U) << i;
  }
  for (const int status : {200, 201, 400, 401, 404, 405, 409}) EXPECT_GT(statuses[status], 0) << status;
  trial.finish();
}

/// Peak season: 2,000 orders of 20 lines through their whole life, well within the time limit of a test. A scan of all
/// orders per request would not be.
TEST(Erp, LivesThroughAPeakSeason) {
  Settings settings = trial_settings();
  settings.items[0].stock_eaches = 100'000'000;
  Trial trial(settings);
  const std::vector<OrderLineText> lines(20, {"TEA", "24", ""});
  for (int i = 0; i < 2'000; ++i) {
    const std::string purchase_order = fmt::format("PO{}", i);
    trial.order(purchase_order, lines, fmt::format("FC{}", i % 20));
    EXPECT_EQ(trial.vendorlink("linkedOrders?$filter=externalDocumentNumber eq '" + purchase_order + "'").size(), 1U);
    trial.pass(std::chrono::minutes(10));
  }
  trial.finish();
  EXPECT_EQ(trial.effects(EffectKind::SalesInvoicePosted).size(), 2'000U);
}

}  // namespace
}  // namespace vendorproof::mock_erp
