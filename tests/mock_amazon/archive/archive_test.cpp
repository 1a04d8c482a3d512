// A state that is exported and imported is the same value: it answers the same, does the same, and is exported as the
// same bytes. A state that is not whole is refused, and changes nothing.
#include "mock_amazon/archive/archive.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "core/base/hash.h"
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/portal_reading.h"
#include "tests/mock_amazon/transport_trial.h"

namespace vendorproof::mock_amazon {
namespace {

HttpResponse dispute_with_papers(Trial& trial, const std::string& subject) {
  return dispute(trial, subject, "", {"ProofOfDelivery", "PackingList"});
}

/// A dock that takes days and sees too little, and an Amazon that gives up waiting.
Settings eventful_settings() {
  Settings settings;
  settings.receiving.days = 2;
  settings.receiving.recount_after = days(3);
  settings.receiving.planned = {{"B", 1, CountingError::Short, 2}};
  settings.receiving.chance.short_bp = 5'000;
  settings.receiving.chance.over_bp = 1'000;
  settings.vendor_codes = {"VEND1"};
  settings.catalogue["B0LINE1"].perishable = false;
  settings.auto_cancels = true;
  settings.unanswered_rejected_after = hours(36);
  settings.discount_basis_points = 200;
  settings.discount_days = 10;
  settings.rate_per_second = 9;
  return settings;
}

/// One step of a conversation; `draw` chooses the kind and the subject. What the mock said, as text.
std::string play(Trial& trial, unsigned draw, std::size_t turn) {
  const std::string number = "PO" + std::to_string(draw / 16 % 6);
  const auto subject = static_cast<std::int64_t>(draw / 96 % 4 + 1);
  const std::string serial = std::to_string(turn);
  const auto said = [](const HttpResponse& response) { return std::to_string(response.status) + " " + response.body; };
  switch (draw % 16) {
    case 0:
    case 1: {
      const Json document = order(number, {order_line(1, each(10)), order_line(2, cases(subject, 12))});
      return trial.amazon.issue(document.dump(), trial.now) ? "issued" : "not issued";
    }
    case 2:
      return said(trial.post(acknowledgements_path,
                             acknowledgement(number, {acknowledged_item(1, {{"Accepted", each(10)}}),
                                                      acknowledged_item(2, {{"Backordered", cases(subject, 12)}})})));
    case 3:
      return said(
          trial.post(acknowledgements_path, acknowledgement(number, {acknowledged_item(1, {{"Rejected", each(10)}})})));
    case 4:
    case 5: {
      const std::vector<Packed> cartons = {{number, 1, 10 - subject}, {number, 2, 12}};
      trial.amazon.expect_truck(truck("L" + serial, trial.now, trial.now + hours(40), cartons, 10 * turn), trial.now);
      return said(trial.post(notices_path, notice("S" + serial, trial.now, cartons, 10 * turn)));
    }
    case 6:
      return said(trial.post(invoices_path, invoice("I" + std::to_string(subject), trial.now, "22.50",
                                                    {invoice_item(number, 1, each(9))})));
    case 7: {
      OrderChange change;
      change.purchase_order = number;
      change.kind = subject == 4 ? ChangeKind::OrderCancelled : ChangeKind::Quantity;
      change.line = subject == 4 ? 0 : 1;
      change.quantity = subject;
      return trial.amazon.change(change, trial.now) ? "changed" : "not changed";
    }
    case 8:
      return said(trial.call("GET", "/vendor/orders/v1/purchaseOrders?createdAfter=2026-11-20T00:00:00Z"));
    case 9:
      return said(trial.call("GET", "/vendor/orders/v1/purchaseOrdersStatus?createdAfter=2026-11-20T00:00:00Z")) +
             said(trial.call("GET", "/portal/remittances.csv"));
    case 10:
      return said(trial.call("GET", "/vendor/orders/v1/purchaseOrders/" + number));
    case 11: {
      const std::string identifier = "T" + std::to_string(subject);
      if (draw / 384 % 4 == 0) return said(trial.post(shipments_path, cancellation(identifier, trial.now)));
      Json document = transport(identifier, trial.now);
      document["purchaseOrders"][0]["purchaseOrderNumber"] = number;
      return said(trial.post(shipments_path, document)) + said(trial.call("GET", shipments_path));
    }
    case 12: {
      Json replacement = notice("S" + std::to_string(draw / 384 % turn), trial.now, {{number, 1, subject}}, 10 * turn);
      replacement["shipmentConfirmationType"] = "Replace";
      return said(trial.post(notices_path, replacement));
    }
    case 13:
      return said(dispute_with_papers(trial, "I" + std::to_string(subject) + "-SC"));
    case 14:
      return said(trial.call("GET", "/portal/deductions.csv")) + said(trial.call("GET", "/portal/chargebacks.csv"));
    default:
      trial.pass(hours(subject * subject * subject));
      return "";
  }
}

std::string effects_of(VendorCentral& amazon) {
  std::vector<Effect> effects = amazon.take_effects();
  return written(StateWriter::of(effects));
}

RC_GTEST_PROP(Archive, AnImportedStateGoesOnLikeTheExported, (const std::vector<unsigned>& draws, unsigned cut)) {
  Settings settings = eventful_settings();
  if (cut % 2 == 1) settings.face = Face::Observed;
  Trial first(settings);
  first.login();
  const std::size_t half = draws.empty() ? 0 : cut % draws.size();
  for (std::size_t i = 0; i < half; ++i) play(first, draws[i], i + 1);
  Trial second = first;
  Settings other;
  other.seed = 99;
  second.amazon = VendorCentral(other);
  second.amazon.keep_access_of(first.amazon);
  const std::string state = first.amazon.export_state();
  const Result<void> imported = second.amazon.import_state(state);
  RC_ASSERT((imported ? "" : imported.error().message) == "");
  RC_ASSERT(second.amazon.export_state() == state);
  for (std::size_t i = half; i < draws.size(); ++i) {
    RC_ASSERT(play(first, draws[i], i + 1) == play(second, draws[i], i + 1));
  }
  for (Trial* trial : {&first, &second}) trial->pass(days(200));
  RC_ASSERT(effects_of(first.amazon) == effects_of(second.amazon));
  RC_ASSERT(first.amazon.export_state() == second.amazon.export_state());
}

/// A state with something in every register.
Trial in_the_middle() {
  Trial trial(eventful_settings());
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, cases(5, 12))}));
  trial.accept_all("A", {10, 60});
  trial.ship("S1", {{"A", 1, 10}, {"A", 2, 55}});
  trial.outcome(invoices_path,
                invoice("I1", trial.now, "175", {invoice_item("A", 1, each(10)), invoice_item("A", 2, each(60))}));
  trial.pass(days(38));
  EXPECT_EQ(dispute_with_papers(trial, "I1-SC").status, 201) << "a claim, and a dispute of it";
  trial.issue(order("B", {order_line(1, each(10)), order_line(2, each(4))}));
  trial.accept_all("B", {10, 4});
  EXPECT_EQ(trial.outcome(shipments_path,
                          [&] {
                            Json document = transport("T1", trial.now);
                            document["purchaseOrders"][0]["purchaseOrderNumber"] = "B";
                            return document;
                          }()),
            "Success");
  trial.ship("S2", {{"B", 1, 6}}, hours(1), 80);
  Json replacement = notice("S2", trial.now, {{"B", 1, 5}}, 80);
  replacement["shipmentConfirmationType"] = "Replace";
  EXPECT_EQ(trial.outcome(notices_path, replacement), "Success");
  trial.pass(hours(6));
  Truck on_the_way = truck("L9", trial.now, trial.now + days(1), {{"B", 2, 4}}, 70);
  on_the_way.bill_of_lading = "VEND1-0000-L9";
  trial.amazon.expect_truck(std::move(on_the_way), trial.now);
  trial.post(acknowledgements_path, acknowledgement("B", {acknowledged_item(2, {{"Accepted", each(3)}})}));
  return trial;
}

