// What a program on trial tells: that it is idle, what it shows to people, and which goods were loaded.
#include <cstdint>
#include <utility>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/control/control_routes.h"

namespace vendorproof::harness {

namespace {

constexpr Duration usual_poll = std::chrono::minutes(15);
constexpr std::size_t text_max = 2'000;
constexpr std::int64_t eaches_max = 9'999'999;

std::string unknown_kind(const std::string& kind) {
  std::vector<std::string> names;
  for (const ExceptionKind known : exception_kinds()) names.emplace_back(text_of(known));
  return "no exception is called '" + shown_word(kind) + "'" + known_words(kind, names);
}

CartonContent content_of(const JsonReader& in) {
  CartonContent content;
  content.item = in.at("item").text();
  content.purchase_order = in.at("purchase_order").text();
  content.eaches = in.at("eaches").integer();
  content.lot = in.text_or("lot", "");
  if (content.eaches < 1 || content.eaches > eaches_max) in.at("eaches").problem("is not from 1 to 9999999");
  return content;
}

PhysicalCarton carton_of(const JsonReader& in) {
  PhysicalCarton carton;
  carton.sscc = in.text_or("sscc", "");
  for (const JsonReader& content : in.at("contents").elements()) carton.contents.push_back(content_of(content));
  if (carton.contents.empty()) in.at("contents").problem("is empty");
  return carton;
}

}  // namespace

HttpResponse post_idle(const ControlCall& call) {
  const Result<Site::Time> woken =
      call.site.idle(duration_field(call, "poll").value_or(usual_poll), instant_field(call, "until"));
  if (!woken) return control_refusal(woken.error());
  Json body = json_of_time(*woken);
  body["over"] = call.site.standing().is_over;
  return control_answer(200, body);
}

HttpResponse post_shown(const ControlCall& call) {
  TradeException exception;
  const std::string kind = text_field(call, "kind").value_or("");
  const std::optional<ExceptionKind> known = exception_kind_of(kind);
  if (!known) return control_refusal(400, unknown_kind(kind));
  exception.kind = *known;
  const std::optional<Owner> owner = owner_of(text_field(call, "owner").value_or("Operations"));
  if (!owner) return control_refusal(400, "owner must be one of " + join(owner_names(), ", "));
  exception.owner = *owner;
  exception.purchase_order = text_field(call, "purchase_order").value_or("");
  exception.line = integer_field(call, "line").value_or(0);
  exception.document = text_field(call, "document").value_or("");
  if (const std::optional<std::string> amount = text_field(call, "amount")) {
    const Result<Money> money = Money::parse(*amount);
    if (!money) return control_refusal(400, "amount: " + money.error().message);
    exception.amount = *money;
  }
  exception.text = text_field(call, "text").value_or("");
  if (exception.text.size() > text_max) return control_refusal(400, "text must have at most 2000 letters");
  exception.open = !boolean_field(call, "closed").value_or(false);
  const Result<void> shown = call.site.show(std::move(exception));
  return shown ? control_answer(201, json_of_time(call.site.time())) : control_refusal(shown.error());
}

HttpResponse post_trucks(const ControlCall& call) {
  Truck truck;
  const Instant now = call.site.time().now;
  truck.load_number = text_field(call, "load_number").value_or("");
  truck.bill_of_lading = text_field(call, "bill_of_lading").value_or("");
  truck.ship_to = text_field(call, "ship_to").value_or("");
  truck.departed = instant_field(call, "departed").value_or(now);
  truck.arrives = instant_field(call, "arrives").value_or(truck.departed + std::chrono::hours(48));
  const JsonReader cartons(call.body.at("cartons"), "cartons");
  for (const JsonReader& carton : cartons.elements()) truck.cartons.push_back(carton_of(carton));
  if (const Result<bool> read = cartons.finish(true); !read) return control_refusal(read.error());
  const Result<void> loaded = call.site.load(std::move(truck));
  return loaded ? control_answer(201, json_of_time(call.site.time())) : control_refusal(loaded.error());
}

}  // namespace vendorproof::harness
