#include "mock_amazon/quirks/quirks.h"

#include <algorithm>

#include "core/base/hash.h"
#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration outage_length = std::chrono::hours(106);
constexpr std::int64_t size_max = 10'000;

Result<const QuirkRow*> find_quirk(std::string_view id) {
  std::vector<std::string> ids;
  for (const QuirkRow& row : quirks()) {
    if (row.id == id) return &row;
    ids.emplace_back(row.id);
  }
  return malformed("no quirk is called '" + std::string(id) + "'; there are " + join(ids, ", "));
}

std::int64_t largest_size(QuirkSize size) {
  switch (size) {
    case QuirkSize::None:
      return 0;
    case QuirkSize::Percent:
    case QuirkSize::Times:
      return 100;
    case QuirkSize::Hours:
      return size_max;
  }
  REQUIRE(false);
  return 0;
}

/// Calls `act` for every row that is on and acts at that place.
template <class Act, class Call>
void for_each_act(const Settings& settings, const Call& call) {
  for (const QuirkRow& row : quirks()) {
    const Act* act = std::get_if<Act>(&row.act);
    if (act != nullptr && has_quirk(settings, row.quirk)) call(*act);
  }
}

}  // namespace

const QuirkRow& row_of(Quirk quirk) { return quirks()[static_cast<std::size_t>(quirk)]; }

Result<void> set_quirk(Settings& settings, std::string_view id, bool on) {
  const std::size_t sign = id.find('=');
  const Result<const QuirkRow*> found = find_quirk(id.substr(0, sign));
  if (!found) return tl::unexpected<Error>(found.error());
  const QuirkRow& row = **found;
  QuirkChoice choice;
  choice.use = on ? QuirkChoice::Use::On : QuirkChoice::Use::Off;
  if (sign != std::string_view::npos) {
    if (row.size == QuirkSize::None) return malformed(std::string(row.id) + " has no size: leave the '=' out");
    const std::int64_t largest = largest_size(row.size);
    const std::optional<std::int64_t> size = number_of(id.substr(sign + 1));
    if (!size || *size > largest) {
      return malformed(std::string(row.id) + " takes a size from 0 to " + std::to_string(largest) + ", such as " +
                       std::string(row.id) + "=" + std::to_string(row.usual));
    }
    choice.size = *size;
  }
  settings.quirks.of(row.quirk) = choice;
  return {};
}

bool has_quirk(const Settings& settings, Quirk quirk) {
  switch (settings.quirks.of(quirk).use) {
    case QuirkChoice::Use::On:
      return true;
    case QuirkChoice::Use::Off:
      return false;
    case QuirkChoice::Use::AsFace:
      return settings.face == Face::Observed && row_of(quirk).observed;
  }
  REQUIRE(false);
  return false;
}

std::int64_t size_of(const Settings& settings, Quirk quirk) {
  const std::int64_t chosen = settings.quirks.of(quirk).size;
  return chosen < 0 ? row_of(quirk).usual : chosen;
}

bool is_chosen(const Settings& settings, Quirk quirk, std::string_view subject) {
  if (!has_quirk(settings, quirk)) return false;
  const std::string name = "quirk/" + std::string(row_of(quirk).id) + "/" + std::string(subject);
  return hash_of(settings.seed, name) % 100 < static_cast<std::uint64_t>(size_of(settings, quirk));
}

bool takes_turn(Central& central, Quirk quirk) {
  if (!has_quirk(central.settings, quirk)) return false;
  QuirkTurn& turn = central.quirk_turns.by_quirk[static_cast<std::size_t>(quirk)];
  const bool drawn = is_chosen(central.settings, quirk, std::to_string(++turn.asked));
  turn.happened = drawn && !turn.happened;
  return turn.happened;
}

std::optional<Answer> quirky_answer(Central& central, const QuirkCall& call) {
  for (const QuirkRow& row : quirks()) {
    const InsteadOfAnswer* act = std::get_if<InsteadOfAnswer>(&row.act);
    if (act == nullptr || !has_quirk(central.settings, row.quirk)) continue;
    if (std::optional<Answer> answer = (*act)(central, call)) return answer;
  }
  return std::nullopt;
}

bool changes_orders(const Settings& settings) {
  bool any = false;
  for_each_act<InOrder>(settings, [&any](InOrder) { any = true; });
  return any;
}

std::string quirky_order(const Central& central, const Order& order) {
  Json document = tree_read_again(order.document);
  for_each_act<InOrder>(central.settings, [&](InOrder act) { act(central, order, document); });
  return written(document);
}

bool changes_status(const Settings& settings) {
  bool any = false;
  for_each_act<InStatus>(settings, [&any](InStatus) { any = true; });
  return any;
}

std::string quirky_status(const Central& central, const Order& order, const std::string& row) {
  Json tree = tree_read_again(row);
  for_each_act<InStatus>(central.settings, [&](InStatus act) { act.put(central, order, tree); });
  return written(tree);
}

std::optional<std::string> body_with_quirks(const Settings& settings, DocumentKind kind, const std::string& body) {
  std::optional<std::string> edited;
  for_each_act<InBody>(settings, [&](InBody act) {
    if (std::optional<std::string> rest = act(kind, edited ? *edited : body)) edited = std::move(rest);
  });
  return edited;
}

void put_quirks_in_processing(Central& central, DocumentKind kind, std::string& body) {
  for_each_act<InProcessing>(central.settings, [&](InProcessing act) {
    if (std::optional<std::string> rest = act(central, kind, body)) body = std::move(*rest);
  });
}

void put_quirks_in_transaction(const Central& central, DocumentKind kind, Json& status) {
  for_each_act<InTransaction>(central.settings, [&](InTransaction act) { act(central, kind, status); });
}

bool is_withheld(const Central& central, const Order& order, Instant now) {
  if (!has_quirk(central.settings, Quirk::Outage) || central.orders.by_issue().empty()) return false;
  const Instant first = central.orders.by_issue().begin()->first;
  const Instant from = first + std::chrono::hours(size_of(central.settings, Quirk::Outage));
  const Instant to = from + outage_length;
  return order.issued >= from && order.issued < to && now < to;
}

}  // namespace vendorproof::mock_amazon
