#include "core/live/operators/answers.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/live/operators/health_answers.h"
#include "core/live/operators/shown_json.h"

namespace vendorproof::live {

namespace {

constexpr std::size_t note_letters_max = 2'000;
constexpr std::size_t name_letters_max = 100;

HttpResponse json_answer(const Json& json, int status = 200) {
  HttpResponse response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  response.body = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return response;
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
      return 404;
    case ErrorCode::Conflict:
    case ErrorCode::Denied:
      return 409;
    case ErrorCode::Malformed:
    case ErrorCode::Unavailable:
      break;
  }
  return 400;
}

HttpResponse refused_with(const Error& error) { return refused(status_of(error.code), error.message); }

Result<std::int64_t> whole_number(const HttpRequest& request, std::string_view name, std::int64_t usual,
                                  std::int64_t most) {
  const std::optional<std::string> text = query_of(request, name);
  if (!text) return usual;
  std::int64_t number = -1;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
  const bool is_whole = read.ec == std::errc() && read.ptr == text->data() + text->size();
  if (is_whole && number >= 0 && number <= most) return number;
  return malformed(fmt::format("{} is '{}'; it must be a whole number from 0 to {}", name, shown_word(*text), most));
}

/// A value that the query may have, or a problem that names all that it may be.
Result<std::string> one_of(const HttpRequest& request, std::string_view name, const std::vector<std::string>& known) {
  const std::string text = query_of(request, name).value_or("");
  if (text.empty() || std::find(known.begin(), known.end(), text) != known.end()) return text;
  return malformed(fmt::format("{} '{}' is unknown{}", name, shown_word(text), known_words(text, known)));
}

Result<void> check_names(const HttpRequest& request, const std::vector<std::string>& known) {
  for (const auto& [name, value] : request.query) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return malformed(fmt::format("the parameter '{}' is unknown{}", shown_word(name), known_words(name, known)));
  }
  return {};
}

struct Filter {
  std::string owner;
  std::string kind;
  std::string order;
  std::string open;  ///< "yes" (also if not given), "no" or "all"
  std::int64_t limit = page_usual;
  std::int64_t skip = 0;

  bool takes(const TradeException& exception) const {
    if (open != "all" && exception.open == (open == "no")) return false;
    if (!owner.empty() && text_of(exception.owner) != owner) return false;
    if (!kind.empty() && text_of(exception.kind) != kind) return false;
    return order.empty() || exception.purchase_order == order;
  }
};

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const ExceptionKind kind : exception_kinds()) names.emplace_back(text_of(kind));
  return names;
}

