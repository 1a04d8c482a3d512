#include "mock_amazon/orders/acknowledgement_warnings.h"

#include <algorithm>

#include "core/base/require.h"
#include "core/base/text.h"
#include "mock_amazon/orders/matched_acknowledgement.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

/// X8: the first answer is late after 24 or after 48 hours.
Complaints late(const MatchedAcknowledgement& matched) {
  const bool lenient = matched.settings->readings.acknowledgement_deadline == AcknowledgementDeadline::Hours48;
  const Duration limit = std::chrono::hours(lenient ? 48 : 24);
  const Duration age = matched.submitted - matched.order->issued;
  if (matched.order->acknowledged || age <= limit) return {};
  return {"first answer " + format_duration(age) + " after the order, due within " + format_duration(limit)};
}

Complaints not_restated(const MatchedAcknowledgement& matched) {
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(matched)) {
    const OrderLine& line = matched.order->known_line(sequence);
    const std::int64_t ordered = std::min(line.ordered, line.revision_at(matched.submitted).eaches);
    const std::int64_t sum = answer.confirmed() + answer.rejected;
    if (sum >= ordered) continue;
    complaints.push_back("item " + line.sequence_text + " answers " + std::to_string(sum) + " of " +
                         std::to_string(ordered) + " eaches");
  }
  return complaints;
}

/// Who pays the freight decides which date is needed: the delivery date if the vendor pays, else the ship date.
Complaints date_outside_window(const MatchedAcknowledgement& matched) {
  const bool delivery = matched.order->window_is_for_delivery;
  Complaints complaints;
  for (const MatchedAnswer& item : matched.items) {
    for (const MatchedPart& part : item.parts) {
      if (part.stated->code != "Accepted" || !matched.order->window) continue;
      const std::optional<Instant> date = delivery ? part.stated->arrives_at : part.stated->ships_at;
      const std::optional<Instant> other = delivery ? part.stated->ships_at : part.stated->arrives_at;
      if (!date && other) {
        complaints.push_back(item.shown + " has no " + (delivery ? "scheduledDeliveryDate" : "scheduledShipDate"));
      } else if (date && (*date < matched.order->window->from || *date > matched.order->window->to)) {
        complaints.push_back(item.shown + " is accepted for " + format_instant(*date) + ", outside the window");
      }
    }
  }
  return complaints;
}

}  // namespace

const std::vector<AcknowledgementRule>& acknowledgement_warnings() {
  static const std::vector<AcknowledgementRule> table = {
      {"ACK-02", "", late},
      {"ACK-11", "", not_restated},
      {"ACK-24", "", date_outside_window},
  };
  return table;
}

std::string warnings_of(const MatchedAcknowledgement& matched) {
  std::vector<std::string> warnings;
  for (const AcknowledgementRule& warning : acknowledgement_warnings()) {
    const Complaints complaints = warning.complaints(matched);
    if (!complaints.empty()) warnings.push_back(std::string(warning.rule) + " " + complaints.front());
  }
  return join(warnings, "; ");
}

}  // namespace vendorproof::mock_amazon
