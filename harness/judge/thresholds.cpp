#include "harness/judge/thresholds.h"

#include <algorithm>

#include <fmt/format.h>

#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

using reports::Rehearsal;
using reports::Subject;

/// Compares values with their limits, and words both.
class Comparison {
 public:
  explicit Comparison(Rehearsal& rehearsal) : rehearsal_(rehearsal) {}

  void duration(Subject subject, std::string name, const std::optional<Duration>& limit, Duration seen) {
    if (!limit) return;
    add(subject, std::move(name), reports::duration_text(*limit), reports::duration_text(seen), seen <= *limit);
  }
  void count(Subject subject, std::string name, const std::optional<std::int64_t>& limit, std::int64_t seen) {
    if (!limit) return;
    add(subject, std::move(name), reports::grouped(*limit), reports::grouped(seen), seen <= *limit);
  }
  /// `part` of `all`, with one decimal: 5.1 % is more than 5 %.
  void share(Subject subject, std::string name, const std::optional<std::int64_t>& limit, std::int64_t part,
             std::int64_t all) {
    if (!limit) return;
    const std::int64_t tenths = all == 0 ? 0 : (part * 1'000 + all - 1) / all;
    add(subject, std::move(name), fmt::format("{} %", *limit),
        fmt::format("{}.{} % ({} of {})", tenths / 10, tenths % 10, reports::grouped(part), reports::grouped(all)),
        part * 100 <= *limit * all);
  }
  void percent(Subject subject, std::string name, const std::optional<std::int64_t>& limit, std::int64_t seen) {
    if (!limit) return;
    add(subject, std::move(name), fmt::format("{} %", *limit), fmt::format("{} %", seen), seen <= *limit);
  }
  void money(Subject subject, std::string name, const std::optional<Money>& limit, const Money& seen) {
    if (!limit) return;
    const Money named = seen.is_zero() ? Money(0, limit->currency()) : seen;
    add(subject, std::move(name), reports::amount_text(*limit), reports::amount_text(named), !(*limit < seen));
  }

 private:
  void add(Subject subject, std::string name, const std::string& limit, std::string seen, bool held) {
    rehearsal_.thresholds.push_back({std::move(name), "at most " + limit, std::move(seen), held, subject});
  }

  Rehearsal& rehearsal_;
};

}  // namespace

void check_thresholds(const scenarios::Thresholds& thresholds, Rehearsal& rehearsal) {
  std::int64_t backlog = 0;
  for (const reports::RehearsalDay& day : rehearsal.days) backlog = std::max(backlog, day.backlog_orders);
  std::int64_t used = 0;
  for (const reports::OperationUse& use : rehearsal.operations) used = std::max(used, use.used_percent);
  Comparison comparison(rehearsal);
  comparison.duration(Subject::Acknowledgements, "acknowledgement delay, p99", thresholds.acknowledgement_p99_max,
                      rehearsal.acknowledgement_delay.p99);
  comparison.count(Subject::Acknowledgements, "acknowledgements later than 24 h", thresholds.late_acknowledgements_max,
                   rehearsal.late_acknowledgements);
  comparison.duration(Subject::ShipNotices, "ship notice delay, p99", thresholds.ship_notice_p99_max,
                      rehearsal.ship_notice_delay.p99);
  comparison.share(Subject::ShipNotices, "ship notices later than 30 m", thresholds.late_ship_notices_percent_max,
                   rehearsal.late_ship_notices, rehearsal.ship_notices);
  comparison.count(Subject::ShipNotices, "ship notices so late that Amazon charges",
                   thresholds.charged_ship_notices_max, rehearsal.charged_ship_notices);
  comparison.percent(Subject::Quota, "quota used in the busiest minute", thresholds.quota_used_percent_max, used);
  comparison.count(Subject::Backlog, "orders not acknowledged at a day's end", thresholds.backlog_orders_max, backlog);
  comparison.money(Subject::Money, "money at risk", thresholds.money_at_risk_max, rehearsal.at_risk);
}

void decide(Rehearsal& rehearsal) {
  const auto missed = std::count_if(rehearsal.thresholds.begin(), rehearsal.thresholds.end(),
                                    [](const reports::ThresholdResult& threshold) { return !threshold.held; });
  const auto defects = std::count_if(rehearsal.findings.begin(), rehearsal.findings.end(),
                                     [](const auto& finding) { return finding.rule->kind == RuleKind::Defect; });
  rehearsal.verdict = missed + defects == 0 ? reports::Verdict::Certified : reports::Verdict::NotCertified;
  const auto count = static_cast<std::int64_t>(rehearsal.thresholds.size());
  const std::string all = reports::counted(count, "threshold");
  std::string reason = count == 0   ? "the profile has no thresholds"
                       : missed > 0 ? fmt::format("{} of {} did not hold", missed, all)
                       : count == 1 ? "the only threshold held"
                                    : fmt::format("all {} held", all);
  reason += defects == 0
                ? " and no rule is broken."
                : fmt::format(", and there {} {}.", defects == 1 ? "is" : "are", reports::counted(defects, "defect"));
  rehearsal.reason = std::move(reason);
}

}  // namespace vendorproof::harness
