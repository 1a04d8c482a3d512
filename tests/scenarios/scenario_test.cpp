#include "scenarios/scenario.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "scenarios/value/words.h"

namespace vendorproof::scenarios {
namespace {

using namespace std::chrono_literals;

const char* const small = R"({
  "schema": 1,
  "name": "small",
  "start": "2026-11-02T06:00:00Z",
  "items": [
    {"number": "TEA", "asin": "B0TEA", "vendor_product_identifier": "V-TEA", "case_sizes": [12], "stock_eaches": 600,
     "unit_price": "2.50 USD"}
  ],
  "orders": [
    {"number": "PO1", "placed_after": "2h", "delivery_window": {"from": "2d", "to": "9d"},
     "lines": [{"item": "TEA", "quantity": 5, "unit": "Cases", "unit_size": 12, "net_cost": "2.50 USD"},
               {"asin": "B0OTHER", "quantity": 7, "net_cost": "1.00 USD", "back_order_allowed": false}]}
  ]
})";

/// `small` with the first occurrence of `from` replaced.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = small;
  text.replace(text.find(from), from.size(), to);
  return text;
}

std::string error_of(const std::string& text) {
  const Result<Scenario> scenario = read_scenario(text, "a.json");
  return scenario ? "no error" : scenario.error().message;
}

