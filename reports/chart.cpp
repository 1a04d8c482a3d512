#include "reports/chart.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/base/require.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

// A bar has its words above it, so that a picture is narrow and its words are readable on a phone.
constexpr std::int64_t bar_width_all = 320;
constexpr std::int64_t bar_pitch = 36;
constexpr std::int64_t bar_height = 14;

/// A picture of days in one width: a page shows the one that fits, so that words are never too small.
struct DayFrame {
  std::string_view name;
  std::int64_t width;
  std::int64_t height;
  std::int64_t top;
  std::int64_t labels_most;
  bool legend_in_rows;
};
constexpr DayFrame day_frames[] = {{"days wide", 800, 220, 36, 14, false}, {"days narrow", 340, 220, 52, 6, true}};
constexpr std::int64_t day_right = 12;
constexpr std::int64_t day_bottom = 28;

/// `length` times value / most, from 0 to `length`. Huge values are halved first, so that nothing overflows; the loss
/// of precision is invisible.
std::int64_t scaled(std::int64_t value, std::int64_t most, std::int64_t length) {
  value = std::min(value, most);
  while (most > 1'000'000'000'000'000) {
    most /= 2;
    value /= 2;
  }
  if (most <= 0 || value <= 0) return 0;
  return value * length / most;
}

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::Good:
      return "good";
    case Tone::Bad:
      return "bad";
    case Tone::Caution:
      return "caution";
    case Tone::Plain:
      break;
  }
  return "plain";
}

std::string opening(std::string_view kind, const std::string& title, std::int64_t width, std::int64_t height) {
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n",
      kind, width, height, escaped(title));
}

std::string rectangle(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height, Tone tone) {
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", class_of(tone), x, y, width,
                     height);
}

std::string words(std::int64_t x, std::int64_t y, std::string_view anchor, std::string_view text) {
  return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", x, y, anchor, escaped(text));
}

std::int64_t total_of(const Bar& bar) {
  std::int64_t total = 0;
  for (const Segment& segment : bar.segments) total += std::max<std::int64_t>(segment.value, 0);
  return total;
}

/// 1, 2 or 5 times a power of ten, so that at most four steps reach `most`, which is from 1 to 1e18.
std::int64_t step_of(std::int64_t most) {
  std::int64_t power = 1;
  while (true) {
    for (const std::int64_t factor : {1, 2, 5}) {
      if ((most - 1) / (factor * power) < 4) return factor * power;
    }
    power *= 10;
  }
}

std::string legend(const DayChart& chart, const DayFrame& frame) {
  std::string svg = rectangle(8, 8, 12, 12, chart.tone);
  svg += words(26, 18, "start", chart.bar_name);
  if (chart.line_name.empty()) return svg;
  const std::int64_t x = frame.legend_in_rows ? 8 : 68 + 7 * static_cast<std::int64_t>(display_width(chart.bar_name));
  const std::int64_t y = frame.legend_in_rows ? 30 : 14;
  svg += fmt::format("<path class=\"line\" d=\"M{} {}h12\"/>\n", x, y);
  return svg + words(x + 18, y + 4, "start", chart.line_name);
}

/// The axis of a chart of days.
struct DayAxis {
  std::int64_t step = 1;
  std::int64_t most = 1;
};

DayAxis axis_of(const DayChart& chart) {
  std::int64_t most = 1;
  for (const Day& day : chart.days) most = std::max({most, day.bar, day.line});
  most = std::min<std::int64_t>(most, 1'000'000'000'000'000'000);
  const std::int64_t step = step_of(most);
  return {step, (most + step - 1) / step * step};
}