TEST(Archive, EveryRegisterHasSomethingInIt) {
  const Json central = parse_json(in_the_middle().amazon.export_state())->at("central");
  const std::vector<std::string> places = {"/settings/receiving/planned",
                                           "/settings/catalogue",
                                           "/orders/orders",
                                           "/transactions/by_id",
                                           "/transactions/id_by_serial",
                                           "/notices/notices",
                                           "/notices/carton_by_sscc",
                                           "/notices/shipments_by_day",
                                           "/notices/truck_by_bill_of_lading",
                                           "/transports/by_identifier",
                                           "/dock/expected_by_serial",
                                           "/dock/recount_by_serial",
                                           "/dock/count_by_line",
                                           "/invoices/by_id",
                                           "/invoices/claims",
                                           "/invoices/payments",
                                           "/invoices/sums",
                                           "/charges/by_id",
                                           "/charges/shares_by_day",
                                           "/disputes/by_id",
                                           "/agenda/dues"};
  for (const std::string& place : places) EXPECT_FALSE(central.at(Json::json_pointer(place)).empty()) << place;
}

/// What the import says; it must have changed nothing.
std::string refusal_of(const std::string& state) {
  Trial trial = in_the_middle();
  const std::string before = trial.amazon.export_state();
  const Result<void> imported = trial.amazon.import_state(state);
  EXPECT_EQ(trial.amazon.export_state(), before) << "a refused state changed something";
  return imported ? "taken" : imported.error().message;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  EXPECT_NE(text.find(what), std::string::npos) << what;
  return text.replace(text.find(what), what.size(), by);
}

