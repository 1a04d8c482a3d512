// Posting dates: nothing is posted into a closed period.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Whether the row still waits for the end of its batch: a start of the program makes rows due early
/// (Store::clamp_due). Then it is postponed.
bool waits_for_batch(Desk& desk, store::Work& work, Instant earliest);

/// What an exception says of a date in a period that the configuration closes.
std::string words_of_closed_period(const Desk& desk, Instant date);

/// Another posting date after the ERP refused `date` with this body: today, if the ERP says that the period is closed
/// and the configuration does not want to ask. nullopt: a person has to decide.
std::optional<Instant> later_date(const Desk& desk, Instant date, std::string_view body);

}  // namespace vendorproof::flow