TEST(ReadScenario, TakesTheProductOfALineFromTheItemItNames) {
  const Result<Scenario> scenario = read_scenario(small, "a.json");
  ASSERT_TRUE(scenario) << scenario.error().message;
  const Order& order = scenario->orders.at(0);
  EXPECT_EQ(order.placed_after, 2h);
  EXPECT_EQ(order.window_to, Duration(24h * 9));
  EXPECT_EQ(order.lines.at(0).asin, "B0TEA");
  EXPECT_EQ(order.lines.at(0).vendor_product_identifier, "V-TEA");
  EXPECT_EQ(order.lines.at(0).ordered, (Quantity{5, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(order.lines.at(1).sequence, 2);
  EXPECT_EQ(order.lines.at(1).ordered, (Quantity{7, UnitOfMeasure::Eaches, 1}));
  EXPECT_FALSE(order.lines.at(1).back_order_allowed);
}

TEST(ReadScenario, FillsInWhatIsLeftOut) {
  const Scenario scenario = *read_scenario(small, "a.json");
  EXPECT_EQ(scenario.family, "catalogue");
  EXPECT_EQ(scenario.orders[0].vendor_code, "VEND1");
  EXPECT_EQ(scenario.warehouse, Warehouse());
  EXPECT_EQ(scenario.amazon, AmazonSide());
  EXPECT_EQ(scenario.chance, ChanceOfFaults());
  EXPECT_FALSE(scenario.decisions_recorded);
}

struct Mistake {
  std::string from;
  std::string to;
  std::string message;
};

TEST(ReadScenario, SaysWhereAMistakeIsAndWhatWouldBeUnderstood) {
  const std::vector<Mistake> mistakes = {
      {"\"stock_eaches\"", "\"stock\"",
       "a.json: $.items[0] has the unknown field 'stock'; known fields here are: "
       "number, asin, vendor_product_identifier, gtin, case_sizes, stock_eaches, unit_price, blocked, entered_after, "
       "unblocked_after, lot, base_unit, case_unit, restocks"},
      {"\"stock_eaches\"", "\"base_unit\": \"Pcs\", \"stock_eaches\"",
       "a.json: $.items[0].base_unit is not 1 to 10 capital letters"},
      {"\"stock_eaches\"", "\"case_unit\": \"CARTON\", \"stock_eaches\"",
       "a.json: $.items[0].case_unit is not 1 to 4 capital letters"},
      {"\"schema\": 1", "\"schema\": 2", "a.json: $.schema is 2; this version reads schema 1"},
      {"\"name\": \"small\"", "\"name\": \"../x\"",
       "a.json: $.name is not a name: 1 to 100 letters, digits, '.', '_' and '-', and not '.' first"},
      {"\"item\": \"TEA\"", "\"item\": \"TEE\"",
       "a.json: $.orders[0].lines[0].item is 'TEE', which is not an item of this scenario; "
       "for a product that the ERP does not know, give its 'asin'"},
      {"\"quantity\": 5", "\"quantity\": -5", "a.json: $.orders[0].lines[0].quantity is -5, not within 0 to 1000000"},
      {"\"quantity\": 5", "\"quantity\": 5.5", "a.json: $.orders[0].lines[0].quantity is 5.5, not a whole number"},
      {", \"unit_size\": 12", "", "a.json: $.orders[0].lines[0].unit_size is missing"},
      {"\"Cases\"", "\"Boxes\"", "a.json: $.orders[0].lines[0].unit is \"Boxes\", not one of Eaches, Cases"},
      {"\"2h\"", "\"2 hours\"",
       "a.json: $.orders[0].placed_after is not a duration: '2 hours' is not a duration such as "
       "90s, 30m, 26h or 1d12h"},
      {"\"9d\"", "\"1d\"", "a.json: $.orders[0].delivery_window ends before it starts"},
      {"\"1.00 USD\"", "\"1.00 EUR\"",
       "a.json: $.orders[0].lines[1].net_cost is in EUR, but the scenario's currency is USD"},
      {"\"PO1\"", "\"PO 1\"",
       "a.json: $.orders[0].number is not an order number: 1 to 35 printable ASCII characters "
       "without a blank"},
      {"\"asin\": \"B0OTHER\"", "\"sequence\": 1, \"asin\": \"B0OTHER\"",
       "a.json: $.orders[0].lines[1] is a second line 1"},
      {"\"asin\": \"B0OTHER\", ", "",
       "a.json: $.orders[0].lines[1] names no product; give 'item', or 'asin' or "
       "'vendor_product_identifier'"},
  };
  for (const Mistake& mistake : mistakes) EXPECT_EQ(error_of(changed(mistake.from, mistake.to)), mistake.message);
}

TEST(ReadScenario, KnowsWhatAFaultMayHit) {
  const auto with_fault = [](const std::string& fault) {
    return changed("\"orders\"", "\"faults\": [" + fault + "], \"orders\"");
  };
  EXPECT_EQ(error_of(with_fault(R"({"kind": "lost-answer", "operation": "submitInvoice"})")).substr(0, 66),
            "a.json: $.faults[0].operation is \"submitInvoice\", not one of token");
  EXPECT_EQ(error_of(with_fault(R"({"kind": "outage", "peer": "erp", "from": "3h", "until": "2h"})")),
            "a.json: $.faults[0] ends before it starts");
  EXPECT_EQ(error_of(with_fault(R"({"kind": "refusal", "peer": "erp", "from": "1h", "until": "2h", "status": 201})")),
            "a.json: $.faults[0].status is 201, not one of 200, 302, 400, 401, 403, 404, 405, 408, 410, 500, 502, 504");
  EXPECT_EQ(error_of(with_fault(R"({"kind": "outage", "peer": "erp", "from": "1h", "until": "2h", "status": 401})")),
            "a.json: $.faults[0] has the unknown field 'status'; known fields here are: kind, peer, from, until");
  EXPECT_EQ(error_of(with_fault(R"({"kind": "crash", "peer": "erp", "operation": "items"})")),
            "a.json: $.faults[0] has the unknown field 'peer'; known fields here are: kind, operation, times, skip");
}

TEST(ReadScenario, SparesTheFirstCallsOfACrashAndOfNothingElse) {
  const auto with_fault = [](const std::string& fault) {
    return changed("\"orders\"", "\"faults\": [" + fault + "], \"orders\"");
  };
  const std::string crash = R"({"kind": "crash", "operation": "submitInvoices")";
  EXPECT_EQ(read_scenario(with_fault(crash + "}"), "a.json")->faults[0].skip, 0);
  EXPECT_EQ(read_scenario(with_fault(crash + R"(, "skip": 3})"), "a.json")->faults[0].skip, 3);
  EXPECT_EQ(error_of(with_fault(crash + R"(, "skip": -1})")),
            "a.json: $.faults[0].skip is -1, not within 0 to 1000000");
  EXPECT_EQ(error_of(with_fault(crash + R"(, "skip": 1000001})")),
            "a.json: $.faults[0].skip is 1000001, not within 0 to 1000000");
  EXPECT_EQ(error_of(with_fault(R"({"kind": "lost-answer", "operation": "submitInvoices", "skip": 1})")),
            "a.json: $.faults[0] has the unknown field 'skip'; known fields here are: kind, operation, times");
}

TEST(ReadScenario, KnowsWhichPapersMayComeLate) {
  const auto with_warehouse = [](const std::string& fields) {
    return changed("\"orders\"", "\"warehouse\": {" + fields + "}, \"orders\"");
  };
  EXPECT_EQ(error_of(with_warehouse(R"("late_papers": {"waybill": "1h"})")),
            "a.json: $.warehouse.late_papers has the unknown field 'waybill'; known fields here are: pro_number, "
            "bill_of_lading, arrival");
  EXPECT_EQ(error_of(with_warehouse(R"("late_papers": {"arrival": "soon"})")).substr(0, 62),
            "a.json: $.warehouse.late_papers.arrival is not a duration: 'so");
  EXPECT_EQ(error_of(with_warehouse(R"("pallet_cartons_max": -1)")),
            "a.json: $.warehouse.pallet_cartons_max is -1, not within 0 to 10000");
  EXPECT_EQ(error_of(with_warehouse(R"("late_papers": {"arrival": "never", "pro_number": "20m"})")), "no error");
}

TEST(ReadScenario, KnowsWhatIsCorrectedInADespatch) {
  const auto with_correction = [](const std::string& correction) {
    return changed("\"orders\"", "\"warehouse\": {\"corrections\": [" + correction + "]}, \"orders\"");
  };
  EXPECT_EQ(error_of(with_correction(R"({"kind": "lost", "purchase_order": "PO1", "after": "1h"})")),
            "a.json: $.warehouse.corrections[0].kind is \"lost\", not one of pro-number, left-behind, undone");
  EXPECT_EQ(error_of(with_correction(R"({"kind": "undone", "purchase_order": "PO1", "after": "1h", "eaches": 3})")),
            "a.json: $.warehouse.corrections[0] has the unknown field 'eaches'; known fields here are: kind, "
            "purchase_order, after");
  EXPECT_EQ(error_of(with_correction(R"({"kind": "left-behind", "purchase_order": "PO1", "after": "1h", "eaches": 0})"))
                .substr(0, 55),
            "a.json: $.warehouse.corrections[0].eaches is 0, not wit");
}

TEST(ReadScenario, LosesOnlySubmissions) {
  const std::string lost = R"("faults": [{"kind": "taken-and-lost", "operation": "getPurchaseOrders"}], "orders")";
  EXPECT_EQ(error_of(changed("\"orders\"", lost)),
            "a.json: $.faults[0].operation is no submission, and this fault strikes what is submitted to Amazon");
}

TEST(ReadScenario, RefusesOneDocumentAlwaysOrTheNextCalls) {
  const auto with_fault = [](const std::string& fault) {
    return changed("\"orders\"", "\"faults\": [" + fault + "], \"orders\"");
  };
  EXPECT_EQ(error_of(with_fault(R"({"kind": "bad-request", "operation": "submitInvoices", "document": "SI-1"})")),
            "no error");
  EXPECT_EQ(
      error_of(with_fault(R"({"kind": "bad-request", "operation": "submitInvoices", "document": "A", "times": 2})")),
      "a.json: $.faults[0] has 'document', which is refused always, and 'times'");
  EXPECT_EQ(error_of(with_fault(R"({"kind": "bad-request", "operation": "submitInvoices", "document": ""})")),
            "a.json: $.faults[0].document is empty");
  EXPECT_EQ(error_of(with_fault(R"({"kind": "taken-and-failed", "operation": "items.list"})")),
            "a.json: $.faults[0].operation is no submission, and this fault strikes what is submitted to Amazon");
  EXPECT_EQ(error_of(with_fault(R"({"kind": "taken-and-failed", "operation": "submitInvoices", "document": "A"})")),
            "a.json: $.faults[0] has the unknown field 'document'; known fields here are: kind, operation, times");
}

TEST(ReadScenario, LetsExpectationsDependOnSwitches) {
  const auto with = [](const std::string& fields) { return changed("\"orders\"", fields + ", \"orders\""); };
  EXPECT_EQ(error_of(with(R"("expected": [{"rule": "CB-01", "only_if": {}}])")),
            "a.json: $.expected[0].only_if names no switch");
  EXPECT_EQ(error_of(with(R"("expected": [{"rule": "CB-01", "unless": {"region": []}}])")),
            "a.json: $.expected[0].unless.region has no value");
  EXPECT_EQ(error_of(with(R"("expected": [{"rule": "CB-01", "unless": {"region": ["EU", "EU"]}}])")),
            "a.json: $.expected[0].unless.region[1] is a second 'EU'");
  EXPECT_EQ(error_of(with(R"("expected_exceptions": [{"kind": "price-mismatch", "where": {}}])")),
            "a.json: $.expected_exceptions[0] has the unknown field 'where'; known fields here are: kind, only_if, "
            "unless");
  EXPECT_EQ(error_of(with(R"("not_played": [{"where": {"region": ["IN"]}, "reason": ""}])")),
            "a.json: $.not_played[0].reason is empty: say why it is not played");
}

TEST(ReadScenario, LetsOnlyFilesOfTheSearchReferToWhatWasCutAway) {
  const std::string planned = R"("warehouse": {"shorts": [{"purchase_order": "PO9", "missing_eaches": 1}]}, "orders")";
  EXPECT_EQ(error_of(changed("\"orders\"", planned)),
            "a.json: $.warehouse.shorts[0] is about order 'PO9', which is not in this scenario");
  EXPECT_EQ(error_of(changed("\"orders\"", "\"broken_rule\": \"ACK-02\", " + planned)), "no error");
}

TEST(ReadScenario, SurvivesWhatIsNoScenario) {
  for (const std::string text : {"", "[]", "null", "{", "7", "{\"schema\": 1e400}", "{\"schema\": 1, \"name\": []}"}) {
    EXPECT_FALSE(read_scenario(text, "a.json")) << text;
  }
  EXPECT_FALSE(read_scenario(std::string(100'000, '['), "a.json"));
}

RC_GTEST_PROP(ReadScenario, NeverCrashesOnWhatIsBroken, ()) {
  std::string text = small;
  const auto cuts = *rc::gen::inRange(1, 4);
  for (int i = 0; i < cuts; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const auto length = *rc::gen::inRange<std::size_t>(0, 12);
    const std::vector<std::string> pieces = {"",     "0", "9",       "-",    "1e308", "99999999999999999999",
                                             "null", "[", "]",       "{",    "}",     "\"",
                                             ",",    ":", "\\u0000", "true", "\xff",  "1.00 EUR",
                                             "9999d"};
    text.replace(at, length, *rc::gen::elementOf(pieces));
  }
  const Result<Scenario> scenario = read_scenario(text, "a.json");
  if (!scenario) {
    RC_ASSERT(scenario.error().message.rfind("a.json: ", 0) == 0U);
    return;
  }
  const Result<Scenario> again = read_scenario(write_scenario(*scenario), "a.json");
  RC_ASSERT(again.has_value());
  RC_ASSERT(bool(*again == *scenario));
}

TEST(WriteScenario, LeavesOutWhatIsAsUsual) {
  const std::string text = write_scenario(*read_scenario(small, "a.json"));
  for (const char* field :
       {"warehouse", "amazon\"", "faults", "chance", "seed", "sequence", "vendor_code", "decisions"}) {
    EXPECT_EQ(text.find(field), std::string::npos) << field << " in\n" << text;
  }
  EXPECT_NE(text.find(R"(      "lines": [
        {"item": "TEA", "quantity": 5, "unit": "Cases", "unit_size": 12, "net_cost": "2.50 USD"},
)"),
            std::string::npos)
      << text;
}

TEST(WriteScenario, KeepsAmazonsOwnJsonAsItIs) {
  Scenario scenario = *read_scenario(small, "a.json");
  for (const std::string document : {R"({"purchaseOrderNumber":"PO1","b":1,"a":[1.5,"x"]})", "{ \"spaced\": 1 }",
                                     "no json", R"({"a":1,"a":2})", "1],[2"}) {
    scenario.orders[0].document = document;
    const Result<Scenario> again = read_scenario(write_scenario(scenario), "a.json");
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->orders[0].document, document);
  }
}

void add_erp(Scenario& scenario) {
  scenario.warehouse.month_closes_after = 72h;
  scenario.erp_read_lag = 30s;
}

/// Every kind of change and fault, and every field that is usually left out.
TEST(WriteScenario, KeepsEverythingThatIsNotAsUsual) {
  Scenario scenario = *read_scenario(small, "a.json");
  scenario.title = "t";
  scenario.story = {"one", "two"};
  scenario.family = "";
  scenario.items[0].blocked = true;
  scenario.items[0].lot = "L1";
  scenario.items[0].gtin = "4006381333931";
  scenario.items[0].entered_after = 2h;
  scenario.items[0].unblocked_after = 3h;
  scenario.items[0].restocks = {{1h, 7}};
  scenario.items[0].base_unit = "STK";
  scenario.items[0].case_unit = "KAR";
  Order& order = scenario.orders[0];
  order.vendor_code = "V2";
  order.ship_to = "ONT8";
  order.lines[1].sequence = 9;
  order.changes = {{.after = 3h, .kind = ChangeKind::Quantity, .line = 1, .quantity = 0},
                   {.after = 4h, .kind = ChangeKind::LineCancelled, .line = 9},
                   {.after = 5h, .kind = ChangeKind::OrderCancelled},
                   {.after = 6h, .kind = ChangeKind::NetCost, .line = 1, .net_cost = Money(123, usd())},
                   {.after = 7h, .kind = ChangeKind::Window, .window_from = 8h, .window_to = 9h},
                   {.after = 8h, .kind = ChangeKind::LineAdded, .added = order.lines[0]},
                   {.after = 9h, .kind = ChangeKind::OrderUncancelled},
                   {.after = 10h, .kind = ChangeKind::OrderType, .value = "RushOrder"},
                   {.after = 11h, .kind = ChangeKind::FulfilmentCentre, .value = "LAX9"},
                   {.after = 12h, .kind = ChangeKind::Freight, .value = "Collect"}};
  order.changes[5].added->sequence = 12;
  scenario.warehouse = {
      1h, 2h, 250ms, false, true, 5, 90, true, {{"PO1", 9, 3}}, 8, {{"arrival", std::nullopt}, {"pro_number", 20min}}};
  scenario.warehouse.credits = {{"PO1", 9, 3, *Money::parse("0.10 USD"), 24h}, {"PO1", 0, 0, std::nullopt, 2h}};
  add_erp(scenario);
  scenario.amazon = {.processing_time = 1min,
                     .payment_days = 5,
                     .fill_assessment = 48h,
                     .switches = {{"success", "never"}},
                     .rate_card = "",
                     .receiving = {}};
  scenario.amazon.receiving.days = 2;
  scenario.amazon.receiving.miscounts = {{"PO1", 9, Miscount::Over, 2}};
  scenario.faults = {{.kind = FaultKind::Outage, .peer = "erp", .from = 1h, .until = 2h},
                     {.kind = FaultKind::Throttle, .peer = "amazon", .from = 1h, .until = 2h},
                     {.kind = FaultKind::ServerError, .peer = "erp", .from = 0h, .until = 0h},
                     {.kind = FaultKind::LostAnswer, .operation = "submitInvoices", .times = 3},
                     {.kind = FaultKind::Duplicate, .operation = "submitInvoices"},
                     {.kind = FaultKind::Crash, .operation = "linkedOrders.create"},
                     {.kind = FaultKind::Crash, .operation = "openDispute", .times = 2, .skip = 7},
                     {.kind = FaultKind::Refusal, .peer = "erp", .from = 1h, .until = 2h, .status = 401},
                     {.kind = FaultKind::LateEffect, .operation = "linkedOrders.create", .times = 2, .after = 5min},
                     {.kind = FaultKind::Refusal, .until = 2h, .operation = "submitInvoices", .status = 403},
                     {.kind = FaultKind::TakenAndLost, .operation = "submitInvoices"},
                     {.kind = FaultKind::TakenAndFailed, .operation = "submitInvoices", .times = 2},
                     {.kind = FaultKind::BadRequest, .operation = "submitInvoices", .document = "SI-1"}};
  scenario.warehouse.corrections = {{CorrectionKind::ProNumber, "PO1", 3h, 1, 0},
                                    {CorrectionKind::LeftBehind, "PO1", 90min, 9, 24},
                                    {CorrectionKind::Undone, "PO1", 20min, 1, 0}};
  scenario.warehouse.invoice_together = true;
  scenario.chance = {1, 2, 3, 4, 5, 6, 7};
  scenario.torn_disk = true;
  scenario.expected = {{"CB-05", "PO1"}, {"CB-01", "", {{{"region", {"EU", "JP"}}}, {{"success", {"never"}}}}}};
  scenario.expected_exceptions = {{"price-mismatch"}, {"unknown-item", {{}, {{"region", {"IN"}}}}}};
  scenario.not_played = {not_played_in_india(), {{{"region", {"JP"}}, {"face", {"observed"}}}, "no yen"}};
  scenario.broken_rule = "ACK-02";
  scenario.broken_by = "the new bridge";
  scenario.planted_defect = "cases-as-eaches";
  scenario.trace_hash = "00ff";
  const Result<Scenario> again = read_scenario(write_scenario(scenario), "a.json");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(*again, scenario) << write_scenario(scenario);
}

TEST(ReadScenario, KnowsTwoDisks) {
  EXPECT_FALSE(read_scenario(small, "a.json")->torn_disk);
  EXPECT_FALSE(read_scenario(changed("\"items\"", "\"disk\": \"memory\", \"items\""), "a.json")->torn_disk);
  EXPECT_TRUE(read_scenario(changed("\"items\"", "\"disk\": \"torn\", \"items\""), "a.json")->torn_disk);
  const std::string error = error_of(changed("\"items\"", "\"disk\": \"full\", \"items\""));
  EXPECT_NE(error.find("$.disk"), std::string::npos) << error;
  EXPECT_NE(error.find("torn"), std::string::npos) << error;
}

TEST(WriteScenario, KeepsLargeSeedsAndRecordedDecisions) {
  Scenario scenario = *read_scenario(small, "a.json");
  scenario.seed = 18'446'744'073'709'551'615ULL;
  scenario.decisions_recorded = true;
  EXPECT_EQ(*read_scenario(write_scenario(scenario), "a.json"), scenario);
  scenario.decisions = {{"net/submitInvoices/PO1/1", 2}};
  EXPECT_EQ(*read_scenario(write_scenario(scenario), "a.json"), scenario);
}

TEST(AmazonDocument, IsAnOrderAsVendorOrdersServesIt) {
  const Scenario scenario = *read_scenario(small, "a.json");
  const Json document = *parse_json(amazon_document(scenario.orders[0], scenario.start));
  EXPECT_EQ(document.at("purchaseOrderState"), "New");
  const Json& details = document.at("orderDetails");
  EXPECT_EQ(details.at("purchaseOrderDate"), "2026-11-02T08:00:00Z");
  EXPECT_EQ(details.at("deliveryWindow"), "2026-11-04T06:00:00Z--2026-11-11T06:00:00Z");
  EXPECT_EQ(details.at("sellingParty").at("partyId"), "VEND1");
  const Json& item = details.at("items").at(0);
  EXPECT_EQ(item.dump(),
            R"({"itemSequenceNumber":"1","amazonProductIdentifier":"B0TEA","vendorProductIdentifier":"V-TEA",)"
            R"("orderedQuantity":{"amount":5,"unitOfMeasure":"Cases","unitSize":12},)"
            R"("isBackOrderAllowed":true,"netCost":{"amount":"2.50","currencyCode":"USD"}})");
  EXPECT_FALSE(details.at("items").at(1).contains("vendorProductIdentifier"));
}

TEST(AmazonDocument, IsTheOrdersOwnWhereItHasOne) {
  Order order;
  order.document = "{\"quirk\": 1}";
  EXPECT_EQ(amazon_document(order, Instant()), "{\"quirk\": 1}");
}

TEST(Words, AreThoseOfTheEnumerators) {
  EXPECT_EQ(text_of(FaultKind::Outage), "outage");
  EXPECT_EQ(text_of(FaultKind::Crash), "crash");
  EXPECT_EQ(text_of(FaultKind::Refusal), "refusal");
  EXPECT_EQ(text_of(FaultKind::LateEffect), "late-effect");
  EXPECT_EQ(text_of(FaultKind::TakenAndLost), "taken-and-lost");
  EXPECT_EQ(text_of(FaultKind::TakenAndFailed), "taken-and-failed");
  EXPECT_EQ(text_of(FaultKind::BadRequest), "bad-request");
  EXPECT_EQ(correction_words().at(static_cast<std::size_t>(CorrectionKind::Undone)), "undone");
  EXPECT_EQ(text_of(ChangeKind::Quantity), "quantity");
  EXPECT_EQ(text_of(ChangeKind::Window), "window");
  EXPECT_EQ(text_of(ChangeKind::Freight), "freight");
  EXPECT_EQ(unit_words().at(static_cast<std::size_t>(UnitOfMeasure::Cases)), "Cases");
}

}  // namespace
}  // namespace vendorproof::scenarios