/// The state with a seal that fits.
std::string sealed(Json file) {
  file["seal"] = hex_of(hash_of(state_version, file["central"].dump(-1, ' ', false, Json::error_handler_t::replace)));
  return file.dump(-1, ' ', false, Json::error_handler_t::replace);
}

TEST(Archive, ADamagedStateIsRefusedWithThePathOfTheDamage) {
  const std::string state = in_the_middle().amazon.export_state();
  EXPECT_EQ(refusal_of(replaced(state, R"("kind":"Vendor Central")", R"("kind":"mock ERP")")),
            "$.kind is not Vendor Central");
  EXPECT_EQ(refusal_of(replaced(state, R"("version":4)", R"("version":3)")), "$.version is 3; this program reads 4");
  EXPECT_EQ(refusal_of(replaced(state, R"("payment_days":30)", R"("payment_days":31)")),
            "$.seal does not fit: the state was changed after its export");
  EXPECT_EQ(refusal_of(replaced(state, R"("ordered":10)", R"("ordered":"10")")),
            "$.central.orders.orders[0][1].lines[0].ordered is \"10\", not a whole number within its bounds");
  EXPECT_EQ(refusal_of(replaced(state, R"("ordered":10)", R"("odered":10)")),
            "$.central.orders.orders[0][1].lines[0].ordered is missing");
  EXPECT_EQ(refusal_of(replaced(state, R"("ordered":10)", R"("ordered":10,"weight":1)")),
            "$.central.orders.orders[0][1].lines[0].weight is not known here");
  EXPECT_EQ(refusal_of(replaced(state, R"("task":"SettleTransaction")", R"("task":"Nap")")).substr(0, 44),
            "$.central.agenda.dues[0].task is not one of ");
}

TEST(Archive, AStateThatContradictsItselfIsRefused) {
  const std::string state = in_the_middle().amazon.export_state();
  Json file = *parse_json(state);
  EXPECT_EQ(sealed(file), state) << "the seal is of what is in it";
  Json no_truck = file;
  no_truck["central"]["dock"]["expected_by_serial"] = Json::array();
  EXPECT_NE(refusal_of(sealed(no_truck)).find("a truck"), std::string::npos);
  Json no_transaction = file;
  no_transaction["central"]["transactions"]["id_by_serial"] = Json::array();
  EXPECT_NE(refusal_of(sealed(no_transaction)).find("a transaction"), std::string::npos);
  Json no_document = file;
  no_document["central"]["orders"]["orders"][0][1]["document"] = "{}";
  EXPECT_NE(refusal_of(sealed(no_document)).find("the document of order A"), std::string::npos);
  Json euros = file;
  euros["central"]["orders"]["orders"][0][1]["lines"][0]["net_cost"] = "2.50 EUR";
  EXPECT_NE(refusal_of(sealed(euros)).find("several currencies"), std::string::npos);
}

/// Each register without its rows; the agenda or another register needs them.
TEST(Archive, ARegisterThatLacksWhatAnotherNamesIsRefused) {
  const Json file = *parse_json(in_the_middle().amazon.export_state());
  const std::vector<std::pair<std::string, std::string>> places = {{"/invoices/by_id", "an invoice"},
                                                                   {"/invoices/claims", "a claim"},
                                                                   {"/invoices/payments", "no payment"},
                                                                   {"/disputes/by_id", "a dispute"},
                                                                   {"/transports/by_identifier", "a transport"},
                                                                   {"/dock/recount_by_serial", "a recount"}};
  for (const auto& [place, complaint] : places) {
    Json changed = file;
    changed["central"][Json::json_pointer(place)] = Json::array();
    const std::string refusal = refusal_of(sealed(changed));
    EXPECT_NE(refusal.find(complaint), std::string::npos) << place << ": " << refusal;
  }
  Json other_line = file;
  other_line["central"]["invoices"]["claims"][0][1]["lines"][0]["sequence"] = 7;
  EXPECT_NE(refusal_of(sealed(other_line)).find("a line of no order"), std::string::npos);
  Json shapeless = file;
  shapeless["central"]["transports"]["by_identifier"][0][1]["document"] = "x";
  EXPECT_NE(refusal_of(sealed(shapeless)).find("the document of transport"), std::string::npos);
}

TEST(Archive, AWaitingTransactionWithAnotherBodyIsRefused) {
  Json file = *parse_json(in_the_middle().amazon.export_state());
  Json& transactions = file["central"]["transactions"]["by_id"];
  const auto waiting = std::find_if(transactions.begin(), transactions.end(), [](const Json& row) {
    return row[1]["status"] == "Processing" && row[1]["body"] != "";
  });
  ASSERT_NE(waiting, transactions.end());
  for (const char* body : {"", "x", R"({"acknowledgements":[{}]})", R"({"acknowledgements":[]} {})"}) {
    (*waiting)[1]["body"] = body;
    EXPECT_NE(refusal_of(sealed(file)).find("are malformed"), std::string::npos) << body;
  }
}

