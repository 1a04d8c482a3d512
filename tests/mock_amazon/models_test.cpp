// A long conversation, drawn by name: six weeks of orders, changes, answers, notices, receipts and invoices, good ones
// and bad ones. Every response is held against Amazon's models.
#include <map>

#include "core/base/hash.h"
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/quirk_trial.h"
#include "tests/support/amazon_models.h"

namespace vendorproof::mock_amazon {
namespace {

struct Issued {
  std::string number;
  std::vector<std::int64_t> eaches;  ///< by line
  bool shipped = false;
};

class Conversation {
 public:
  Conversation(const tests::AmazonModels& models, Settings settings) : models_(models), trial_(std::move(settings)) {}

  void go_on(int steps) {
    for (int i = 0; i < steps; ++i) {
      trial_.pass(std::chrono::minutes(20 + static_cast<std::int64_t>(below("pause", 160))));
      static constexpr void (Conversation::*deeds[])() = {
          &Conversation::issue,   &Conversation::change,  &Conversation::acknowledge, &Conversation::acknowledge,
          &Conversation::ship,    &Conversation::ship,    &Conversation::bill,        &Conversation::list,
          &Conversation::list,    &Conversation::ask_for, &Conversation::ask_for,     &Conversation::follow_up,
          &Conversation::mistake,
      };
      (this->*deeds[below("deed", std::size(deeds))])();
    }
  }

  std::map<std::string, int> answers;  ///< how often by operation and status
  std::vector<std::string> problems;   ///< against the models, at most 20

 private:
  std::size_t below(const std::string& name, std::size_t bound) {
    return hash_of(3, name + "/" + std::to_string(++draws_[name])) % bound;
  }

  HttpResponse say(const std::string& method, const std::string& target, const std::string& body = "") {
    const HttpResponse response = trial_.call(method, target, body);
    HttpRequest request;
    request.method = method;
    set_target(request, target);
    const tests::ModelledOperation* operation = tests::AmazonModels::operation_of(request);
    if (operation != nullptr) {
      ++answers[std::string(operation->response) + " " + std::to_string(response.status)];
      for (const std::string& problem : models_.problems_of(request, response)) {
        if (problems.size() < 20) problems.push_back(method + " " + target + ": " + problem);
      }
    }
    return response;
  }

  void submit(const std::string& path, const std::string& list, const Json& document) {
    const HttpResponse taken = say("POST", path, Json{{list, Json::array({document})}}.dump());
    if (taken.status != 202) return;
    transactions_.push_back(parse_json(taken.body)->at("payload").at("transactionId").get<std::string>());
  }

  Issued* any_order() { return issued_.empty() ? nullptr : &issued_[below("order", issued_.size())]; }

