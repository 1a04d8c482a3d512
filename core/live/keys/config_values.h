// The values of the configuration file: each is read and checked, and the error says what the value must be.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "core/base/money.h"
#include "core/base/nearest_word.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/live/endpoint.h"
#include "core/trade/ledger/posting_rules.h"
#include "core/trade/shipping/shipping_policy.h"

namespace vendorproof::live {

/// Errors of all of these: Malformed, a text that continues "[section] key ...".
Result<std::string> text_in(const toml::node& node);
/// A key that no section of this name has: `[section] key is unknown (line 3); did you mean ...?; known are: ...`.
tl::unexpected<Error> unknown_key(std::string_view place, const toml::key& key, const std::vector<std::string>& known);
Result<void> set_text(std::string& target, const toml::node& node);
Result<void> set_endpoint(Endpoint& target, const toml::node& node);
/// At least a millisecond: with an interval of zero, the daemon would poll without pause.
Result<void> set_duration(Duration& target, const toml::node& node);
Result<void> set_count(std::int64_t& target, const toml::node& node, std::int64_t least, std::int64_t most);
Result<void> set_currency(Currency& target, const toml::node& node);
Result<void> set_currencies(std::vector<Currency>& target, const toml::node& node);
/// A list of items by the ERP's numbers.
Result<void> set_items(std::set<std::string>& target, const toml::node& node);
/// Carriers by their SCAC: two to four letters each.
Result<void> set_carriers(std::vector<std::string>& target, const toml::node& node);
/// One of `choices`, of which there is at least one.
Result<std::string> choice_in(const toml::node& node, std::span<const std::string_view> choices);
/// `127.0.0.1:7411`: an IPv4 address and a port, 0 for any free one.
Result<void> set_listen(std::string& host, int& port, const toml::node& node);
/// At least operators_token_min printable letters without blanks. The error never shows it.
Result<void> set_token(std::string& target, const toml::node& node);
/// "NA", "EU", "IN" or "other".
Result<void> set_region(trade::Region& target, const toml::node& node);
/// TOML's own date-time with `Z`, or the same as text.
Result<void> set_instant(Instant& target, const toml::node& node);

/// One of a few words.
template <class Value>
Result<void> set_choice(Value& target, const toml::node& node,
                        const std::vector<std::pair<std::string, Value>>& choices) {
  const Result<std::string> text = text_in(node);
  if (!text) return tl::unexpected<Error>(text.error());
  std::vector<std::string> words;
  for (const auto& [word, value] : choices) {
    if (word == *text) target = value;
    if (word == *text) return {};
    words.push_back(word);
  }
  return malformed(fmt::format("must be one of \"{}\"{}", join(words, "\", \""), suggestion(*text, words)));
}

/// A row of a table, by its name.
template <class Row>
Result<void> set_row(const Row*& target, const std::vector<const Row*>& table, const toml::node& node) {
  const Result<std::string> name = text_in(node);
  if (!name) return tl::unexpected<Error>(name.error());
  std::vector<std::string> names;
  for (const Row* row : table) {
    if (row->name == *name) target = row;
    names.emplace_back(row->name);
  }
  if (std::find(names.begin(), names.end(), *name) == names.end()) {
    return malformed(fmt::format("'{}' is unknown{}", shown_word(*name), known_words(*name, names)));
  }
  return {};
}

}  // namespace vendorproof::live
