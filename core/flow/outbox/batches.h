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

/// Why a document that was submitted alone goes out again, although nothing may be wrong with it.
enum class Unfounded {
  Refusal,  ///< Amazon answered that the request is wrong, as it now and then does to a right one
  Failure,  ///< its transaction failed without a reason (API-05), and Amazon has nothing of it
};

/// The row is due again after some minutes. False if it was sent once more for this reason already: then nothing is
/// changed, and its next refusal is a first one again.
bool sends_once_more(Desk& desk, store::Work& work, Unfounded why, std::string_view error);

/// The row has come to an end: a later document under its key has its own second try.
void forget_second_try(Desk& desk, const store::Work& work);

}  // namespace vendorproof::flow