  void issue() {
    Issued order;
    order.number = "PO" + std::to_string(100'000 + issued_.size());
    std::vector<Json> lines;
    for (std::size_t line = 1; line <= 1 + below("lines", 4); ++line) {
      const auto amount = static_cast<std::int64_t>(1 + below("amount", 60));
      const bool in_cases = below("unit", 2) == 0;
      lines.push_back(order_line(static_cast<std::int64_t>(line), in_cases ? cases(amount, 12) : each(amount)));
      order.eaches.push_back(in_cases ? amount * 12 : amount);
    }
    Json document = mock_amazon::order(order.number, lines);
    Json& details = document["orderDetails"];
    details["purchaseOrderDate"] = format_instant(trial_.now);
    details["deliveryWindow"] = format_window({trial_.now + days(2), trial_.now + days(9)});
    trial_.issue(document);
    issued_.push_back(std::move(order));
  }

  void change() {
    const Issued* order = any_order();
    if (order == nullptr) return;
    OrderChange change;
    change.purchase_order = order->number;
    change.line = 1;
    change.kind = static_cast<ChangeKind>(below("kind", 5));
    change.quantity = static_cast<std::int64_t>(below("quantity", 40));
    change.net_cost = "2.75";
    change.window = Window{trial_.now + days(3), trial_.now + days(8)};
    (void)trial_.amazon.change(change, trial_.now);  // a closed order is not changed
  }

  void acknowledge() {
    const Issued* order = any_order();
    if (order == nullptr) return;
    std::vector<Json> items;
    for (std::size_t i = 0; i < order->eaches.size(); ++i) {
      const std::int64_t eaches = order->eaches[i];
      const std::int64_t part = static_cast<std::int64_t>(below("part", static_cast<std::size_t>(eaches) + 1));
      static const std::vector<std::string> rests = {"Backordered", "Rejected", "Accepted"};
      std::vector<Part> parts;
      if (part > 0) parts.push_back({"Accepted", each(part)});
      if (part < eaches) parts.push_back({rests[below("rest", rests.size())], each(eaches - part)});
      items.push_back(acknowledged_item(static_cast<std::int64_t>(i) + 1, parts));
    }
    submit(acknowledgements_path, "acknowledgements", acknowledgement(order->number, items));
  }

  void ship() {
    Issued* order = any_order();
    if (order == nullptr) return;
    const std::string identifier = "S" + std::to_string(transactions_.size());
    std::vector<Packed> cartons;
    for (std::size_t i = 0; i < order->eaches.size(); ++i) {
      cartons.push_back({order->number, static_cast<std::int64_t>(i) + 1, order->eaches[i]});
    }
    serial_ += 10;
    submit(notices_path, "shipmentConfirmations", notice(identifier, trial_.now, cartons, serial_));
    if (order->shipped) return;
    order->shipped = true;
    trial_.amazon.expect_truck(truck(identifier, trial_.now, trial_.now + days(2), cartons, serial_), trial_.now);
  }

  void bill() {
    const Issued* order = any_order();
    if (order == nullptr) return;
    std::vector<Json> items;
    Money total(0, *Currency::parse("USD"));
    for (std::size_t i = 0; i < order->eaches.size(); ++i) {
      items.push_back(invoice_item(order->number, static_cast<std::int64_t>(i) + 1, each(order->eaches[i])));
      for (std::int64_t n = 0; n < order->eaches[i]; ++n) total += *Money::parse("2.50 USD");
    }
    submit(invoices_path, "invoices",
           invoice("I" + std::to_string(below("invoice", 400)), trial_.now, total.decimal(), items));
  }

  void list() {
    static const std::vector<std::string> targets = {
        orders_path,
        orders_path + "?limit=3",
        orders_path + "?limit=2&sortOrder=DESC&includeDetails=false",
        orders_path + "?isPOChanged=true",
        orders_path + "?poItemState=Cancelled&purchaseOrderState=Acknowledged",
        orders_path + "?orderingVendorCode=VEND1&purchaseOrderState=New&limit=5",
        order_status_path + "?limit=4",
        order_status_path + "?itemReceiveStatus=RECEIVED",
        order_status_path + "?itemConfirmationStatus=PARTIALLY_ACCEPTED&purchaseOrderStatus=OPEN",
    };
    const std::string target = targets[below("target", targets.size())];
    HttpResponse response = say("GET", target);
    for (int page = 0; page < 3 && response.status == 200; ++page) {
      const Json payload = parse_json(response.body)->value("payload", Json::object());
      if (!payload.contains("pagination")) return;
      const std::string token = payload.at("pagination").at("nextToken").get<std::string>();
      const std::string sign = target.find('?') == std::string::npos ? "?" : "&";
      response = say("GET", target + sign + "nextToken=" + percent_encode(token));
    }
  }

  void ask_for() {
    const Issued* order = any_order();
    if (order == nullptr) return;
    say("GET", orders_path + "/" + order->number);
    say("GET", order_status_path + "?purchaseOrderNumber=" + order->number);
  }

  void follow_up() {
    if (transactions_.empty()) return;
    const std::string id = transactions_[below("transaction", transactions_.size())];
    say("GET", "/vendor/transactions/v1/transactions/" + id);
  }

  void mistake() {
    static const std::vector<std::string> targets = {
        orders_path + "?limit=0",
        orders_path + "?createdAfter=soon",
        orders_path + "/NONE",
        order_status_path + "?sortOrder=UP",
        orders_path + "?nextToken=WzFd",
        order_status_path + "?updatedAfter=late",
        "/vendor/transactions/v1/transactions/x",
        "/vendor/transactions/v1/transactions/00000000-0000-0000-0000-000000000000-20261123080000"};
    say("GET", targets[below("mistake", targets.size())]);
    static const std::vector<std::string> paths = {acknowledgements_path, notices_path, invoices_path};
    static const std::vector<std::string> bodies = {"", "{", "{}", R"({"unknown":1})", "[]"};
    say("POST", paths[below("path", paths.size())], bodies[below("body", bodies.size())]);
    for (int i = 0; i < 12; ++i) say("GET", orders_path + "?limit=1");
  }

  const tests::AmazonModels& models_;
  Trial trial_;
  std::map<std::string, std::uint64_t> draws_;
  std::vector<Issued> issued_;
  std::vector<std::string> transactions_;
  std::uint64_t serial_ = 1;
};

TEST(Models, HoldForEveryAnswerOfALongConversation) {
  const std::optional<tests::AmazonModels> models = tests::AmazonModels::from_environment();
  if (!models) GTEST_SKIP() << tests::models_are_missing;
  Conversation conversation(*models, Settings());
  conversation.go_on(700);
  EXPECT_EQ(join(conversation.problems, "\n"), "");
  int spoken = 0;
  for (const auto& [answer, count] : conversation.answers) spoken += count;
  EXPECT_GT(spoken, 1'000);
  for (const char* answer :
       {"GetPurchaseOrdersResponse 200", "GetPurchaseOrdersResponse 400", "GetPurchaseOrdersResponse 429",
        "GetPurchaseOrderResponse 200", "GetPurchaseOrderResponse 404", "GetPurchaseOrdersStatusResponse 200",
        "SubmitAcknowledgementResponse 202", "SubmitAcknowledgementResponse 400",
        "SubmitShipmentConfirmationsResponse 202", "SubmitInvoicesResponse 202", "GetTransactionResponse 200",
        "GetTransactionResponse 404", "GetTransactionResponse 400"}) {
    EXPECT_GT(conversation.answers[answer], 0) << answer;
  }
}

TEST(Models, HoldForEveryRegion) {
  const std::optional<tests::AmazonModels> models = tests::AmazonModels::from_environment();
  if (!models) GTEST_SKIP() << tests::models_are_missing;
  for (const Region region : {Region::EU, Region::IN, Region::JP}) {
    Settings settings;
    settings.region = region;
    Conversation conversation(*models, settings);
    conversation.go_on(200);
    EXPECT_EQ(join(conversation.problems, "\n"), "");
  }
}

TEST(Models, FindWhatAQuirkDoesToAnAnswer) {
  const std::optional<tests::AmazonModels> models = tests::AmazonModels::from_environment();
  if (!models) GTEST_SKIP() << tests::models_are_missing;
  Conversation conversation(*models, settings_with("upper-case-units"));
  conversation.go_on(60);
  EXPECT_NE(join(conversation.problems, "\n").find("is 'CASES', not one of"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
