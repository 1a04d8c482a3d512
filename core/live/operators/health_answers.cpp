#include "core/live/operators/health_answers.h"

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/flow/overview/figures.h"
#include "core/live/operators/metrics.h"
#include "core/live/operators/shown_json.h"

namespace vendorproof::live {

namespace {

Json stages_json(const flow::Figures& figures) {
  Json list = Json::array();
  for (const auto& [state, stage] : figures.stages) {
    list.push_back({{"stage", text_of(state)}, {"orders", stage.orders}, {"oldest", instant_json(stage.oldest)}});
  }
  return list;
}

Json owners_json(const flow::Figures& figures) {
  Json list = Json::array();
  for (const auto& [owner, row] : figures.owners) {
    list.push_back({{"owner", text_of(owner)},
                    {"incidents", row.incidents},
                    {"exceptions", row.exceptions},
                    {"due_within_hour", row.due_within_hour},
                    {"overdue", row.overdue},
                    {"amounts", amounts_json(row.amounts)}});
  }
  return list;
}

Json polls_json(const flow::Figures& figures) {
  Json list = Json::array();
  for (const flow::PollFigures& poll : figures.polls) {
    list.push_back({{"poll", poll.name}, {"next", format_instant(poll.next)}, {"failures", poll.failures}});
  }
  return list;
}

Json traffic_json(const TrafficCounts& counts) {
  Json list = Json::array();
  for (const auto& [name, count] : counts) {
    list.push_back({{"peer", name.first == Peer::Amazon ? "Amazon" : "ERP"},
                    {"operation", name.second},
                    {"calls", count.calls},
                    {"refused", count.refused},
                    {"failed", count.failed + count.unanswered}});
  }
  return list;
}

Json quotas_json(const flow::Figures& figures) {
  Json list = Json::array();
  for (const auto& [operation, calls_left] : figures.quota_left) {
    list.push_back({{"operation", operation}, {"calls_left", calls_left}});
  }
  return list;
}

Json alerts_json(const AlertCounts& alerts) {
  return {{"sent", alerts.sent}, {"failed", alerts.failed}, {"pending", alerts.pending}, {"trouble", alerts.trouble}};
}

}  // namespace

HttpResponse tell_readiness(const Counter& counter, const HttpRequest& /*request*/) {
  std::vector<std::string> problems;
  if (const Result<void> store = counter.core.store_is_writable(); !store) problems.push_back(store.error().message);
  for (const auto& [peer, name] : {std::pair(Peer::Amazon, "Amazon"), std::pair(Peer::Erp, "the ERP")}) {
    if (counter.core.has_access(peer, counter.visit.now)) continue;
    problems.push_back(fmt::format("there is no valid token for {}", name));
  }
  if (!counter.visit.peer_troubles.empty()) problems.push_back(counter.visit.peer_troubles);
  HttpResponse response;
  response.status = problems.empty() ? 200 : 503;
  response.headers = {{"Content-Type", "text/plain"}};
  response.body = (problems.empty() ? "ready" : "not ready: " + join(problems, "; ")) + "\n";
  return response;
}

HttpResponse tell_metrics(const Counter& counter, const HttpRequest& /*request*/) {
  const flow::Figures figures = counter.core.figures(counter.visit.now);
  HttpResponse response;
  response.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"}};
  response.body = metrics_text(metrics_of(figures, counter.visit));
  return response;
}

HttpResponse tell_status(const Counter& counter, const HttpRequest& /*request*/) {
  const flow::Figures figures = counter.core.figures(counter.visit.now);
  HttpResponse response;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  const Json json = {{"now", format_instant(counter.visit.now.wall)},
                     {"peer_troubles", counter.visit.peer_troubles},
                     {"stages", stages_json(figures)},
                     {"acknowledgements_due_within_hour", figures.acknowledgements_due_within_hour},
                     {"acknowledgements_overdue", figures.acknowledgements_overdue},
                     {"owners", owners_json(figures)},
                     {"money_waiting", amounts_json(figures.money_waiting)},
                     {"money_held", amounts_json(figures.money_held)},
                     {"polls", polls_json(figures)},
                     {"alerts", alerts_json(counter.visit.alerts)},
                     {"calls", traffic_json(counter.visit.traffic)},
                     {"quota_left", quotas_json(figures)}};
  response.body = json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
  return response;
}

}  // namespace vendorproof::live
