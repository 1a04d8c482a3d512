#include "core/live/keys/config_acknowledgement.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/live/keys/config_values.h"

namespace vendorproof::live {

namespace {

using trade::AcknowledgementPolicy;
using P = AcknowledgementPolicy;
using N = toml::node;

template <class Value>
using Choices = std::vector<std::pair<std::string, Value>>;

const Choices<trade::UnservedItem> item_choices = {{"ask", trade::UnservedItem::Ask},
                                                   {"reject-at-once", trade::UnservedItem::RejectAtOnce},
                                                   {"soft-reject-at-once", trade::UnservedItem::SoftRejectAtOnce}};
const Choices<trade::ShortStock> stock_choices = {
    {"backorder-if-supply-is-known", trade::ShortStock::BackorderIfSupplyIsKnown},
    {"backorder-by-lead-time", trade::ShortStock::BackorderByLeadTime},
    {"reject", trade::ShortStock::Reject}};
const Choices<trade::SilentErp> silence_choices = {{"accept", trade::SilentErp::Accept},
                                                   {"last-known-stock", trade::SilentErp::LastKnownStock},
                                                   {"soft-reject", trade::SilentErp::SoftReject}};
const Choices<trade::UnitMismatch> mismatch_choices = {{"ask", trade::UnitMismatch::Ask},
                                                       {"soft-reject-at-once", trade::UnitMismatch::SoftRejectAtOnce}};
const Choices<trade::CaseOfOne> case_of_one_choices = {{"each-without-case", trade::CaseOfOne::EachWithoutCase},
                                                       {"each", trade::CaseOfOne::Each},
                                                       {"mismatch", trade::CaseOfOne::Mismatch}};
const Choices<trade::UnstatedCase> unstated_case_choices = {{"only-case", trade::UnstatedCase::OnlyCase},
                                                            {"each", trade::UnstatedCase::Each},
                                                            {"mismatch", trade::UnstatedCase::Mismatch}};
const Choices<trade::CaseRemainder> remainder_choices = {{"round-down", trade::CaseRemainder::RoundDown},
                                                         {"loose-eaches", trade::CaseRemainder::LooseEaches},
                                                         {"ask", trade::CaseRemainder::Ask}};

// clang-format off
const std::vector<PolicyKey> policy_table = {
  {"unknown_item", "the ERP does not know an item: ask (default), reject-at-once or soft-reject-at-once",
   [](P& p, const N& n) { return set_choice(p.unknown_item, n, item_choices); }},
  {"blocked_item", "an item is blocked in the ERP: ask (default), reject-at-once or soft-reject-at-once",
   [](P& p, const N& n) { return set_choice(p.blocked_item, n, item_choices); }},
  {"short_stock",
   "stock is short: backorder-if-supply-is-known (default), backorder-by-lead-time or reject",
   [](P& p, const N& n) { return set_choice(p.short_stock, n, stock_choices); }},
  {"erp_silent",
   "the ERP is silent before the deadline: accept (default; it can be reduced later), last-known-stock or soft-reject",
   [](P& p, const N& n) { return set_choice(p.erp_silent, n, silence_choices); }},
  {"unit_mismatch", "the ERP does not have Amazon's case of an item: ask (default) or soft-reject-at-once",
   [](P& p, const N& n) { return set_choice(p.unit_mismatch, n, mismatch_choices); }},
  {"case_of_one",
   "ordered in cases of one: each-without-case (default: an each if the ERP has no case of it), each or mismatch",
   [](P& p, const N& n) { return set_choice(p.case_of_one, n, case_of_one_choices); }},
  {"unstated_case", "ordered in cases of no stated size: only-case (default: the ERP's only one), each or mismatch",
   [](P& p, const N& n) { return set_choice(p.unstated_case, n, unstated_case_choices); }},
  {"case_remainder", "the stock is not a whole number of cases: round-down (default), loose-eaches or ask",
   [](P& p, const N& n) { return set_choice(p.case_remainder, n, remainder_choices); }},
  {"ask_before_deadline", "the asking about items ends so long before the deadline; default 4h",
   [](P& p, const N& n) { return set_duration(p.ask_before_deadline, n); }},
  {"read_items_while_asking", "how often the ERP's items are read while people are asked; default 15m",
   [](P& p, const N& n) { return set_duration(p.read_items_while_asking, n); }},
  {"supply_to_delivery", "from the receipt of supply to Amazon's dock, for the date of a backorder; default 3d",
   [](P& p, const N& n) { return set_duration(p.supply_to_delivery, n); }},
  {"supply_lead_time", "for backorder-by-lead-time: how long new supply takes until Amazon's dock; no default",
   [](P& p, const N& n) { return set_duration(p.supply_lead_time, n); }},
  {"withdraw_backorder_after", "a backorder without supply is withdrawn so long after its date; default 3d",
   [](P& p, const N& n) { return set_duration(p.withdraw_backorder_after, n); }},
};
// clang-format on

std::string place_of(std::string_view vendor_code) {
  return vendor_code.empty() ? "[acknowledgement]" : fmt::format("[acknowledgement.{}]", vendor_code);
}

Result<void> read_policy(AcknowledgementPolicy& policy, std::string_view vendor_code, const toml::table& section) {
  for (const auto& [name, node] : section) {
    if (vendor_code.empty() && node.is_table()) continue;
    const auto line = node.source().begin.line;
    const auto key = std::find_if(policy_table.begin(), policy_table.end(),
                                  [&, wanted = name.str()](const PolicyKey& one) { return one.name == wanted; });
    if (key == policy_table.end()) {
      std::vector<std::string> names;
      for (const PolicyKey& one : policy_table) names.emplace_back(one.name);
      return unknown_key(place_of(vendor_code), name, names);
    }
    const Result<void> set = key->set(policy, node);
    if (!set) {
      return malformed(fmt::format("{} {} {} (line {})", place_of(vendor_code), key->name, set.error().message, line));
    }
  }
  return {};
}

struct PolicyLimits {
  std::string_view key;
  Duration AcknowledgementPolicy::*value;
  Duration least;
  Duration most;
};

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::array<PolicyLimits, 4> policy_limits = {{
    {"ask_before_deadline", &AcknowledgementPolicy::ask_before_deadline, minutes(5), hours(23)},
    {"read_items_while_asking", &AcknowledgementPolicy::read_items_while_asking, minutes(1), hours(4)},
    {"supply_to_delivery", &AcknowledgementPolicy::supply_to_delivery, hours(1), hours(24 * 60)},
    // Amazon cancels a line 7 days after the date that it was given (PO-24).
    {"withdraw_backorder_after", &AcknowledgementPolicy::withdraw_backorder_after, hours(1), hours(24 * 6)},
}};

void check_policy(const AcknowledgementPolicy& policy, const std::string& place, Duration emergency_before_deadline,
                  std::vector<std::string>& problems) {
  for (const PolicyLimits& row : policy_limits) {
    const Duration value = policy.*row.value;
    if (value >= row.least && value <= row.most) continue;
    problems.push_back(fmt::format("{} {} is {}: sensible is {} to {}", place, row.key, format_duration(value),
                                   format_duration(row.least), format_duration(row.most)));
  }
  const bool asks = policy.unknown_item == trade::UnservedItem::Ask || policy.blocked_item == trade::UnservedItem::Ask;
  if (asks && policy.ask_before_deadline <= emergency_before_deadline) {
    problems.push_back(fmt::format(
        "{} ask_before_deadline is not longer than [core] emergency_before_deadline: an order whose items are asked "
        "about would be answered without the ERP",
        place));
  }
  const bool is_by_lead_time = policy.short_stock == trade::ShortStock::BackorderByLeadTime;
  if (is_by_lead_time && policy.supply_lead_time <= Duration(0)) {
    problems.push_back(
        fmt::format("{} supply_lead_time is missing: short_stock \"backorder-by-lead-time\" needs it", place));
  }
  if (policy.supply_lead_time > hours(24 * 180)) {
    problems.push_back(fmt::format("{} supply_lead_time is {}: sensible is at most {}", place,
                                   format_duration(policy.supply_lead_time), format_duration(hours(24 * 180))));
  }
}

}  // namespace

const std::vector<PolicyKey>& policy_keys() { return policy_table; }

Result<void> read_acknowledgement(trade::AcknowledgementPolicies& policies, const toml::table& section) {
  if (auto usual = read_policy(policies.usual, "", section); !usual) return usual;
  for (const auto& [code, node] : section) {
    const toml::table* table = node.as_table();
    if (table == nullptr) continue;
    AcknowledgementPolicy policy = policies.usual;
    if (auto read = read_policy(policy, code.str(), *table); !read) return read;
    policies.by_vendor_code.insert_or_assign(std::string(code.str()), policy);
  }
  return {};
}

std::vector<std::string> nonsense_in(const trade::AcknowledgementPolicies& policies,
                                     Duration emergency_before_deadline) {
  std::vector<std::string> problems;
  check_policy(policies.usual, place_of(""), emergency_before_deadline, problems);
  for (const auto& [code, policy] : policies.by_vendor_code) {
    check_policy(policy, place_of(code), emergency_before_deadline, problems);
  }
  return problems;
}

}  // namespace vendorproof::live
