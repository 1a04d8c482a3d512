#include "mock_amazon/vendor_central.h"

#include <cstdlib>

#include "core/base/hash.h"
#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "tests/mock_amazon/trial.h"
#include "tests/support/model_schema.h"

namespace vendorproof::mock_amazon {
namespace {

/// An order on its way: confirmed, shipped, invoiced, not yet received.
Trial under_way() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, cases(5, 12))}));
  trial.accept_all("A", {10, 60});
  trial.ship("S1", {{"A", 1, 10}, {"A", 2, 55}});
  const std::vector<Json> items = {invoice_item("A", 1, each(10)), invoice_item("A", 2, each(55))};
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, "162.50", items)), "Processing");
  return trial;
}

std::string ledger_of(VendorCentral& amazon) {
  std::string text;
  for (const Effect& effect : amazon.take_effects()) {
    text += format_instant(effect.at) + " " + std::string(text_of(effect.kind)) + " " + effect.document + " " +
            effect.amount.text() + " " + effect.reason + " " + std::to_string(effect.body_hash) + "\n";
  }
  return text;
}

void finish(VendorCentral& amazon) {
  while (const std::optional<Instant> due = amazon.next_due()) amazon.advance(*due);
}

TEST(VendorCentral, GoesFromOrderToPaymentAndThenRests) {
  Trial trial = under_way();
  finish(trial.amazon);
  const Payables sums = trial.amazon.payables();
  EXPECT_EQ(sums.invoiced, *Money::parse("162.50 USD"));
  EXPECT_EQ(sums.chargebacks, *Money::parse("0.63 USD"));
  EXPECT_EQ(sums.paid, *Money::parse("161.87 USD"));
  EXPECT_EQ(trial.effects(EffectKind::OrderIssued).size(), 1U);
  EXPECT_EQ(trial.effects(EffectKind::ChargebackCharged).size(), 1U);
  EXPECT_TRUE(trial.effects(EffectKind::RequestRefused).empty());
}

TEST(VendorCentral, CopiesLiveTheirOwnLives) {
  Trial trial = under_way();
  VendorCentral copy = trial.amazon;
  VendorCentral other = trial.amazon;
  const Instant due = *trial.amazon.next_due();
  finish(copy);
  EXPECT_EQ(trial.amazon.next_due(), due);
  EXPECT_TRUE(trial.amazon.payables().paid.is_zero());
  finish(other);
  EXPECT_EQ(ledger_of(copy), ledger_of(other));
  copy = trial.amazon;
  EXPECT_EQ(copy.next_due(), due);
  finish(trial.amazon);
  EXPECT_EQ(copy.next_due(), due);
}

TEST(VendorCentral, DoesTheSameInOneStepAsInMany) {
  Trial trial = under_way();
  VendorCentral at_once = trial.amazon;
  at_once.advance(trial.now + days(200));
  finish(trial.amazon);
  EXPECT_EQ(ledger_of(at_once), ledger_of(trial.amazon));
}

TEST(VendorCentral, RefusesAnOrderNumberThatExists) {
  Trial trial = under_way();
  const std::string again = order("A", {order_line(1, each(10))}).dump();
  EXPECT_EQ(trial.amazon.issue(again, trial.now).error().code, ErrorCode::Conflict);
  EXPECT_EQ(trial.amazon.issue("{}", trial.now).error().code, ErrorCode::Malformed);
}

/// Draws by name, so that a failure is the same everywhere.
class Chance {
 public:
  std::size_t below(std::size_t bound) { return hash_of(7, std::to_string(next_++)) % bound; }

 private:
  std::size_t next_ = 0;
};

/// Changes one thing somewhere in a document: another type, another value, something gone or something more.
void spoil(Json& node, Chance& chance) {
  static const std::vector<Json> odd = {nullptr,
                                        true,
                                        -1,
                                        1e300,
                                        9'223'372'036'854'775'807,
                                        "",
                                        "\x01",
                                        "2026-13-45",
                                        "1E+29",
                                        "-0.00001",
                                        Json::array(),
                                        Json::object(),
                                        Json::array({Json::array()}),
                                        std::string(5000, 'x'),
                                        "USD",
                                        4'000'000'000'000};
  if (node.is_structured() && !node.empty() && chance.below(5) != 0) {
    auto child = node.begin();
    std::advance(child, static_cast<std::ptrdiff_t>(chance.below(node.size())));
    return spoil(*child, chance);
  }
  if (node.is_object() && chance.below(2) == 0) {
    node["unknown" + std::to_string(chance.below(9))] = odd[chance.below(odd.size())];
    return;
  }
  node = odd[chance.below(odd.size())];
}