/// What a switch cannot say exactly is kept exactly.
TEST(Archive, SettingsBetweenTheSwitchesAreKept) {
  Settings settings = eventful_settings();
  settings.quirks.of(Quirk::Outage) = {QuirkChoice::Use::On, 24};
  const VendorCentral amazon(settings);
  VendorCentral other{Settings()};
  ASSERT_TRUE(other.import_state(amazon.export_state()).has_value());
  EXPECT_EQ(other.settings().rate_per_second, 9);
  EXPECT_EQ(other.settings().unanswered_rejected_after, std::optional<Duration>(hours(36)));
  EXPECT_TRUE(other.settings().auto_cancels);
  EXPECT_EQ(other.settings().quirks.of(Quirk::Outage).size, 24);
  EXPECT_EQ(other.settings().vendor_codes, settings.vendor_codes);
  EXPECT_EQ(other.settings().receiving.planned.size(), 1U);
}

TEST(Archive, ATruncatedStateIsRefusedWhereverItEnds) {
  const std::string state = in_the_middle().amazon.export_state();
  VendorCentral fresh{Settings()};
  const std::string before = fresh.export_state();
  for (std::size_t length = 0; length < state.size(); length += 1 + state.size() / 200) {
    EXPECT_FALSE(fresh.import_state(state.substr(0, length)).has_value()) << length;
  }
  EXPECT_EQ(fresh.export_state(), before);
}

/// Changes one value somewhere; `draw` says where and to what.
void spoil_drawn(Json& node, std::uint64_t draw) {
  const std::vector<Json> odd = {nullptr,       true,           -1,    9'223'372'036'854'775'807, "", "x",
                                 Json::array(), Json::object(), 1e300, "2026-01-01T00:00:00Z",    0,  "7.00 EUR"};
  if (node.is_structured() && !node.empty() && draw % 8 != 0) {
    auto child = node.begin();
    std::advance(child, static_cast<std::ptrdiff_t>(draw / 8 % node.size()));
    return spoil_drawn(*child, hash_of(draw, "deeper"));
  }
  node = odd[draw / 8 % odd.size()];
}

/// A seal is no signature: even a sealed state must never bring the program down, now or later.
TEST(Archive, AStateThatSomebodySpoiledAndSealedIsRefusedOrPlayedOn) {
  const Trial middle = in_the_middle();
  const Json file = *parse_json(middle.amazon.export_state());
  int taken = 0;
  for (std::uint64_t i = 0; i < 300; ++i) {
    Json spoilt = file;
    spoil_drawn(spoilt["central"], hash_of(i, "spoil"));
    Trial trial = middle;
    if (!trial.amazon.import_state(sealed(spoilt))) continue;
    ++taken;
    for (unsigned draw : {0U, 2U, 4U, 6U, 7U, 8U, 9U, 10U}) play(trial, draw + 16 * 5, 500 + draw);
    trial.pass(days(200));
    EXPECT_FALSE(trial.amazon.export_state().empty());
  }
  EXPECT_GT(taken, 5) << "spoiling hits only what is refused";
  EXPECT_LT(taken, 280) << "nearly everything is taken";
}

TEST(Archive, CredentialsAndTokensStayWhereTheyAre) {
  Settings settings;
  settings.client_secret = "planted-client-secret";
  settings.refresh_token = "Atzr|planted-refresh-token";
  VendorCentral amazon(settings);
  HttpRequest login;
  login.method = "POST";
  login.path = "/auth/o2/token";
  login.body =
      "grant_type=refresh_token&client_id=amzn1.application-oa2-client.test&client_secret=planted-client-secret"
      "&refresh_token=Atzr|planted-refresh-token";
  const Json granted = *parse_json(amazon.handle(login, start_of_trial()).body);
  const std::string state = amazon.export_state();
  EXPECT_EQ(state.find("planted"), std::string::npos);
  EXPECT_EQ(state.find(granted.at("access_token").get<std::string>()), std::string::npos);
  ASSERT_TRUE(amazon.import_state(in_the_middle().amazon.export_state()).has_value());
  HttpRequest list;
  list.path = "/vendor/orders/v1/purchaseOrders";
  list.headers = {{"x-amz-access-token", granted.at("access_token").get<std::string>()}};
  EXPECT_EQ(amazon.handle(list, start_of_trial()).status, 200) << "logged in before the import, and still";
  EXPECT_EQ(amazon.handle(login, start_of_trial()).status, 200) << "its own secrets";
}

}  // namespace
}  // namespace vendorproof::mock_amazon
