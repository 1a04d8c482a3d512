#include "mock_amazon/quirks/switches.h"

#include <algorithm>

#include "core/base/text.h"
#include "mock_amazon/quirks/quirks.h"

namespace vendorproof::mock_amazon {

namespace {

const std::optional<Duration> ages[] = {std::nullopt, std::chrono::hours(24), std::chrono::hours(48),
                                        std::chrono::hours(7 * 24)};

template <auto Member>
std::size_t reading(const Settings& settings) {
  return static_cast<std::size_t>(settings.readings.*Member);
}

template <auto Member>
void set_reading(Settings& settings, std::size_t value) {
  auto& reading = settings.readings.*Member;
  reading = static_cast<std::remove_reference_t<decltype(reading)>>(value);
}

template <auto Member>
Switch contradiction(std::string_view id, std::string_view name, std::vector<std::string_view> values,
                     std::string_view meaning) {
  return {id, name, std::move(values), meaning, reading<Member>, set_reading<Member>};
}

/// Requests a second, more than any client sends.
constexpr std::int64_t lifted = 1'000'000;

void set_usage_plans(Settings& settings, std::size_t value) {
  const Settings published;
  settings.rate_per_second = value == 1 ? lifted : published.rate_per_second;
  settings.burst = value == 1 ? lifted : published.burst;
  settings.transaction_burst = value == 1 ? lifted : published.transaction_burst;
}

Result<const Switch*> find_switch(std::string_view name) {
  std::vector<std::string> names;
  for (const Switch& row : switches()) {
    if (row.name == name || (!row.id.empty() && row.id == name)) return &row;
    names.emplace_back(row.name);
  }
  for (const QuirkRow& row : quirks()) names.emplace_back(row.id);
  return malformed("no switch is called '" + std::string(name) + "'; there are " + join(names, ", "));
}

}  // namespace

const std::vector<Switch>& switches() {
  static const std::vector<Switch> table = {
      {"",
       "region",
       {"NA", "EU", "IN", "JP"},
       "the region whose rules, taxes and charges hold",
       [](const Settings& settings) { return static_cast<std::size_t>(settings.region); },
       [](Settings& settings, std::size_t value) { settings.region = static_cast<Region>(value); }},
      {"",
       "face",
       {"documented", "observed"},
       "behaves as the documentation says, or with observed quirks",
       [](const Settings& settings) { return static_cast<std::size_t>(settings.face); },
       [](Settings& settings, std::size_t value) { settings.face = static_cast<Face>(value); }},
      {"",
       "auto-cancel",
       {"off", "on"},
       "whether missing units are cancelled 7 days after their date or 30 after the window (PO-24, PO-25)",
       [](const Settings& settings) { return static_cast<std::size_t>(settings.auto_cancels); },
       [](Settings& settings, std::size_t value) { settings.auto_cancels = value == 1; }},
      {"",
       "unanswered",
       {"kept", "rejected-after-24h", "rejected-after-48h", "rejected-after-7d"},
       "what happens to an order that is never acknowledged (PO-27)",
       [](const Settings& settings) {
         const auto place = std::find(std::begin(ages), std::end(ages), settings.unanswered_rejected_after);
         return place == std::end(ages) ? 0 : static_cast<std::size_t>(place - std::begin(ages));
       },
       [](Settings& settings, std::size_t value) { settings.unanswered_rejected_after = ages[value]; }},
      {"",
       "usage-plans",
       {"published", "lifted"},
       "whether more requests than Amazon's plans allow are throttled; lifted is for measuring speed",
       [](const Settings& settings) { return std::size_t{settings.rate_per_second == lifted ? 1U : 0U}; },
       set_usage_plans},
      contradiction<&Readings::cost_basis>("X1", "cost-basis", {"per-each", "per-case"},
                                           "what netCost means on an invoice line in cases"),
      contradiction<&Readings::invoice_total>("X2", "invoice-total", {"with-taxes", "without-taxes"},
                                              "whether invoiceTotal includes taxes"),
      contradiction<&Readings::line_taxes>("X3", "line-taxes", {"per-line", "per-unit"},
                                           "whether a line's taxAmount is for the line or for one unit"),
      contradiction<&Readings::shipped_date>("X4", "shipped-date", {"up-to-two-days-ahead", "never-ahead"},
                                             "how far ahead shippedDate may be"),
      contradiction<&Readings::carton_count>("X5", "carton-count", {"either", "when-not-palletised", "always"},
                                             "when cartonCount is required"),
      contradiction<&Readings::sscc_check_digit>("X6", "sscc-check-digit", {"not-checked", "checked"},
                                                 "whether an SSCC's check digit must be right"),
      contradiction<&Readings::success>("X7", "success", {"ship-notices-only", "never", "everything"},
                                        "which transactions ever show Success"),
      contradiction<&Readings::acknowledgement_deadline>("X8", "acknowledgement-deadline", {"24h", "48h"},
                                                         "when an acknowledgement is late"),
      contradiction<&Readings::notice_deadline>("X9", "notice-deadline",
                                                {"bands", "official", "four-hours-before-arrival", "before-receipt"},
                                                "when a ship notice is late"),
      contradiction<&Readings::overage_base>("X10", "overage-base", {"ordered", "confirmed"},
                                             "the quantity above which invoiced units are overage"),
      contradiction<&Readings::on_time_start>("X11", "on-time-start", {"2026-02-27", "2026-02-25"},
                                              "the day from which lateness is charged by the ship notice"),
      contradiction<&Readings::credit_note_countries>("X12", "credit-note-countries", {"current", "guide-2021"},
                                                      "in which countries credit notes are accepted"),
      contradiction<&Readings::sequence_comparison>("X13", "sequence-comparison", {"as-numbers", "as-text"},
                                                    "whether item sequence 1 and 001 are the same"),
      contradiction<&Readings::on_time_look_back>("X14", "on-time-look-back", {"previous-week", "four-weeks"},
                                                  "which deliveries count for the waiver of lateness"),
  };
  return table;
}

bool is_quirk(std::string_view name) {
  return std::any_of(quirks().begin(), quirks().end(), [&](const QuirkRow& row) { return row.id == name; });
}

std::string_view switch_name(std::string_view name_or_id) {
  for (const Switch& row : switches()) {
    if (!row.id.empty() && row.id == name_or_id) return row.name;
  }
  return name_or_id;
}

Result<void> set_switch(Settings& settings, std::string_view name, std::string_view value) {
  if (is_quirk(name)) {
    const bool sized = value != "on" && value != "off";
    return set_quirk(settings, std::string(name) + (sized ? "=" + std::string(value) : ""), value != "off");
  }
  const Result<const Switch*> found = find_switch(name);
  if (!found) return tl::unexpected<Error>(found.error());
  const Switch& row = **found;
  const auto place = std::find(row.values.begin(), row.values.end(), value);
  if (place == row.values.end()) {
    const std::vector<std::string> names(row.values.begin(), row.values.end());
    return malformed(std::string(row.name) + " cannot be '" + std::string(value) + "'; it is one of " +
                     join(names, ", "));
  }
  row.set(settings, static_cast<std::size_t>(place - row.values.begin()));
  return {};
}

Result<std::string> switch_value(const Settings& settings, std::string_view name) {
  for (const QuirkRow& row : quirks()) {
    if (row.id == name) return std::string(has_quirk(settings, row.quirk) ? "on" : "off");
  }
  return find_switch(name).map([&](const Switch* row) { return std::string(row->values.at(row->get(settings))); });
}

}  // namespace vendorproof::mock_amazon
