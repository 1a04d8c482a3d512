#include "core/live/operators/metrics.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/flow/overview/figures.h"

namespace vendorproof::live {

namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char one : text) {
    if (one == '\\' || one == '"') result += '\\';
    result += one == '\n' ? "\\n" : std::string(1, one);
  }
  return result;
}

std::string line_of(const Metric& metric, const MetricValue& value) {
  std::vector<std::string> labels;
  for (const MetricLabel& label : value.labels)
    labels.push_back(fmt::format("{}=\"{}\"", label.name, escaped(label.value)));
  const std::string name = std::string(metric.name) + (labels.empty() ? "" : "{" + join(labels, ",") + "}");
  return fmt::format("{} {}\n", name, value.value);
}

std::string seconds_text(Duration duration) {
  return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(duration).count());
}

std::string_view name_of(Peer peer) { return peer == Peer::Amazon ? "amazon" : "erp"; }

std::string_view name_of(Awaited awaited) {
  switch (awaited) {
    case Awaited::Amazon:
      return "amazon";
    case Awaited::Erp:
      return "erp";
    case Awaited::Despatch:
      return "despatch";
    case Awaited::Person:
      return "person";
    case Awaited::Nothing:
      break;
  }
  return "nothing";
}

std::vector<MetricValue> amounts(const std::vector<Money>& sums, const std::vector<MetricLabel>& labels) {
  std::vector<MetricValue> values;
  for (const Money& sum : sums) {
    values.push_back({labels, sum.decimal()});
    values.back().labels.push_back({"currency", sum.currency().text()});
  }
  return values;
}

Metric orders(const flow::Figures& figures) {
  Metric metric = {"vendorproof_orders", "gauge", "Orders that are not settled, by stage.", {}};
  for (const auto& [state, stage] : figures.stages) {
    metric.values.push_back({{{"stage", lower_case(text_of(state))}}, std::to_string(stage.orders)});
  }
  return metric;
}

Metric ages(const flow::Figures& figures, Instant now) {
  Metric metric = {
      "vendorproof_oldest_order_age_seconds", "gauge", "Age of the oldest order of a stage; 0 without orders.", {}};
  for (const auto& [state, stage] : figures.stages) {
    const Duration age = stage.oldest ? std::max(now - *stage.oldest, Duration(0)) : Duration(0);
    metric.values.push_back({{{"stage", lower_case(text_of(state))}}, seconds_text(age)});
  }
  return metric;
}

Metric waiting(const flow::Figures& figures) {
  Metric metric = {"vendorproof_orders_waiting", "gauge", "Orders that are not settled, by who must act next.", {}};
  for (const auto& [awaited, count] : figures.awaited) {
    metric.values.push_back({{{"for", std::string(name_of(awaited))}}, std::to_string(count)});
  }
  return metric;
}

Metric of_owners(std::string_view name, std::string_view help, const flow::Figures& figures,
                 std::int64_t flow::OwnerFigures::*count) {
  Metric metric = {name, "gauge", help, {}};
  for (const auto& [owner, row] : figures.owners) {
    metric.values.push_back({{{"owner", lower_case(text_of(owner))}}, std::to_string(row.*count)});
  }
  return metric;
}

Metric amounts_of_owners(const flow::Figures& figures) {
  Metric metric = {"vendorproof_exceptions_amount", "gauge", "Money at stake in open exceptions, by owner.", {}};
  for (const auto& [owner, row] : figures.owners) {
    for (MetricValue& value : amounts(row.amounts, {{"owner", lower_case(text_of(owner))}})) {
      metric.values.push_back(std::move(value));
    }
  }
  return metric;
}

Metric calls(const Visit& visit) {
  Metric metric = {"vendorproof_calls_total", "counter", "Calls since the start, by peer and operation.", {}};
  for (const auto& [name, count] : visit.traffic) {
    metric.values.push_back(
        {{{"peer", std::string(name_of(name.first))}, {"operation", name.second}}, std::to_string(count.calls)});
  }
  return metric;
}

