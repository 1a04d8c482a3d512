// Reads a rate card's file strictly: unknown, out-of-range or contradictory values are refused with their path and a
// remedy.
#include <algorithm>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "mock_amazon/charges/rate_card.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t rows_max = 500;
constexpr std::size_t text_max = 2'000;
constexpr std::int64_t share_basis_points_max = 10'000;
constexpr std::int64_t rate_basis_points_max = 100'000;  // ten times the cost
constexpr std::int64_t weeks_max = 14;                   // the register keeps 14 weeks
constexpr std::int64_t money_max_ten_thousandths = 1'000'000LL * 10'000;
constexpr std::string_view disclaimer = "not Amazon's statement";

const std::vector<std::string_view>& region_words() {
  static const std::vector<std::string_view> words = {"NA", "EU", "IN", "JP"};
  return words;
}

const std::vector<std::string_view>& basis_words() {
  static const std::vector<std::string_view> words = {"cost", "unit", "carton", "event", "day"};
  return words;
}

const std::vector<std::string_view>& confidence_words() {
  static const std::vector<std::string_view> words = {"official", "industry", "anecdotal", "ours"};
  return words;
}

const std::vector<std::string_view>& metric_words() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> texts;
    for (int i = 0; i <= static_cast<int>(Metric::ReceivedAboveConfirmed); ++i) {
      texts.push_back(text_of(static_cast<Metric>(i)));
    }
    return texts;
  }();
  return words;
}

void only_fields(const JsonReader& in, const std::vector<std::string_view>& understood) {
  for (const std::string& key : in.keys()) {
    if (std::find(understood.begin(), understood.end(), key) != understood.end()) continue;
    in.problem("has a field '" + key.substr(0, 40) +
               "' that is not understood; understood here are: " + join({understood.begin(), understood.end()}, ", "));
    return;
  }
}

std::string short_text(const JsonReader& in) {
  std::string text = in.text();
  if (!in.failed() && (text.empty() || text.size() > text_max)) in.problem("is not a text of 1 to 2000 characters");
  return text;
}

std::string optional_text(const JsonReader& in, std::string_view key) {
  return in.has(key) ? short_text(in.at(key)) : "";
}

Instant read_day(const JsonReader& in) {
  const std::string text = in.text();
  if (in.failed()) return {};
  const Result<Instant> day = parse_instant(text);
  if (day && text.size() == 10) return *day;
  in.problem("is '" + text.substr(0, 40) + "', not a day; write it like 2026-02-27");
  return {};
}

/// A day, or `X11`: the day, by the reading X11, from which lateness is charged by the ship notice.
CardDate read_card_date(const JsonReader& in) {
  if (in.json() == "X11") return {*parse_instant("2026-02-27"), *parse_instant("2026-02-25")};
  const Instant day = read_day(in);
  return {day, day};
}

/// `95 %`, `2.5 %` to whole basis points; a problem otherwise.
std::int64_t read_percent(const JsonReader& in, std::int64_t basis_points_max) {
  const std::string text = in.text();
  if (in.failed()) return 0;
  const std::size_t end = text.find_last_not_of(" %");
  const bool marked = !text.empty() && text.back() == '%' && end != std::string::npos;
  const Result<Money> number = Money::parse(text.substr(0, marked ? end + 1 : 0), Currency());
  const bool exact = marked && number && number->ten_thousandths() % 100 == 0;
  const std::int64_t basis_points = exact ? number->ten_thousandths() / 100 : -1;
  if (basis_points >= 0 && basis_points <= basis_points_max) return basis_points;
  in.problem("is '" + text.substr(0, 40) + "', not a percentage from 0 to " + std::to_string(basis_points_max / 100) +
             " with at most two places; write it like '2.5 %'");
  return 0;
}

void read_amount(const JsonReader& in, Rate& rate) {
  const std::string text = in.text();
  if (in.failed()) return;
  const Result<Money> amount = Money::parse(text);
  if (!amount || amount->is_negative() || amount->ten_thousandths() > money_max_ten_thousandths) {
    in.problem("is '" + text.substr(0, 40) + "', neither a percentage like '3 %' nor an amount like '1.70 EUR'");
    return;
  }
  for (const Money& other : rate.amounts) {
    if (other.currency() == amount->currency()) in.problem("is a second amount in " + amount->currency().text());
  }
  rate.amounts.push_back(*amount);
}