Result<Filter> filter_of(const HttpRequest& request) {
  if (auto checked = check_names(request, {"owner", "kind", "order", "open", "limit", "skip"}); !checked) {
    return tl::unexpected<Error>(checked.error());
  }
  Filter filter;
  const auto put = [&](std::string& target, std::string_view name, const std::vector<std::string>& known) {
    return one_of(request, name, known).map([&](std::string&& text) { target = std::move(text); });
  };
  const auto count = [&](std::int64_t& target, std::string_view name, std::int64_t most) {
    return whole_number(request, name, target, most).map([&](std::int64_t number) { target = number; });
  };
  filter.order = query_of(request, "order").value_or("");
  const auto read = put(filter.owner, "owner", owner_names())
                        .and_then([&] { return put(filter.kind, "kind", kind_names()); })
                        .and_then([&] {
                          return put(filter.open, "open", {"yes", "no", "all"});
                        })
                        .and_then([&] { return count(filter.limit, "limit", page_max); })
                        .and_then([&] { return count(filter.skip, "skip", 1'000'000'000); });
  if (!read) return tl::unexpected<Error>(read.error());
  return filter;
}

std::optional<Instant> earlier(std::optional<Instant> left, std::optional<Instant> right) {
  if (!left || !right) return left ? left : right;
  return std::min(*left, *right);
}

/// The elements from `skip` on, at most `limit`.
template <class Element>
std::vector<Element> part_of(const std::vector<Element>& all, std::int64_t skip, std::int64_t limit) {
  const auto size = static_cast<std::int64_t>(all.size());
  const std::int64_t first = std::min(skip, size);
  return {all.begin() + first, all.begin() + first + std::min(limit, size - first)};
}

/// Where the next part begins; null after the last one.
Json next_of(std::size_t all, std::int64_t skip, std::int64_t limit) {
  const std::int64_t next = skip + limit;
  return limit > 0 && next < static_cast<std::int64_t>(all) ? Json(next) : Json(nullptr);
}

std::optional<Instant> deadline_of(const Core& core, const std::vector<TradeException>& members) {
  std::optional<Instant> deadline;
  for (const TradeException& one : members) deadline = earlier(deadline, core.deadline_of(one));
  return deadline;
}

std::vector<TradeException> members_in(const std::vector<TradeException>& exceptions, const std::string& key) {
  std::vector<TradeException> members;
  std::copy_if(exceptions.begin(), exceptions.end(), std::back_inserter(members),
               [&](const TradeException& one) { return flow::incident_key(one) == key; });
  return members;
}

HttpResponse list_exceptions(const Counter& counter, const HttpRequest& request) {
  const Result<Filter> filter = filter_of(request);
  if (!filter) return refused_with(filter.error());
  std::vector<TradeException> exceptions = counter.core.exceptions();
  std::erase_if(exceptions, [&](const TradeException& one) { return !filter->takes(one); });
  const std::vector<flow::Incident> incidents = flow::incidents_of(exceptions);
  std::map<std::string_view, const TradeException*> by_key;
  for (const TradeException& one : exceptions) by_key.emplace(one.key, &one);
  Json list = Json::array();
  for (const flow::Incident& incident : part_of(incidents, filter->skip, filter->limit)) {
    std::optional<Instant> deadline;
    for (const std::string& key : incident.exceptions) {
      deadline = earlier(deadline, counter.core.deadline_of(*by_key.at(key)));
    }
    list.push_back(incident_json(incident, deadline));
  }
  return json_answer({{"incidents", std::move(list)},
                      {"total", incidents.size()},
                      {"exceptions", exceptions.size()},
                      {"next", next_of(incidents.size(), filter->skip, filter->limit)},
                      {"now", format_instant(counter.visit.now.wall)}});
}

Error unknown_key(const std::vector<TradeException>& exceptions, const std::string& key) {
  std::vector<std::string> known;
  for (const flow::Incident& incident : flow::incidents_of(exceptions)) known.push_back(incident.key);
  for (const TradeException& exception : exceptions) known.push_back(exception.key);
  return {ErrorCode::NotFound,
          fmt::format("no exception and no incident is called '{}'{}", shown_word(key), suggestion(key, known))};
}

/// The exception of that key, or those of the incident: the open ones or, if no one is open, the closed ones.
std::vector<TradeException> found_by(const std::vector<TradeException>& exceptions, const std::string& key) {
  for (const TradeException& one : exceptions) {
    if (one.key == key) return {one};
  }
  std::vector<TradeException> members = members_in(exceptions, key);
  const bool any_open = std::any_of(members.begin(), members.end(), [](const TradeException& one) { return one.open; });
  if (any_open) std::erase_if(members, [](const TradeException& one) { return !one.open; });
  return members;
}

HttpResponse show_exception(const Counter& counter, const HttpRequest& request) {
  const std::string key = query_of(request, "key").value_or("");
  const auto limit = check_names(request, {"key", "limit", "skip"}).and_then([&] {
    return whole_number(request, "limit", page_usual, page_max);
  });
  if (!limit) return refused_with(limit.error());
  const Result<std::int64_t> skip = whole_number(request, "skip", 0, 1'000'000'000);
  if (!skip) return refused_with(skip.error());
  const std::vector<TradeException> exceptions = counter.core.exceptions();
  const std::vector<TradeException> members = found_by(exceptions, key);
  if (members.empty()) return refused_with(unknown_key(exceptions, key));

  flow::Incident incident = flow::incidents_of(members).front();
  if (members.size() == 1) incident.key = key;
  Json json = incident_json(incident, deadline_of(counter.core, members));
  Json shown = Json::array();
  for (const TradeException& one : part_of(members, *skip, *limit)) {
    shown.push_back(exception_json(one, counter.core.deadline_of(one), counter.core.standing(one.purchase_order)));
  }
  json["exceptions"] = std::move(shown);
  json["next"] = next_of(members.size(), *skip, *limit);
  std::vector<trade::ActRecord> acts = counter.core.acts_about(key);
  json["trail"] = trail_json(acts);
  json["now"] = format_instant(counter.visit.now.wall);
  return json_answer(json);
}

/// The member `name`, which a person wrote: one line, not longer than `letters_max`.
Result<std::string> line_of(const JsonReader& in, std::string_view name, std::size_t letters_max) {
  const std::string text = in.text_or(name, "");
  const bool is_line =
      std::none_of(text.begin(), text.end(), [](unsigned char one) { return one < ' ' || one == 0x7F; });
  if (is_line && text.size() <= letters_max) return text;
  return malformed(fmt::format("{} must be one line of at most {} letters", name, letters_max));
}

Result<OperatorAction> action_of(const std::string& body) {
  const Result<Json> json = parse_json(body);
  if (!json) return tl::unexpected<Error>(json.error());
  const JsonReader in(*json);
  const std::vector<std::string> known = {"key", "act", "by", "note", "to"};
  for (const std::string& name : in.keys()) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return malformed(fmt::format("'{}' is unknown{}", shown_word(name), known_words(name, known)));
  }
  OperatorAction action;
  action.key = in.at("key").text();
  const std::string act = in.at("act").text();
  const auto read = line_of(in, "by", name_letters_max)
                        .and_then([&](const std::string& by) {
                          action.person = by;
                          return line_of(in, "note", note_letters_max);
                        })
                        .and_then([&](const std::string& note) {
                          action.note = note;
                          return line_of(in, "to", name_letters_max);
                        });
  if (!read) return tl::unexpected<Error>(read.error());
  action.assignee = *read;
  const std::optional<trade::Act> known_act = trade::act_of(act);
  if (!in.failed() && !known_act) {
    in.at("act").problem(fmt::format("is '{}'; it must be one of {}", shown_word(act), join(trade::act_names(), ", ")));
  }
  action.act = known_act.value_or(trade::Act::Close);
  return in.finish(std::move(action));
}

/// Who, when and why are never missing in the audit trail; when is the core's own time.
std::string missing_in(const OperatorAction& action) {
  if (action.person.empty()) return "by is missing: say who does this";
  if (action.act == trade::Act::Close && action.note.empty()) return "note is missing: say how it was solved";
  if (action.act == trade::Act::Override && action.note.empty()) return "note is missing: say why it is right";
  if (action.act == trade::Act::Assign && action.assignee.empty()) return "to is missing: say who looks at it";
  if (action.act != trade::Act::Assign && !action.assignee.empty()) return "to is only for assign";
  return "";
}

HttpResponse perform_act(const Counter& counter, const HttpRequest& request) {
  const Result<OperatorAction> action = action_of(request.body);
  if (!action) return refused_with(action.error());
  if (const std::string missing = missing_in(*action); !missing.empty()) return refused(400, missing);
  if (const std::optional<Error> refusal = counter.visit.act(*action)) return refused_with(*refusal);
  const std::vector<TradeException> exceptions = counter.core.exceptions();
  std::vector<TradeException> members = members_in(exceptions, action->key);
  if (members.empty()) members = found_by(exceptions, action->key);
  const auto open = std::count_if(members.begin(), members.end(), [](const TradeException& one) { return one.open; });
  return json_answer({{"key", action->key},
                      {"act", trade::text_of(action->act)},
                      {"by", action->person},
                      {"still_open", open},
                      {"now", format_instant(counter.visit.now.wall)}});
}

}  // namespace

const std::vector<DoorRoute>& door_routes() {
  static const std::vector<DoorRoute> table = {
      {"GET", "/healthz", "the process is alive", Access::Open, nullptr},
      {"GET", "/readyz", "200 if orders can be handled now, else 503 and why not", Access::Open, tell_readiness},
      {"GET", "/metrics", "figures for Prometheus", Access::ByConfiguration, tell_metrics},
      {"GET", "/v1/status", "the same figures, for a screen", Access::WithToken, tell_status},
      {"GET", "/v1/exceptions", "incidents; owner, kind, order, open=yes|no|all, limit, skip", Access::WithToken,
       list_exceptions},
      {"GET", "/v1/exception", "everything about key=...; limit and skip for its exceptions", Access::WithToken,
       show_exception},
      {"POST", "/v1/acts", R"({"key","act":"retry|override|close|assign","by","note","to"})", Access::WithToken,
       perform_act},
  };
  return table;
}

const DoorRoute* route_of(const HttpRequest& request) {
  for (const DoorRoute& route : door_routes()) {
    if (route.path == request.path && route.method == request.method) return &route;
  }
  return nullptr;
}

HttpResponse no_route(const HttpRequest& request) {
  std::vector<std::string> known;
  for (const DoorRoute& route : door_routes()) {
    if (route.path == request.path) {
      HttpResponse response = refused(405, fmt::format("{} is asked with {}", route.path, route.method));
      response.headers.emplace_back("Allow", std::string(route.method));
      return response;
    }
    known.push_back(fmt::format("{} {}", route.method, route.path));
  }
  return refused(404, fmt::format("there is no {}; there are {}", shown_word(request.path), join(known, ", ")));
}

}  // namespace vendorproof::live
