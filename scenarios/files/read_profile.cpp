#include "scenarios/files/read_profile.h"

#include <numeric>

#include "core/base/json/json_tree.h"
#include "scenarios/files/reading.h"

namespace vendorproof::scenarios {

namespace {

constexpr std::size_t weeks_max = 26;
constexpr std::int64_t all_lines_max = 1'000'000;
constexpr Duration week = std::chrono::days(7);

std::vector<std::int64_t> read_weeks(const JsonReader& in) {
  std::vector<std::int64_t> weeks;
  constexpr Limits orders = {0, static_cast<std::int64_t>(orders_max)};
  for (const JsonReader& element : in.elements()) weeks.push_back(integer_within(element, orders));
  if (weeks.empty() || weeks.size() > weeks_max) in.problem("is not a list of 1 to 26 weeks");
  if (in.failed()) return weeks;
  const std::int64_t sum = std::accumulate(weeks.begin(), weeks.end(), std::int64_t{0});
  if (sum < 1 || sum > orders.max) in.problem("sums up to " + std::to_string(sum) + ", not within 1 to 10000");
  return weeks;
}

Burst read_burst(const JsonReader& in) {
  only_fields(in, {"percent", "from", "length"});
  const Burst usual;
  Burst burst;
  burst.percent = integer_within_or(in, "percent", usual.percent, percent_limits);
  burst.from = duration_or(in, "from", usual.from);
  burst.length = duration_or(in, "length", usual.length);
  if (burst.from + burst.length > week) in.problem("ends after the week");
  return burst;
}

std::vector<Fault> read_weekly_faults(const JsonReader& in) {
  std::vector<Fault> faults = read_faults(in);
  for (const Fault& fault : faults) {
    if (!fault.operation.empty()) in.problem("has a fault without 'from' and 'until'; only spans come back every week");
    if (fault.from > week || fault.until > 2 * week)
      in.problem("has a fault that starts after the week or lasts longer");
  }
  return faults;
}

Thresholds read_thresholds(const JsonReader& in) {
  only_fields(in, {"acknowledgement_p99_max", "late_acknowledgements_max", "ship_notice_p99_max",
                   "late_ship_notices_percent_max", "charged_ship_notices_max", "quota_used_percent_max",
                   "backlog_orders_max", "money_at_risk_max"});
  const auto count_of = [&](std::string_view key) -> std::optional<std::int64_t> {
    if (!in.has(key)) return std::nullopt;
    return integer_within(in.at(key), {0, stock_max});
  };
  const auto duration_of = [&](std::string_view key) -> std::optional<Duration> {
    if (!in.has(key)) return std::nullopt;
    return read_duration(in.at(key));
  };
  Thresholds thresholds;
  thresholds.acknowledgement_p99_max = duration_of("acknowledgement_p99_max");
  thresholds.ship_notice_p99_max = duration_of("ship_notice_p99_max");
  thresholds.late_ship_notices_percent_max = count_of("late_ship_notices_percent_max");
  thresholds.charged_ship_notices_max = count_of("charged_ship_notices_max");
  thresholds.late_acknowledgements_max = count_of("late_acknowledgements_max");
  thresholds.quota_used_percent_max = count_of("quota_used_percent_max");
  thresholds.backlog_orders_max = count_of("backlog_orders_max");
  if (in.has("money_at_risk_max")) thresholds.money_at_risk_max = read_money(in.at("money_at_risk_max"));
  return thresholds;
}

void read_shape(const JsonReader& in, Profile& profile) {
  profile.orders_by_week = read_weeks(in.at("orders_by_week"));
  if (in.has("burst")) profile.burst = read_burst(in.at("burst"));
  constexpr Limits lines = {1, static_cast<std::int64_t>(lines_max)};
  profile.lines_min = integer_within_or(in, "lines_min", profile.lines_min, lines);
  profile.lines_max = integer_within_or(in, "lines_max", profile.lines_max, lines);
  profile.fulfilment_centres = integer_within_or(in, "fulfilment_centres", profile.fulfilment_centres, {1, 175});
  profile.vendor_codes = integer_within_or(in, "vendor_codes", profile.vendor_codes, {1, 100});
  profile.items = integer_within_or(in, "items", profile.items, {1, 5'000});
  profile.cases_percent = integer_within_or(in, "cases_percent", profile.cases_percent, percent_limits);
  profile.changed_percent = integer_within_or(in, "changed_percent", profile.changed_percent, percent_limits);
  profile.stock_cover_percent = integer_within_or(in, "stock_cover_percent", profile.stock_cover_percent, {0, 1'000});
  if (in.failed()) return;
  if (profile.lines_min > profile.lines_max) in.at("lines_min").problem("is more than lines_max");
  const std::int64_t orders =
      std::accumulate(profile.orders_by_week.begin(), profile.orders_by_week.end(), std::int64_t{0});
  if (orders * profile.lines_max > all_lines_max) in.at("lines_max").problem("makes more than 1,000,000 order lines");
}

Profile read_all(const JsonReader& in) {
  read_schema(in);
  only_fields(in, {"schema",         "name",   "title",         "story",           "start",
                   "orders_by_week", "burst",  "lines_min",     "lines_max",       "fulfilment_centres",
                   "vendor_codes",   "items",  "cases_percent", "changed_percent", "stock_cover_percent",
                   "warehouse",      "amazon", "weekly_faults", "faults",          "chance",
                   "thresholds"});
  Profile profile;
  profile.name = read_name(in.at("name"));
  profile.title = in.text_or("title", "");
  profile.story = read_texts(in, "story");
  profile.start = in.at("start").instant();
  read_shape(in, profile);
  if (in.has("warehouse")) profile.warehouse = read_warehouse(in.at("warehouse"));
  if (!profile.warehouse.credits.empty()) {
    in.at("warehouse").problem("plans credits, but a profile's orders have no numbers yet");
  }
  if (!profile.warehouse.corrections.empty()) {
    in.at("warehouse").problem("plans corrections, but a profile's orders have no numbers yet");
  }
  if (!profile.warehouse.shorts.empty()) {
    in.at("warehouse").problem("plans shorts, but a profile's orders have no numbers yet; use fill_percent");
  }
  if (in.has("amazon")) profile.amazon = read_amazon_side(in.at("amazon"));
  if (!profile.amazon.receiving.miscounts.empty()) {
    in.at("amazon").problem("plans miscounts, but a profile's orders have no numbers yet; use receiving's chance");
  }
  if (in.has("weekly_faults")) profile.weekly_faults = read_weekly_faults(in.at("weekly_faults"));
  if (in.has("faults")) profile.faults = read_faults(in.at("faults"));
  if (in.has("chance")) profile.chance = read_chance(in.at("chance"));
  if (in.has("thresholds")) profile.thresholds = read_thresholds(in.at("thresholds"));
  return profile;
}

}  // namespace

Result<Profile> read_profile(std::string_view text, const std::string& name) {
  const Result<Json> document = parse_json_file(text);
  if (!document) return tl::unexpected<Error>(named(name, document.error()));
  const JsonReader in(*document);
  Result<Profile> profile = in.finish(read_all(in));
  if (!profile) return tl::unexpected<Error>(named(name, profile.error()));
  return profile;
}

}  // namespace vendorproof::scenarios
