#include "scenarios/files/reading.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "scenarios/files/receiving.h"
#include "scenarios/value/words.h"

namespace vendorproof::scenarios {

namespace {

constexpr std::size_t order_number_max = 35;
constexpr std::size_t name_max = 100;
constexpr std::int64_t money_max_ten_thousandths = 1'000'000LL * 10'000;
constexpr auto replace_bad_letters = Json::error_handler_t::replace;
constexpr Limits basis_points = {0, 10'000};
constexpr Limits spared_calls = {0, 1'000'000};

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_name_character(char character) {
  const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  const bool digit = character >= '0' && character <= '9';
  return letter || digit || character == '.' || character == '_' || character == '-';
}

void read_refusal(const JsonReader& in, Fault& fault) {
  const std::vector<std::int64_t>& statuses = refusal_statuses();
  fault.status = in.at("status").integer();
  if (!in.failed() && std::find(statuses.begin(), statuses.end(), fault.status) == statuses.end()) {
    in.at("status").problem(fmt::format("is {}, not one of {}", fault.status, fmt::join(statuses, ", ")));
  }
  if (in.has("operation")) fault.operation = operation_words()[in.at("operation").one_of(operation_words())];
}

/// What Amazon does to a submission, after it took it or instead of taking it.
bool strikes_submissions(FaultKind kind) {
  return kind == FaultKind::TakenAndLost || kind == FaultKind::TakenAndFailed || kind == FaultKind::BadRequest;
}

/// A fault of the next calls of an operation, or of one document.
Fault read_counted(const JsonReader& in, Fault fault) {
  std::vector<std::string_view> fields = {"kind", "operation", "times"};
  if (fault.kind == FaultKind::LateEffect) {
    fields.emplace_back("after");
    fault.after = read_duration(in.at("after"));
  }
  if (fault.kind == FaultKind::BadRequest) {
    fields.emplace_back("document");
    fault.document = in.text_or("document", "");
    if (in.has("document") && in.has("times")) in.problem("has 'document', which is refused always, and 'times'");
    if (in.has("document") && fault.document.empty()) in.at("document").problem("is empty");
  }
  if (fault.kind == FaultKind::Crash) {
    fields.emplace_back("skip");
    fault.skip = integer_within_or(in, "skip", 0, spared_calls);
  }
  only_fields(in, fields);
  fault.operation = operation_words()[in.at("operation").one_of(operation_words())];
  fault.times = integer_within_or(in, "times", 1, {1, 1'000});
  const bool leaves_no_trace = fault.operation == "salesOrders.create" || fault.operation == "submitAcknowledgement";
  if (fault.kind == FaultKind::Duplicate && leaves_no_trace) {
    in.at("operation").problem("cannot arrive twice: it has no identifier to detect the repetition; use lost-answer");
  }
  const bool is_submission = fault.operation.find("submit") == 0 || fault.operation.find("Submit") == 0;
  if (strikes_submissions(fault.kind) && !is_submission && !in.failed()) {
    in.at("operation").problem("is no submission, and this fault strikes what is submitted to Amazon");
  }
  return fault;
}

Fault read_fault(const JsonReader& in) {
  Fault fault;
  fault.kind = static_cast<FaultKind>(in.at("kind").one_of(fault_words()));
  if (in.failed()) return fault;
  if (is_span(fault.kind)) {
    const bool is_refusal = fault.kind == FaultKind::Refusal;
    only_fields(in, is_refusal ? std::vector<std::string_view>{"kind", "peer", "from", "until", "status", "operation"}
                               : std::vector<std::string_view>{"kind", "peer", "from", "until"});
    if (is_refusal) read_refusal(in, fault);
    fault.peer = peer_words()[in.at("peer").one_of(peer_words())];
    fault.from = read_duration(in.at("from"));
    fault.until = read_duration(in.at("until"));
    if (fault.until < fault.from) in.problem("ends before it starts");
    return fault;
  }
  return read_counted(in, std::move(fault));
}

std::vector<PlannedCredit> read_credits(const JsonReader& in) {
  std::vector<PlannedCredit> credits;
  if (!in.has("credits")) return credits;
  for (const JsonReader& element : in.at("credits").elements()) {
    only_fields(element, {"purchase_order", "line", "eaches", "price_cut", "after"});
    PlannedCredit planned;
    planned.purchase_order = read_order_number(element.at("purchase_order"));
    planned.line = integer_within_or(element, "line", 0, {0, quantity_max});
    planned.eaches = integer_within_or(element, "eaches", 0, {0, line_eaches_max});
    if (element.has("price_cut")) planned.price_cut = read_money(element.at("price_cut"));
    planned.after = read_duration(element.at("after"));
    credits.push_back(std::move(planned));
  }
  return credits;
}

std::vector<PlannedShort> read_shorts(const JsonReader& in) {
  std::vector<PlannedShort> shorts;
  if (!in.has("shorts")) return shorts;
  for (const JsonReader& element : in.at("shorts").elements()) {
    only_fields(element, {"purchase_order", "line", "missing_eaches"});
    shorts.push_back({.purchase_order = read_order_number(element.at("purchase_order")),
                      .line = integer_within_or(element, "line", 1, {1, quantity_max}),
                      .missing_eaches = integer_within(element.at("missing_eaches"), {0, line_eaches_max})});
  }
  return shorts;
}

}  // namespace

void only_fields(const JsonReader& in, const std::vector<std::string_view>& understood) {
  for (const std::string& key : in.keys()) {
    if (contains(understood, key)) continue;
    in.problem(fmt::format("has the unknown field '{}'; known fields here are: {}", key.substr(0, 40),
                           fmt::join(understood, ", ")));
    return;
  }
}

std::int64_t integer_within(const JsonReader& in, Limits limits) {
  const std::int64_t value = in.integer();
  if (in.failed()) return limits.min;
  if (value >= limits.min && value <= limits.max) return value;
  in.problem(fmt::format("is {}, not within {} to {}", value, limits.min, limits.max));
  return limits.min;
}

std::int64_t integer_within_or(const JsonReader& in, std::string_view key, std::int64_t fallback, Limits limits) {
  return in.has(key) ? integer_within(in.at(key), limits) : fallback;
}

Duration read_duration(const JsonReader& in) {
  const std::string written = in.text();
  if (in.failed()) return {};
  const Result<Duration> duration = parse_duration(written);
  if (!duration) {
    in.problem("is not a duration: " + duration.error().message);
    return {};
  }
  if (*duration <= duration_max) return *duration;
  in.problem("is longer than 366 days");
  return {};
}

Duration duration_or(const JsonReader& in, std::string_view key, Duration fallback) {
  return in.has(key) ? read_duration(in.at(key)) : fallback;
}

Money read_money(const JsonReader& in) {
  const std::string written = in.text();
  if (in.failed()) return {};
  const Result<Money> money = Money::parse(written);
  if (!money) {
    in.problem("is not money such as '2.50 USD': " + money.error().message);
    return {};
  }
  const bool good = !money->is_negative() && money->ten_thousandths() <= money_max_ten_thousandths;
  if (good) return *money;
  in.problem("is " + money->text() + ", not within 0 to 1,000,000");
  return {};
}

Readings read_readings(const JsonReader& in) {
  Readings readings;
  if (in.keys().empty()) in.problem("names no switch");
  for (const std::string& name : in.keys()) {
    const JsonReader values = in.at(name);
    std::vector<std::string>& listed = readings[name];
    for (const JsonReader& element : values.elements()) {
      listed.push_back(element.text());
      const bool is_second = std::count(listed.begin(), listed.end(), listed.back()) > 1;
      if (is_second && !in.failed()) element.problem("is a second '" + listed.back() + "'");
    }
    if (listed.empty() && !in.failed()) values.problem("has no value");
  }
  return readings;
}

Condition read_condition(const JsonReader& in) {
  Condition condition;
  if (in.has("only_if")) condition.only_if = read_readings(in.at("only_if"));
  if (in.has("unless")) condition.unless = read_readings(in.at("unless"));
  return condition;
}

std::vector<NotPlayed> read_not_played(const JsonReader& in) {
  std::vector<NotPlayed> rows;
  if (!in.has("not_played")) return rows;
  for (const JsonReader& element : in.at("not_played").elements()) {
    only_fields(element, {"where", "reason"});
    rows.push_back({.where = read_readings(element.at("where")), .reason = element.at("reason").text()});
    if (rows.back().reason.empty() && !in.failed()) element.at("reason").problem("is empty: say why it is not played");
  }
  return rows;
}

std::vector<std::string> read_texts(const JsonReader& in, std::string_view key) {
  std::vector<std::string> texts;
  if (!in.has(key)) return texts;
  for (const JsonReader& element : in.at(key).elements()) texts.push_back(element.text());
  return texts;
}

std::uint64_t seed_or(const JsonReader& in, std::uint64_t fallback) {
  if (!in.has("seed")) return fallback;
  const JsonReader seed = in.at("seed");
  if (seed.json().is_number_unsigned()) return seed.json().get<std::uint64_t>();
  seed.problem("is not a whole number within 0 to 18446744073709551615");
  return fallback;
}

bool is_order_number(std::string_view text) {
  const bool printable = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
  return printable && !text.empty() && text.size() <= order_number_max;
}

std::string read_order_number(const JsonReader& in) {
  std::string number = in.text();
  if (!in.failed() && !is_order_number(number)) {
    in.problem("is not an order number: 1 to 35 printable ASCII characters without a blank");
  }
  return number;
}

void read_schema(const JsonReader& in) {
  const std::int64_t schema = in.at("schema").integer();
  if (in.failed() || schema == 1) return;
  in.at("schema").problem(fmt::format("is {}; this version reads schema 1", schema));
}

std::string read_name(const JsonReader& in) {
  std::string name = in.text();
  if (in.failed()) return name;
  const bool good = !name.empty() && name.size() <= name_max && name.front() != '.' &&
                    std::all_of(name.begin(), name.end(), is_name_character);
  if (!good) in.problem("is not a name: 1 to 100 letters, digits, '.', '_' and '-', and not '.' first");
  return name;
}

std::map<std::string, std::optional<Duration>> read_late_papers(const JsonReader& in) {
  only_fields(in, {std::begin(paper_names), std::end(paper_names)});
  std::map<std::string, std::optional<Duration>> papers;
  for (const std::string& name : in.keys()) {
    std::optional<Duration>& after = papers[name];
    const JsonReader written = in.at(name);
    const bool never = written.json().is_string() && written.json() == "never";
    if (!never) after = read_duration(written);
  }
  return papers;
}

std::vector<Correction> read_corrections(const JsonReader& in) {
  std::vector<Correction> corrections;
  if (!in.has("corrections")) return corrections;
  for (const JsonReader& element : in.at("corrections").elements()) {
    Correction correction;
    correction.kind = static_cast<CorrectionKind>(element.at("kind").one_of(correction_words()));
    if (element.failed()) return corrections;
    const bool has_goods = correction.kind == CorrectionKind::LeftBehind;
    only_fields(element, has_goods ? std::vector<std::string_view>{"kind", "purchase_order", "after", "line", "eaches"}
                                   : std::vector<std::string_view>{"kind", "purchase_order", "after"});
    correction.purchase_order = read_order_number(element.at("purchase_order"));
    correction.after = read_duration(element.at("after"));
    if (has_goods) {
      correction.line = integer_within_or(element, "line", 1, {1, quantity_max});
      correction.eaches = integer_within(element.at("eaches"), {1, line_eaches_max});
    }
    corrections.push_back(std::move(correction));
  }
  return corrections;
}

Warehouse read_warehouse(const JsonReader& in) {
  only_fields(in, {"lead_time", "transit", "invoice_delay", "consolidate", "invoice_together", "carton_eaches_max",
                   "fill_percent", "close_short", "shorts", "pallet_cartons_max", "late_papers", "credits",
                   "corrections", "month_closes_after"});
  const Warehouse usual;
  Warehouse warehouse;
  warehouse.lead_time = duration_or(in, "lead_time", usual.lead_time);
  warehouse.transit = duration_or(in, "transit", usual.transit);
  warehouse.invoice_delay = duration_or(in, "invoice_delay", usual.invoice_delay);
  warehouse.consolidate = in.boolean_or("consolidate", usual.consolidate);
  warehouse.invoice_together = in.boolean_or("invoice_together", usual.invoice_together);
  warehouse.carton_eaches_max = integer_within_or(in, "carton_eaches_max", usual.carton_eaches_max, {1, unit_size_max});
  warehouse.fill_percent = integer_within_or(in, "fill_percent", usual.fill_percent, percent_limits);
  warehouse.close_short = in.boolean_or("close_short", usual.close_short);
  warehouse.shorts = read_shorts(in);
  warehouse.credits = read_credits(in);
  warehouse.pallet_cartons_max = integer_within_or(in, "pallet_cartons_max", usual.pallet_cartons_max, {0, 10'000});
  if (in.has("late_papers")) warehouse.late_papers = read_late_papers(in.at("late_papers"));
  warehouse.corrections = read_corrections(in);
  if (in.has("month_closes_after")) warehouse.month_closes_after = read_duration(in.at("month_closes_after"));
  return warehouse;
}

AmazonSide read_amazon_side(const JsonReader& in) {
  only_fields(in, {"processing_time", "payment_days", "fill_assessment", "rate_card", "switches", "receiving"});
  const AmazonSide usual;
  AmazonSide amazon;
  amazon.processing_time = duration_or(in, "processing_time", usual.processing_time);
  if (amazon.processing_time > std::chrono::minutes(15)) {
    in.at("processing_time").problem("is more than 15m, after which Processing means success (API-04)");
  }
  amazon.fill_assessment = duration_or(in, "fill_assessment", usual.fill_assessment);
  amazon.payment_days = integer_within_or(in, "payment_days", usual.payment_days, {0, 365});
  if (in.has("switches")) {
    const JsonReader switches = in.at("switches");
    for (const std::string& name : switches.keys()) amazon.switches[name] = switches.at(name).text();
  }
  // Kept unchanged: the mock defines and checks the fields of a card.
  if (in.has("rate_card")) amazon.rate_card = in.at("rate_card").json().dump(-1, ' ', false, replace_bad_letters);
  if (in.has("receiving")) amazon.receiving = read_receiving(in.at("receiving"));
  return amazon;
}

std::vector<Fault> read_faults(const JsonReader& in) {
  std::vector<Fault> faults;
  for (const JsonReader& element : in.elements()) faults.push_back(read_fault(element));
  return faults;
}

ChanceOfFaults read_chance(const JsonReader& in) {
  only_fields(in, {"request_lost_bp", "answer_lost_bp", "duplicate_bp", "delay_bp", "server_error_bp", "throttle_bp",
                   "crash_bp"});
  return {.request_lost_bp = integer_within_or(in, "request_lost_bp", 0, basis_points),
          .answer_lost_bp = integer_within_or(in, "answer_lost_bp", 0, basis_points),
          .duplicate_bp = integer_within_or(in, "duplicate_bp", 0, basis_points),
          .delay_bp = integer_within_or(in, "delay_bp", 0, basis_points),
          .server_error_bp = integer_within_or(in, "server_error_bp", 0, basis_points),
          .throttle_bp = integer_within_or(in, "throttle_bp", 0, basis_points),
          .crash_bp = integer_within_or(in, "crash_bp", 0, basis_points)};
}

Error named(const std::string& name, const Error& error) { return {error.code, name + ": " + error.message}; }

}  // namespace vendorproof::scenarios
