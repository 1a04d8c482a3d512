// Where a command takes a file, it also takes the name of one that comes with the program.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct NamedText {
  std::string text;
  std::string name;  ///< for messages: the path, or the name with `.json`
};

/// `folder` as in builtin_files.h. A name goes before a file in the working folder that is called the same. Errors: of
/// read_file, with the nearest name.
Result<NamedText> read_named(std::string_view folder, const std::string& name_or_path);

/// A scenario of the catalogue or of a file, ready to be played. Errors: those of read_named and read_playable.
Result<scenarios::Scenario> scenario_named(const std::string& name_or_path);

/// A scenario that gives a verdict: as before, and there is something to be judged. Errors: also Malformed for a
/// scenario without orders.
Result<scenarios::Scenario> trial_named(const std::string& name_or_path);

/// The JSON of a rate card, checked; "" for "". A name is one of mock_amazon/rate_cards. Errors: those of read_file and
/// read_rate_card.
Result<std::string> rate_card_named(const std::string& name_or_path);

}  // namespace vendorproof::harness