/// One text, or an array of them: a percentage of cost, and amounts in different currencies.
Rate read_rate(const JsonReader& in, Basis basis) {
  Rate rate;
  std::vector<JsonReader> parts = {in};
  if (in.json().is_array()) parts = in.elements();
  bool percent = false;
  for (const JsonReader& part : parts) {
    const bool is_percent = part.json().is_string() && part.text().ends_with("%");
    if (!is_percent) {
      read_amount(part, rate);
    } else if (percent) {
      part.problem("is a second percentage of one rate");
    } else {
      rate.basis_points = read_percent(part, rate_basis_points_max);
      percent = true;
    }
  }
  if (in.failed()) return rate;
  if (basis == Basis::Cost && !rate.amounts.empty()) {
    in.problem("has an amount of money, but the basis is cost; choose unit, carton, event or day");
  } else if (basis == Basis::Cost && !percent) {
    in.problem("has no percentage; write it like '3 %'");
  } else if (basis != Basis::Cost && rate.amounts.empty()) {
    in.problem("has no amount of money; write it like '1.70 EUR', or choose the basis cost");
  }
  return rate;
}

/// `above` or `at_least`; none if both are absent.
std::optional<Bound> read_bound(const JsonReader& in) {
  const bool above = in.has("above");
  const bool at_least = in.has("at_least");
  if (above && at_least) in.problem("has both 'above' and 'at_least'; keep one");
  if (!above && !at_least) return std::nullopt;
  return Bound{above, read_percent(in.at(above ? "above" : "at_least"), share_basis_points_max)};
}

void read_tiers(const JsonReader& in, RateRow& row) {
  if (in.has("rate")) {
    if (in.has("tiers")) in.problem("has both 'rate' and 'tiers'; keep one");
    row.tiers = {{std::nullopt, read_rate(in.at("rate"), row.basis)}};
    return;
  }
  const JsonReader tiers = in.at("tiers");
  only_fields(tiers, {"by", "days", "steps"});
  row.tiers_by = static_cast<Metric>(tiers.at("by").one_of(metric_words()));
  row.tiers_days = tiers.integer_or("days", row.tiers_days);
  if (row.tiers_days < 1 || row.tiers_days > weeks_max * 7) tiers.at("days").problem("is not from 1 to 98");
  const std::vector<JsonReader> steps = tiers.at("steps").elements();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    only_fields(steps[i], {"above", "at_least", "rate"});
    const std::optional<Bound> bound = read_bound(steps[i]);
    const bool last = i + 1 == steps.size();
    if (!in.failed() && bound.has_value() == last) {
      steps[i].problem(last ? "is the last step and must have no bound: it holds for all other shares"
                            : "has no bound; give it 'above' or 'at_least'");
    }
    const bool descends = row.tiers.empty() || !bound || bound->basis_points < row.tiers.back().bound->basis_points;
    if (!in.failed() && !descends) steps[i].problem("can never be reached; sort the steps from the highest bound down");
    row.tiers.push_back({bound, read_rate(steps[i].at("rate"), row.basis)});
    if (in.failed()) return;
  }
  if (!in.failed() && steps.empty()) tiers.at("steps").problem("is empty; give at least one step");
}

Waiver read_waiver(const JsonReader& in) {
  only_fields(in, {"metric", "above", "at_least", "weeks", "running_week"});
  Waiver waiver;
  waiver.metric = static_cast<Metric>(in.at("metric").one_of(metric_words()));
  const std::optional<Bound> bound = read_bound(in);
  if (!in.failed() && !bound) in.problem("has no bound; give it 'above' or 'at_least'");
  waiver.bound = bound.value_or(Bound());
  const JsonReader weeks = in.at("weeks");
  if (weeks.json() == "X14") {
    waiver.weeks_otherwise = 4;
  } else {
    waiver.weeks_usual = weeks.integer();
    waiver.weeks_otherwise = waiver.weeks_usual;
  }
  if (!in.failed() && (waiver.weeks_usual < 0 || waiver.weeks_usual > weeks_max - 1)) {
    weeks.problem("is not from 0 to 13");
  }
  waiver.running_week = in.boolean_or("running_week", false);
  if (!in.failed() && waiver.weeks_usual == 0 && !waiver.running_week) {
    weeks.problem("is 0, so no week would count; give at least 1, or set running_week");
  }
  return waiver;
}

std::vector<Trigger> read_triggers(const JsonReader& in) {
  std::vector<std::string_view> names;
  for (const TriggerWord& word : trigger_words()) names.push_back(word.name);
  std::vector<Trigger> triggers;
  for (const JsonReader& element : in.elements()) {
    triggers.push_back(static_cast<Trigger>(element.one_of(names)));
    if (in.failed()) return triggers;
  }
  if (!in.failed() && triggers.empty()) in.problem("is empty; name at least one trigger");
  return triggers;
}

bool is_rule_id(const std::string& text) {
  if (text.empty() || text.size() > 20) return false;
  return std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '-';
  });
}