HttpRequest hostile_request(const Trial& trial, Chance& chance) {
  static const std::vector<std::string> paths = {"/",
                                                 "",
                                                 "/vendor",
                                                 "/vendor/orders/v1/purchaseOrders?limit=",
                                                 "/vendor/orders/v1/purchaseOrders/%00%ff",
                                                 "/vendor/orders/v1/purchaseOrders?createdAfter=%ff%fe",
                                                 "/vendor/transactions/v1/transactions/..",
                                                 "/vendor/orders/v1/purchaseOrders?nextToken=%5B%5B",
                                                 "/vendor/orders/v1/purchaseOrdersStatus?sortOrder=%00",
                                                 "/vendor/orders/v1/purchaseOrders?nextToken=WzksIiJd",
                                                 "/portal/remittances.csv?after=%22"};
  HttpRequest request;
  request.headers = {{"x-amz-access-token", trial.token}, {"content-type", "application/json"}};
  if (chance.below(4) == 0) {
    set_target(request, paths[chance.below(paths.size())]);
    return request;
  }
  request.method = "POST";
  const std::vector<std::pair<std::string, Json>> kinds = {
      {acknowledgements_path,
       {{"acknowledgements",
         {acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(4)}, {"Backordered", each(6)}})})}}}},
      {notices_path, {{"shipmentConfirmations", {notice("S9", trial.now, {{"A", 1, 4}, {"A", 2, 12}}, 40)}}}},
      {invoices_path, {{"invoices", {invoice("I9", trial.now, "25", {invoice_item("A", 1, each(10))})}}}}};
  const auto& [path, document] = kinds[chance.below(kinds.size())];
  request.path = path;
  Json spoilt = document;
  for (std::size_t i = 0; i <= chance.below(3); ++i) spoil(spoilt, chance);
  request.body = spoilt.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (chance.below(6) == 0) request.body.resize(chance.below(request.body.size() + 1));
  return request;
}

TEST(VendorCentral, SurvivesTwoThousandHostileRequests) {
  Trial trial = under_way();
  Chance chance;
  int taken = 0;
  for (int i = 0; i < 2000; ++i) {
    trial.pass(std::chrono::seconds(2));
    if (trial.now >= trial.token_until) trial.login();
    const HttpRequest request = hostile_request(trial, chance);
    const HttpResponse response = trial.amazon.handle(request, trial.now);
    if (response.status == 202) {
      ++taken;  // Some spoilt values are only wrong in processing.
      continue;
    }
    EXPECT_GE(response.status, 400) << request.body;
    EXPECT_LT(response.status, 500) << request.body;
    const Result<Json> body = parse_json(response.body);
    ASSERT_TRUE(body.has_value()) << response.body;
    EXPECT_FALSE(body->value("errors", Json::array()).empty()) << request.body;
  }
  EXPECT_LT(taken, 1000);
  finish(trial.amazon);
  const Payables sums = trial.amazon.payables();
  EXPECT_FALSE(sums.paid.is_negative());
  EXPECT_FALSE(sums.invoiced < sums.paid + sums.deducted);
}

class AgainstTheModels : public testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("VENDORPROOF_MODELS");
    if (folder == nullptr) GTEST_SKIP() << "set VENDORPROOF_MODELS to the folder of Amazon's models to run this";
    folder_ = folder;
  }

  void expect_valid(const std::string& model, const std::string& definition, const std::string& body) {
    const Result<std::string> text = read_file(folder_ + "/" + model + ".json");
    ASSERT_TRUE(text.has_value()) << text.error().message;
    const std::vector<std::string> problems = tests::validate(*parse_json(*text), definition, *parse_json(body));
    EXPECT_TRUE(problems.empty()) << definition << ": " << join(problems, "\n");
  }

  std::string folder_;
};

TEST_F(AgainstTheModels, AnswersAreOfTheirShape) {
  Trial trial = under_way();
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::Quantity, 1, 8, "", {}}, trial.now).has_value());
  const std::string orders = "/vendor/orders/v1/purchaseOrders";
  expect_valid("vendorOrders", "GetPurchaseOrdersResponse", trial.call("GET", orders).body);
  expect_valid("vendorOrders", "GetPurchaseOrderResponse", trial.call("GET", orders + "/A").body);
  expect_valid("vendorOrders", "GetPurchaseOrdersStatusResponse", trial.call("GET", orders + "Status").body);
  expect_valid("vendorOrders", "GetPurchaseOrdersResponse", trial.call("GET", orders + "?limit=0").body);
  const HttpResponse taken =
      trial.post(invoices_path, invoice("I2", trial.now, "2.50", {invoice_item("Z", 1, each(1))}));
  expect_valid("vendorInvoices", "SubmitInvoicesResponse", taken.body);
  trial.pass(hours(1));
  const std::string id = parse_json(taken.body)->at("payload").at("transactionId").get<std::string>();
  expect_valid("vendorTransactionStatus", "GetTransactionResponse",
               trial.call("GET", "/vendor/transactions/v1/transactions/" + id).body);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
