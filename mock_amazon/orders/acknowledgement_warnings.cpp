#include "mock_amazon/orders/acknowledgement_warnings.h"

#include <algorithm>

#include "core/base/text.h"
#include "mock_amazon/orders/acknowledgement_claim.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

using Complaints = std::vector<std::string>;

/// X8: the first answer is late after 24 or after 48 hours.
Complaints late(const AcknowledgementClaim& claim) {
  const bool lenient = claim.settings->readings.acknowledgement_deadline == AcknowledgementDeadline::Hours48;
  const Duration limit = std::chrono::hours(lenient ? 48 : 24);
  const Duration age = claim.submitted - claim.order->issued;
  if (claim.order->acknowledged || age <= limit) return {};
  return {"first answer " + format_duration(age) + " after the order, due within " + format_duration(limit)};
}

Complaints not_restated(const AcknowledgementClaim& claim) {
  Complaints complaints;
  for (const auto& [sequence, answer] : answers_of(claim)) {
    const OrderLine& line = claim.order->known_line(sequence);
    const std::int64_t ordered = std::min(line.ordered, line.revision_at(claim.submitted).eaches);
    const std::int64_t sum = answer.confirmed() + answer.rejected;
    if (sum >= ordered) continue;
    complaints.push_back("item " + line.sequence_text + " answers " + std::to_string(sum) + " of " +
                         std::to_string(ordered) + " eaches");
  }
  return complaints;
}

/// Who pays the freight gives the date: the vendor that of delivery, else that of shipping.
Complaints date_outside_window(const AcknowledgementClaim& claim) {
  const bool delivery = claim.order->window_is_for_delivery;
  Complaints complaints;
  for (const AnsweredItem& item : claim.items) {
    for (const AnswerPart& part : item.parts) {
      if (part.code != "Accepted" || !claim.order->window) continue;
      const std::optional<Instant> date = delivery ? part.arrives_at : part.ships_at;
      const std::optional<Instant> other = delivery ? part.ships_at : part.arrives_at;
      if (!date && other) {
        complaints.push_back(item.shown + " has no " + (delivery ? "scheduledDeliveryDate" : "scheduledShipDate"));
      } else if (date && (*date < claim.order->window->from || *date > claim.order->window->to)) {
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

std::string warnings_of(const AcknowledgementClaim& claim) {
  std::vector<std::string> warnings;
  for (const AcknowledgementRule& warning : acknowledgement_warnings()) {
    const Complaints complaints = warning.complaints(claim);
    if (!complaints.empty()) warnings.push_back(std::string(warning.rule) + " " + complaints.front());
  }
  return join(warnings, "; ");
}

}  // namespace vendorproof::mock_amazon
