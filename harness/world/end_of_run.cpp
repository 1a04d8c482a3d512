#include "harness/world/end_of_run.h"

namespace vendorproof::harness {

namespace {

constexpr Duration idle_for = std::chrono::hours(3);
/// The integration reads remittances twice a day, and looks back a day every six hours for orders that lists left out.
constexpr Duration idle_for_late_news = std::chrono::hours(13);
constexpr Duration still_for = std::chrono::hours(72);
constexpr Duration unpaid_for = std::chrono::hours(24 * 60);

}  // namespace

bool is_over(Duration still, const Outlook& outlook) {
  if (outlook.core_is_idle && still > (outlook.news_come_late ? idle_for_late_news : idle_for)) return true;
  return still > still_for && (still > unpaid_for || !outlook.waits_for_payment());
}

}  // namespace vendorproof::harness
