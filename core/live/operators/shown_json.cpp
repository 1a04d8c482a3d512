#include "core/live/operators/shown_json.h"

#include <algorithm>

#include "core/base/json/json_tree.h"
#include "core/flow/operator_actions.h"
#include "core/flow/overview/incidents.h"

namespace vendorproof::live {

Json instant_json(const std::optional<Instant>& instant) {
  return instant ? Json(format_instant(*instant)) : Json(nullptr);
}

Json amounts_json(const std::vector<Money>& amounts) {
  Json list = Json::array();
  for (const Money& amount : amounts) list.push_back(amount.text());
  return list;
}

namespace {

/// What waiting costs each day; nothing where it does not cost by the day.
Json per_day_json(ExceptionKind kind, const std::vector<Money>& amounts) {
  const std::int64_t basis_points = trade::row_of(kind).cost.basis_points_per_day;
  std::vector<Money> costs;
  for (const Money& amount : amounts) {
    if (basis_points > 0) costs.push_back(rounded_to_cents(share_of(amount, basis_points)));
  }
  return amounts_json(costs);
}

bool is_same_act(const trade::ActRecord& left, const trade::ActRecord& right) {
  return left.at == right.at && left.act == right.act && left.person == right.person && left.note == right.note &&
         left.incident == right.incident && left.assignee == right.assignee;
}

}  // namespace

Json kind_json(ExceptionKind kind) {
  const trade::ExceptionRow& row = trade::row_of(kind);
  Json acts = Json::array();
  for (const trade::Act act : flow::acts_for(kind)) acts.push_back(trade::text_of(act));
  return {{"remedy", row.remedy},
          {"deadline_rule", trade::text_of(row.due_by)},
          {"cost", {{"text", row.cost.text}, {"source", row.cost.source}, {"is_estimate", true}}},
          {"acts", std::move(acts)}};
}

Json incident_json(const flow::Incident& incident, std::optional<Instant> deadline) {
  Json orders = Json::array();
  for (const std::string& number : incident.purchase_orders) {
    if (orders.size() == orders_shown_max) break;
    orders.push_back(number);
  }
  Json json = {{"key", incident.key},
               {"kind", text_of(incident.kind)},
               {"owner", text_of(incident.owner)},
               {"assignee", incident.assignee},
               {"count", incident.exceptions.size()},
               {"orders", incident.purchase_orders.size()},
               {"purchase_orders", std::move(orders)},
               {"amounts", amounts_json(incident.amounts)},
               {"cost_per_day", per_day_json(incident.kind, incident.amounts)},
               {"text", incident.text},
               {"raised_at", format_instant(incident.raised_at)},
               {"deadline", instant_json(deadline)}};
  json.update(kind_json(incident.kind));
  return json;
}

Json exception_json(const TradeException& exception, std::optional<Instant> deadline,
                    const std::optional<OrderStanding>& standing) {
  Json json = {{"key", exception.key},
               {"open", exception.open},
               {"purchase_order", exception.purchase_order},
               {"line", exception.line},
               {"document", exception.document},
               {"amount", exception.amount.is_zero() ? Json(nullptr) : Json(exception.amount.text())},
               {"assignee", exception.assignee},
               {"text", exception.text},
               {"raised_at", format_instant(exception.raised_at)},
               {"deadline", instant_json(deadline)}};
  if (standing) {
    json["order"] = {
        {"state", text_of(standing->state)}, {"waits_for", standing->waits_for}, {"settled", standing->settled}};
  }
  return json;
}

Json trail_json(const std::vector<trade::ActRecord>& acts) {
  Json list = Json::array();
  for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
    if (act != acts.rbegin() && is_same_act(*act, *std::prev(act))) {
      list.back()["count"] = list.back()["count"].get<std::int64_t>() + 1;
      continue;
    }
    list.push_back({{"at", format_instant(act->at)},
                    {"act", trade::text_of(act->act)},
                    {"by", act->person},
                    {"note", act->note},
                    {"to", act->assignee},
                    {"about", act->incident},
                    {"count", 1}});
  }
  return list;
}

}  // namespace vendorproof::live