std::string day_picture(const DayChart& chart, const DayFrame& frame, const DayAxis& axis) {
  const std::int64_t base = frame.height - day_bottom;
  const std::int64_t space = base - frame.top;
  const auto count = static_cast<std::int64_t>(chart.days.size());
  const std::int64_t left_edge = 16 + 7 * static_cast<std::int64_t>(grouped(axis.most).size());
  std::string svg = opening(frame.name, chart.title, frame.width, frame.height) + legend(chart, frame);
  for (std::int64_t tick = 0; tick <= axis.most; tick += axis.step) {
    const std::int64_t y = base - scaled(tick, axis.most, space);
    svg += fmt::format("<path class=\"grid\" d=\"M{} {}H{}\"/>\n", left_edge, y, frame.width - day_right);
    svg += words(left_edge - 8, y + 4, "end", grouped(tick));
  }
  const std::int64_t room = frame.width - left_edge - day_right;
  const std::int64_t labels_apart = std::max<std::int64_t>((count + frame.labels_most - 1) / frame.labels_most, 1);
  std::string points;
  for (std::int64_t at = 0; at < count; ++at) {
    const Day& day = chart.days[static_cast<std::size_t>(at)];
    const std::int64_t left = left_edge + room * at / count;
    const std::int64_t width = room * (at + 1) / count - room * at / count;
    const std::int64_t gap = width >= 6 ? width / 6 : 0;
    std::int64_t height = scaled(day.bar, axis.most, space);
    if (day.bar > 0) height = std::max<std::int64_t>(height, 1);
    if (height > 0) {
      svg += rectangle(left + gap, base - height, std::max<std::int64_t>(width - 2 * gap, 1), height, chart.tone);
    }
    points +=
        fmt::format("{}{},{}", points.empty() ? "" : " ", left + width / 2, base - scaled(day.line, axis.most, space));
    if (at % labels_apart == 0) svg += words(left + width / 2, base + 18, "middle", day.label);
  }
  if (!chart.line_name.empty()) svg += fmt::format("<polyline class=\"line\" points=\"{}\"/>\n", points);
  return svg + "</svg>\n";
}

}  // namespace

std::string bar_chart(const std::string& title, const std::vector<Bar>& bars, const std::optional<Limit>& limit) {
  std::int64_t most = limit ? limit->value : 0;
  for (const Bar& bar : bars) most = std::max(most, total_of(bar));
  const std::int64_t top = limit ? 16 : 0;
  const auto height = top + bar_pitch * static_cast<std::int64_t>(bars.size()) + 4;
  std::string svg = opening("bars", title, bar_width_all, height);
  std::string labels;
  const std::int64_t limit_at = limit ? scaled(limit->value, most, bar_width_all) : 0;
  std::int64_t y = top;
  for (const Bar& bar : bars) {
    const std::string shown = clean(bar.shown);
    const std::size_t columns = 48 - std::min<std::size_t>(display_width(shown), 38);
    labels += words(0, y + 13, "start", shortened(bar.label, columns));
    labels += words(bar_width_all, y + 13, "end", shown);
    std::int64_t x = 0;
    for (const Segment& segment : bar.segments) {
      if (segment.value <= 0) continue;
      // A small value must not look like zero.
      const std::int64_t width = std::max<std::int64_t>(scaled(segment.value, most, bar_width_all), 2);
      svg += rectangle(x, y + 18, width, bar_height, segment.tone);
      x += width;
    }
    if (limit) svg += fmt::format("<path class=\"limit\" d=\"M{} {}v{}\"/>\n", limit_at, y + 16, bar_height + 4);
    y += bar_pitch;
  }
  if (limit) {
    const bool at_left = limit_at < 60;
    const std::string_view anchor = at_left ? "start" : (limit_at > bar_width_all - 60 ? "end" : "middle");
    labels += words(limit_at, top - 4, anchor, limit->label);
  }
  svg += labels;
  return svg + "</svg>\n";
}

std::string day_chart(const DayChart& chart) {
  std::string html = "<div>\n";
  for (const DayFrame& frame : day_frames) html += day_picture(chart, frame, axis_of(chart));
  return html + "</div>\n";
}

std::vector<Picture> owner_charts(const std::vector<Incident>& incidents) {
  std::map<Currency, std::map<Owner, Money>> sums;
  for (const Incident& incident : incidents) {
    if (incident.at_stake.is_zero()) continue;
    sums[incident.at_stake.currency()][incident.main().rule->owner] += incident.at_stake;
  }
  std::vector<Picture> pictures;
  for (const auto& [currency, owners] : sums) {
    std::vector<Bar> bars;
    for (const auto& [owner, money] : owners) {
      bars.push_back({std::string(text_of(owner)), {{money.ten_thousandths(), Tone::Bad}}, amount_text(money)});
    }
    const std::string title = "Money at stake by who has to act, " + currency.text();
    pictures.push_back({title, bar_chart(title, bars, std::nullopt)});
  }
  return pictures;
}

}  // namespace vendorproof::reports
