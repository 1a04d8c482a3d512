#include "core/flow/overview/incidents.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace vendorproof::flow {

namespace {

void add_order(std::vector<std::string>& orders, const std::string& number) {
  if (number.empty()) return;
  const auto place = std::lower_bound(orders.begin(), orders.end(), number);
  if (place == orders.end() || *place != number) orders.insert(place, number);
}

Incident begun_with(const TradeException& exception) {
  Incident incident;
  incident.key = incident_key(exception);
  incident.kind = exception.kind;
  incident.owner = exception.owner;
  incident.text = exception.text;
  incident.raised_at = exception.raised_at;
  incident.assignee = exception.assignee;
  return incident;
}

}  // namespace

void add_amount(std::vector<Money>& amounts, const Money& amount) {
  if (amount.is_zero()) return;
  const auto place = std::lower_bound(amounts.begin(), amounts.end(), amount, [](const Money& known, const Money& one) {
    return known.currency().text() < one.currency().text();
  });
  if (place != amounts.end() && place->currency() == amount.currency()) {
    *place += amount;
  } else {
    amounts.insert(place, amount);
  }
}

// A key of an exception has a slash behind its kind, so the two never meet.
std::string incident_key(const TradeException& exception) {
  if (exception.cause.empty()) return exception.key;
  return fmt::format("{}:{}", text_of(exception.kind), exception.cause);
}

std::vector<Incident> incidents_of(const std::vector<TradeException>& exceptions) {
  std::map<std::string, Incident> incidents;
  for (const TradeException& exception : exceptions) {
    Incident& incident = incidents.try_emplace(incident_key(exception), begun_with(exception)).first->second;
    incident.exceptions.push_back(exception.key);
    add_order(incident.purchase_orders, exception.purchase_order);
    add_amount(incident.amounts, exception.amount);
    incident.raised_at = std::min(incident.raised_at, exception.raised_at);
    if (incident.assignee != exception.assignee) incident.assignee.clear();
  }
  std::vector<Incident> result;
  for (auto& [key, incident] : incidents) result.push_back(std::move(incident));
  return result;
}

std::vector<TradeException> members_of(const store::Store& store, std::string_view key) {
  std::vector<TradeException> members;
  const std::optional<TradeException> alone = store.exception(key);
  if (alone && alone->open) members.push_back(*alone);
  const std::size_t colon = key.find(':');
  if (alone || colon == std::string_view::npos || !exception_kind_of(key.substr(0, colon))) return members;
  for (const std::string& one : store.open_exceptions_under(fmt::format("{}/", key.substr(0, colon)))) {
    std::optional<TradeException> exception = store.exception(one);
    if (exception && incident_key(*exception) == key) members.push_back(std::move(*exception));
  }
  return members;
}

std::string text_of_amounts(const std::vector<Money>& amounts) {
  std::string text;
  for (const Money& amount : amounts) text += (text.empty() ? "" : " + ") + amount.text();
  return text;
}

}  // namespace vendorproof::flow