Metric answers(const Visit& visit) {
  struct Kind {
    const char* name;
    std::int64_t TrafficCount::*count;
  };
  constexpr Kind kinds[] = {{"taken", &TrafficCount::taken},
                            {"refused", &TrafficCount::refused},
                            {"failed", &TrafficCount::failed},
                            {"unanswered", &TrafficCount::unanswered}};
  Metric metric = {"vendorproof_answers_total", "counter", "What came of the calls since the start.", {}};
  for (const auto& [name, count] : visit.traffic) {
    for (const Kind& kind : kinds) {
      metric.values.push_back(
          {{{"peer", std::string(name_of(name.first))}, {"operation", name.second}, {"result", kind.name}},
           std::to_string(count.*kind.count)});
    }
  }
  return metric;
}

Metric quotas(const flow::Figures& figures) {
  Metric metric = {"vendorproof_quota_left", "gauge", "Calls of an operation that may leave at once.", {}};
  for (const auto& [operation, calls_left] : figures.quota_left) {
    metric.values.push_back({{{"operation", operation}}, std::to_string(calls_left)});
  }
  return metric;
}

Metric poll_failures(const flow::Figures& figures) {
  Metric metric = {"vendorproof_poll_failures", "gauge", "Polls of a list that failed in sequence.", {}};
  for (const flow::PollFigures& poll : figures.polls) {
    metric.values.push_back({{{"poll", poll.name}}, std::to_string(poll.failures)});
  }
  return metric;
}

}  // namespace

std::string metrics_text(const std::vector<Metric>& metrics) {
  std::string text;
  for (const Metric& metric : metrics) {
    text += fmt::format("# HELP {} {}\n# TYPE {} {}\n", metric.name, metric.help, metric.name, metric.type);
    for (const MetricValue& value : metric.values) text += line_of(metric, value);
  }
  return text;
}

std::vector<Metric> metrics_of(const flow::Figures& figures, const Visit& visit) {
  using flow::OwnerFigures;
  return {
      orders(figures),
      ages(figures, visit.now.wall),
      waiting(figures),
      {"vendorproof_acknowledgements_due_within_hour",
       "gauge",
       "Orders not acknowledged less than an hour before it is due.",
       {{{}, std::to_string(figures.acknowledgements_due_within_hour)}}},
      {"vendorproof_acknowledgements_overdue",
       "gauge",
       "Those of them whose deadline is over.",
       {{{}, std::to_string(figures.acknowledgements_overdue)}}},
      of_owners("vendorproof_incidents", "Open incidents, by owner.", figures, &OwnerFigures::incidents),
      of_owners("vendorproof_exceptions", "Open exceptions, by owner.", figures, &OwnerFigures::exceptions),
      of_owners("vendorproof_incidents_due_within_hour",
                "Open incidents whose deadline is less than an hour away, or over.", figures,
                &OwnerFigures::due_within_hour),
      of_owners("vendorproof_incidents_overdue", "Those of them whose deadline is over.", figures,
                &OwnerFigures::overdue),
      amounts_of_owners(figures),
      {"vendorproof_money_waiting", "gauge", "Invoices that were sent and not paid.",
       amounts(figures.money_waiting, {})},
      {"vendorproof_money_held", "gauge", "Invoices that a person has to look at.", amounts(figures.money_held, {})},
      calls(visit),
      answers(visit),
      quotas(figures),
      poll_failures(figures),
      {"vendorproof_peers_in_trouble",
       "gauge",
       "1 if a peer does not answer or refuses the daemon.",
       {{{}, visit.peer_troubles.empty() ? "0" : "1"}}},
      {"vendorproof_alerts_sent_total",
       "counter",
       "Alerts that arrived since the start, at each of their places.",
       {{{}, std::to_string(visit.alerts.sent)}}},
      {"vendorproof_alerts_failed_total",
       "counter",
       "Alerts that were given up since the start.",
       {{{}, std::to_string(visit.alerts.failed)}}},
      {"vendorproof_alerts_pending", "gauge", "Alerts on their way.", {{{}, std::to_string(visit.alerts.pending)}}},
  };
}

}  // namespace vendorproof::live
