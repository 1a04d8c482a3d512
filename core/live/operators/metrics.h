// The figures of the daemon in the text format of Prometheus.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/core.h"
#include "core/live/inbox.h"

namespace vendorproof::live {

struct MetricLabel {
  std::string_view name;
  std::string value;
};

struct MetricValue {
  std::vector<MetricLabel> labels;
  std::string value;  ///< a decimal number; money is never a floating-point number, so it is written from its digits
};

struct Metric {
  std::string_view name;
  std::string_view type;  ///< `gauge` or `counter`
  std::string_view help;
  std::vector<MetricValue> values;
};

/// Text exposition format 0.0.4, with escaped labels.
std::string metrics_text(const std::vector<Metric>& metrics);

/// All metrics of the daemon, always all of them, in one order.
std::vector<Metric> metrics_of(const flow::Figures& figures, const Visit& visit);

}  // namespace vendorproof::live
