// Small pictures as inline SVG: no script, colours from the page's style, whole numbers only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "reports/findings.h"

namespace vendorproof::reports {

enum class Tone { Plain, Good, Bad, Caution };

/// A negative value counts as zero.
struct Segment {
  std::int64_t value = 0;
  Tone tone = Tone::Plain;
};

struct Bar {
  std::string label;
  std::vector<Segment> segments;  ///< one after the other
  std::string shown;              ///< the value in words, at the bar's end
};

/// A line across all bars: the maximum that bars must not exceed.
struct Limit {
  std::int64_t value = 0;
  std::string label;
};

/// Horizontal bars, one per row.
std::string bar_chart(const std::string& title, const std::vector<Bar>& bars, const std::optional<Limit>& limit);

struct Day {
  std::string label;
  std::int64_t bar = 0;
  std::int64_t line = 0;
};

/// Days from left to right on one axis from zero. `line_name` "" leaves the line out.
struct DayChart {
  std::string title;
  std::string bar_name;
  std::string line_name;
  Tone tone = Tone::Plain;
  std::vector<Day> days;
};
/// Two pictures, for wide and for narrow screens; the style of the page shows one of them.
std::string day_chart(const DayChart& chart);

struct Picture {
  std::string title;
  std::string svg;  ///< "" if there is nothing to draw
};

/// Money at stake from unexpected findings, by owner: one picture per currency, because amounts in different currencies
/// cannot share an axis.
std::vector<Picture> owner_charts(const std::vector<Incident>& incidents);

}  // namespace vendorproof::reports