RateRow read_row(const JsonReader& in) {
  only_fields(in, {"rule", "title", "triggers", "valid_from", "valid_until", "basis", "rate", "tiers", "waiver",
                   "source", "confidence", "notes"});
  RateRow row;
  row.rule = in.at("rule").text();
  if (!in.failed() && !is_rule_id(row.rule)) in.at("rule").problem("is not a rule id like 'CB-01'");
  row.title = short_text(in.at("title"));
  row.triggers = read_triggers(in.at("triggers"));
  row.valid_from = read_card_date(in.at("valid_from"));
  if (in.has("valid_until")) {
    row.valid_until = read_card_date(in.at("valid_until"));
    const bool ends_later =
        row.valid_from.usual < row.valid_until->usual && row.valid_from.otherwise < row.valid_until->otherwise;
    if (!in.failed() && !ends_later) in.at("valid_until").problem("is not after valid_from");
  }
  row.basis = static_cast<Basis>(in.at("basis").one_of(basis_words()));
  if (!in.failed()) read_tiers(in, row);
  if (in.has("waiver")) row.waiver = read_waiver(in.at("waiver"));
  row.source = short_text(in.at("source"));
  row.confidence = static_cast<Confidence>(in.at("confidence").one_of(confidence_words()));
  row.notes = optional_text(in, "notes");
  return row;
}

bool overlap(const RateRow& left, const RateRow& right, Instant CardDate::*day) {
  const bool left_ends_first = left.valid_until && (*left.valid_until).*day <= right.valid_from.*day;
  const bool right_ends_first = right.valid_until && (*right.valid_until).*day <= left.valid_from.*day;
  return !left_ends_first && !right_ends_first;
}

/// No two rows may charge the same trigger on the same day.
void check_overlap(const JsonReader& in, const std::vector<RateRow>& rows) {
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const RateRow& row = rows[i];
    const RateRow& last = rows.back();
    const bool both = overlap(row, last, &CardDate::usual) || overlap(row, last, &CardDate::otherwise);
    if (!both) continue;
    for (const Trigger trigger : last.triggers) {
      if (std::find(row.triggers.begin(), row.triggers.end(), trigger) == row.triggers.end()) continue;
      in.problem("charges " + std::string(trigger_words()[static_cast<std::size_t>(trigger)].name) +
                 " at the same time as rates[" + std::to_string(i) + "] (" + row.rule +
                 "); end one with valid_until before the other begins");
      return;
    }
  }
}

WaivedPeriod read_period(const JsonReader& in) {
  only_fields(in, {"triggers", "from", "until", "reason"});
  WaivedPeriod period;
  period.triggers = read_triggers(in.at("triggers"));
  period.from = read_day(in.at("from"));
  period.until = read_day(in.at("until"));
  if (!in.failed() && period.until <= period.from) in.at("until").problem("is not after from");
  period.reason = short_text(in.at("reason"));
  return period;
}

Result<RateCard> read_document(const Json& document) {
  const JsonReader in(document);
  if (in.at("schema").integer() != 1 && !in.failed()) in.at("schema").problem("is not 1, the only version that exists");
  only_fields(in, {"schema", "name", "region", "statement", "rates", "waived_periods"});
  RateCard card;
  card.name = short_text(in.at("name"));
  card.region = region_words()[in.at("region").one_of(region_words())];
  card.statement = short_text(in.at("statement"));
  if (!in.failed() && card.statement.find(disclaimer) == std::string::npos) {
    in.at("statement").problem("does not say \"" + std::string(disclaimer) + "\"; add these words");
  }
  const std::vector<JsonReader> rates = in.at("rates").elements();
  if (rates.size() > rows_max) in.at("rates").problem("has more than 500 rates");
  for (const JsonReader& element : rates) {
    if (in.failed()) break;
    card.rows.push_back(read_row(element));
    if (!in.failed()) check_overlap(element, card.rows);
  }
  if (in.has("waived_periods")) {
    for (const JsonReader& element : in.at("waived_periods").elements()) card.waived.push_back(read_period(element));
  }
  return in.finish(std::move(card));
}

}  // namespace

Result<RateCard> read_rate_card(std::string_view text, const std::string& name) {
  const auto named = [&](const Error& error) {
    return Error{error.code, name + ": " + error.message + (error.message.ends_with(" is missing") ? "; add it" : "")};
  };
  const Result<Json> document = parse_json_file(text);
  if (!document) return tl::unexpected<Error>(named(document.error()));
  Result<RateCard> card = read_document(*document);
  if (!card) return tl::unexpected<Error>(named(card.error()));
  card->text = text;
  return card;
}

}  // namespace vendorproof::mock_amazon
