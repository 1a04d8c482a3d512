// Rows of one operation whose documents leave in one call. Each row keeps its own state and attempt, so that after a
// crash each is in doubt for itself. A batch that fails as a whole is halved until the guilty document is alone. Its
// rows store their half as their bookmark, so that no start of the program joins the halves again.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/flow/outbox/desk.h"

namespace vendorproof::flow {

/// Keys of due rows that leave together with the row `first`, which is the first of them, in order of due time: never
/// two with the same subject, never more than the channel takes in a call. A row that may have arrived already leaves
/// alone: a refusal of it says nothing about others.
std::vector<std::string> batch_of(const Desk& desk, const Operation& operation, const store::Work& first);

/// Makes rows that failed together due at once, in two halves; needs two or more rows.
void send_in_halves(Desk& desk, std::span<store::Work> rows, std::string_view error);

}  // namespace vendorproof::flow
