// When a simulated run is over: how long nothing may move.
#pragma once

#include <functional>

#include "core/base/time.h"

namespace vendorproof::harness {

/// What may still come.
struct Outlook {
  bool core_is_idle = false;                ///< every order is settled, and only polls are due
  bool news_come_late = false;              ///< the integration reads the last news twice a day
  std::function<bool()> waits_for_payment;  ///< asked only after three days
};

/// Whether the run is over when nothing has moved for so long. With an idle core it is after 3 hours, or 13 hours if
/// news come late; else after 3 days. While Amazon owes a payment it is after 60 days: an integration may tell people
/// of an unpaid invoice weeks after it was due.
bool is_over(Duration still, const Outlook& outlook);

}  // namespace vendorproof::harness
