#include "harness/defects/spoiling.h"

#include <algorithm>
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/base/money.h"

namespace vendorproof::harness {

namespace {

template <class Message>
void edit_json(Message& message, const std::function<void(Json& body)>& edit) {
  Result<Json> body = parse_json(message.body);
  if (!body) return;
  edit(*body);
  message.body = body->dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string transaction_of(const HttpRequest& request) {
  return request.path.substr(request.path.find_last_of('/') + 1);
}

HttpResponse success_of(const HttpRequest& request) {
  return HttpResponse{
      200,
      {{"Content-Type", "application/json"}},
      R"({"payload":{"transactionStatus":{"transactionId":")" + transaction_of(request) + R"(","status":"Success"}}})"};
}

void take_token_of(const HttpRequest& other, HttpRequest& request) {
  const std::optional<std::string> token = header_of(other.headers, "x-amz-access-token");
  if (!token) return;
  std::erase_if(request.headers, [](const auto& header) { return header.first == "x-amz-access-token"; });
  request.headers.emplace_back("x-amz-access-token", *token);
}

}  // namespace

void edit_body(HttpRequest& request, const std::function<void(Json& body)>& edit) { edit_json(request, edit); }
void edit_body(HttpResponse& response, const std::function<void(Json& body)>& edit) { edit_json(response, edit); }

Spoiler edits_each(std::string operation, std::string list, std::function<void(Json& document)> edit) {
  Spoiler spoiler;
  spoiler.on_request = [operation, list, edit](SpoiledRequest& spoiled) {
    if (spoiled.operation != operation) return;
    edit_body(spoiled.request, [&](Json& body) {
      if (!body.contains(list)) return;
      for (Json& document : body[list]) edit(document);
    });
  };
  return spoiler;
}

Spoiler repeats(std::string operation, int copies) {
  Spoiler spoiler;
  spoiler.on_request = [operation = std::move(operation), copies](SpoiledRequest& spoiled) {
    if (spoiled.operation == operation) spoiled.copies = copies;
  };
  return spoiler;
}

void add_to_amount(Json& quantity, std::int64_t difference) {
  const std::int64_t amount = quantity.at("amount").get<std::int64_t>();
  if (amount + difference > 0) quantity["amount"] = amount + difference;
}

void count_cases_as_eaches(Json& quantity) {
  if (quantity.value("unitOfMeasure", "") != "Cases") return;
  quantity["unitOfMeasure"] = "Eaches";
  quantity.erase("unitSize");
}

std::int64_t ten_thousandths_of(const Json& money) {
  const Result<Money> parsed = Money::parse(money.at("amount").get<std::string>(), usd());
  return parsed ? parsed->ten_thousandths() : 0;
}

void add_to_money(Json& money, std::int64_t ten_thousandths) {
  money["amount"] = Money(ten_thousandths_of(money) + ten_thousandths, usd()).decimal();
}

void HeldSubmissions::hold(SpoiledRequest& spoiled) {
  const std::string number = std::to_string(transactions_.size() + 1);
  const std::string id = std::string(8 - std::min<std::size_t>(8, number.size()), '0') + number +
                         "-0000-4000-8000-000000000000-20260101000000";
  transactions_.insert(id);
  waiting_.push_back({spoiled.at, spoiled.request});
  spoiled.instead =
      HttpResponse{202, {{"Content-Type", "application/json"}}, R"({"payload":{"transactionId":")" + id + R"("}})"};
}

void HeldSubmissions::answer_transaction(SpoiledRequest& spoiled) const {
  if (spoiled.operation != "getTransaction") return;
  if (transactions_.count(transaction_of(spoiled.request)) == 1) spoiled.instead = success_of(spoiled.request);
}

void HeldSubmissions::release(SpoiledRequest& spoiled, Duration waited) {
  if (spoiled.peer != Peer::Amazon || spoiled.operation == "getAccessToken") return;
  std::erase_if(waiting_, [&](const Waiting& held) {
    if (spoiled.at - held.since < waited) return false;
    HttpRequest request = held.request;
    take_token_of(spoiled.request, request);
    spoiled.before.push_back(std::move(request));
    return true;
  });
}

Spoiler holds(std::string operation, Duration waited) {
  const auto held = std::make_shared<HeldSubmissions>();
  Spoiler spoiler;
  spoiler.on_request = [held, operation = std::move(operation), waited](SpoiledRequest& spoiled) {
    held->answer_transaction(spoiled);
    if (spoiled.operation == operation) held->hold(spoiled);
    if (waited >= Duration(0)) held->release(spoiled, waited);
  };
  return spoiler;
}

Spoiler answers_every_transaction() {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation == "getTransaction") spoiled.instead = success_of(spoiled.request);
  };
  return spoiler;
}

Spoiler hides(std::vector<ExceptionKind> kinds) {
  Spoiler spoiler;
  spoiler.on_shown = [kinds = std::move(kinds)](std::vector<TradeException>& shown) {
    std::erase_if(shown, [&](const TradeException& exception) {
      return std::find(kinds.begin(), kinds.end(), exception.kind) != kinds.end();
    });
  };
  return spoiler;
}

}  // namespace vendorproof::harness
