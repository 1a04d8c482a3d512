#include "core/live/alerts/alert.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/live/alerts/signature.h"
#include "core/live/operators/shown_json.h"

namespace vendorproof::live {

namespace {

constexpr std::array<std::string_view, 6> event_names = {"incident", "escalation", "deadline",
                                                         "resolved", "digest",     "test"};
constexpr std::size_t id_letters = 32;
constexpr std::size_t nearest_deadlines_max = 5;

std::string id_of(AlertEvent event, std::string_view subject, Instant begun) {
  return sha256_hex(fmt::format("{}\n{}\n{}", text_of(event), format_instant(begun), subject)).substr(0, id_letters);
}

Alert made(AlertEvent event, Owner owner, std::string id, const std::string& text, Instant at, const Json& fields) {
  Alert alert{std::move(id), event, owner, shown_line(text), ""};
  Json body = {{"id", alert.id},
               {"event", text_of(event)},
               {"at", format_instant(at)},
               {"owner", text_of(owner)},
               {"summary", alert.text}};
  body.update(fields);
  alert.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
  return alert;
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// `price-mismatch, 12 exceptions in 3 orders, 40.00 USD at stake, due 2026-11-23T08:00:00Z`.
std::string outline(const OpenIncident& open) {
  const flow::Incident& incident = open.incident;
  std::string text(text_of(incident.kind));
  if (incident.exceptions.size() > 1) {
    text += fmt::format(", {} in {}", counted(incident.exceptions.size(), "exception"),
                        counted(incident.purchase_orders.size(), "order"));
  }
  const std::string amounts = flow::text_of_amounts(incident.amounts);
  if (!amounts.empty()) text += fmt::format(", {} at stake", amounts);
  if (open.deadline) text += fmt::format(", due {}", format_instant(*open.deadline));
  return text;
}

std::string_view opening_of(AlertEvent event) {
  if (event == AlertEvent::Escalation) return "still open for ";
  if (event == AlertEvent::Deadline) return "deadline is near for ";
  return "for ";
}

std::int64_t most_at_stake(const OpenIncident& open) {
  std::int64_t most = 0;
  for (const Money& amount : open.incident.amounts) most = std::max(most, abs(amount).ten_thousandths());
  return most;
}

bool is_more_urgent(const OpenIncident* left, const OpenIncident* right) {
  const auto rank = [](const OpenIncident* one) {
    return std::tuple(-most_at_stake(*one), one->deadline.value_or(Instant::max()),
                      std::string_view(one->incident.key));
  };
  return rank(left) < rank(right);
}

Json nearest_deadlines(std::vector<const OpenIncident*> incidents) {
  std::erase_if(incidents, [](const OpenIncident* one) { return !one->deadline; });
  std::sort(incidents.begin(), incidents.end(), [](const OpenIncident* left, const OpenIncident* right) {
    return std::tie(*left->deadline, left->incident.key) < std::tie(*right->deadline, right->incident.key);
  });
  Json list = Json::array();
  for (const OpenIncident* one : incidents) {
    if (list.size() == nearest_deadlines_max) break;
    list.push_back({{"key", one->incident.key}, {"deadline", instant_json(one->deadline)}});
  }
  return list;
}

Json row_of_digest(const OpenIncident& open) {
  const flow::Incident& incident = open.incident;
  return {{"key", incident.key},
          {"kind", text_of(incident.kind)},
          {"text", incident.text},
          {"count", incident.exceptions.size()},
          {"orders", incident.purchase_orders.size()},
          {"amounts", amounts_json(incident.amounts)},
          {"assignee", incident.assignee},
          {"raised_at", format_instant(incident.raised_at)},
          {"deadline", instant_json(open.deadline)}};
}

}  // namespace

std::string_view text_of(AlertEvent event) { return event_names.at(static_cast<std::size_t>(event)); }

std::optional<AlertEvent> alert_event_of(std::string_view text) {
  const auto found = std::find(event_names.begin(), event_names.end(), text);
  if (found == event_names.end()) return std::nullopt;
  return static_cast<AlertEvent>(found - event_names.begin());
}

Alert incident_alert(AlertEvent event, const OpenIncident& open, Instant told_at, Instant at) {
  const flow::Incident& incident = open.incident;
  const std::string text = fmt::format("{} {}{}: {}: {} ({})", text_of(event), opening_of(event),
                                       text_of(incident.owner), incident.key, incident.text, outline(open));
  Json fields = incident_json(incident, open.deadline);
  return made(event, incident.owner, id_of(event, incident.key, told_at), text, at, fields);
}

Alert resolved_alert(std::string_view key, const ToldIncident& told, Instant at) {
  const std::string text = fmt::format("resolved for {}: {}: {}", text_of(told.owner), key, told.text);
  const Json fields = {
      {"key", key}, {"kind", text_of(told.kind)}, {"text", told.text}, {"raised_at", format_instant(told.raised_at)}};
  return made(AlertEvent::Resolved, told.owner, id_of(AlertEvent::Resolved, key, told.told_at), text, at, fields);
}

Alert digest_alert(Owner owner, std::vector<const OpenIncident*> incidents, Instant day, Instant at) {
  std::sort(incidents.begin(), incidents.end(), is_more_urgent);
  std::size_t exceptions = 0;
  std::vector<Money> amounts;
  Json rows = Json::array();
  for (const OpenIncident* one : incidents) {
    exceptions += one->incident.exceptions.size();
    for (const Money& amount : one->incident.amounts) flow::add_amount(amounts, amount);
    if (rows.size() < digest_incidents_max) rows.push_back(row_of_digest(*one));
  }
  const std::string money = flow::text_of_amounts(amounts);
  const std::string text = fmt::format("digest for {} of {}: {}, {}{}", text_of(owner), format_date(day),
                                       counted(incidents.size(), "incident"), counted(exceptions, "exception"),
                                       money.empty() ? "" : fmt::format(", {} at stake", money));
  const Json fields = {{"day", format_date(day)},
                       {"incidents", incidents.size()},
                       {"exceptions", exceptions},
                       {"amounts", amounts_json(amounts)},
                       {"nearest_deadlines", nearest_deadlines(incidents)},
                       {"most_at_stake_first", std::move(rows)}};
  return made(AlertEvent::Digest, owner, id_of(AlertEvent::Digest, text_of(owner), start_of_day(day)), text, at,
              fields);
}

Alert test_alert(Owner owner, Instant at) {
  const std::string text = fmt::format("test for {}: alerts arrive here; nothing is wrong", text_of(owner));
  return made(AlertEvent::Test, owner, id_of(AlertEvent::Test, text_of(owner), at), text, at, Json::object());
}

}  // namespace vendorproof::live
