#include "mock_amazon/state/order.h"

#include <algorithm>

#include "core/base/require.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t answers_max = 100;

}  // namespace

void OrderLine::take_answer(const LineAnswer& given, Instant now) {
  answer = given;
  if (answers.size() >= answers_max) answers.erase(answers.begin());
  answers.push_back({now, given.confirmed(), given.rejected});
}

const LineRevision& OrderLine::revision_at(Instant at) const {
  REQUIRE(!revisions.empty());
  const LineRevision* found = &revisions.front();
  for (const LineRevision& revision : revisions) {
    if (revision.from <= at) found = &revision;
  }
  return *found;
}

std::string_view text_of(OrderState state) {
  switch (state) {
    case OrderState::New:
      return "New";
    case OrderState::Acknowledged:
      return "Acknowledged";
    case OrderState::Closed:
      return "Closed";
  }
  REQUIRE(false);
  return "";
}

OrderLine* Order::line_of(std::int64_t sequence) {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const OrderLine& line) { return line.sequence == sequence; });
  return found == lines.end() ? nullptr : &*found;
}

const OrderLine* Order::line_of(std::int64_t sequence) const {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const OrderLine& line) { return line.sequence == sequence; });
  return found == lines.end() ? nullptr : &*found;
}

const OrderLine& Order::known_line(std::int64_t sequence) const {
  const OrderLine* line = line_of(sequence);
  if (line == nullptr) unknown_key("line of purchase order " + number, sequence);
  return *line;
}

OrderLine& Order::known_line(std::int64_t sequence) {
  OrderLine* line = line_of(sequence);
  if (line == nullptr) unknown_key("line of purchase order " + number, sequence);
  return *line;
}

std::int64_t Order::confirmed() const {
  std::int64_t sum = 0;
  for (const OrderLine& line : lines) sum += line.answer.confirmed();
  return sum;
}

std::int64_t Order::promised() const {
  std::int64_t sum = 0;
  for (const OrderLine& line : lines) sum += line.promised();
  return sum;
}

EffectLine effect_line(const Order& order, const OrderLine& line, std::int64_t eaches, const Quantity& written) {
  EffectLine row;
  row.purchase_order = order.number;
  row.sequence = line.sequence;
  row.item = line.item();
  row.eaches = eaches;
  row.as_written = written;
  row.unit_cost = line.net_cost;
  return row;
}

std::vector<EffectLine> ordered_lines(const Order& order) {
  std::vector<EffectLine> rows;
  rows.reserve(order.lines.size());
  for (const OrderLine& line : order.lines) {
    Quantity written = line.written;
    written.amount = written.unit == UnitOfMeasure::Cases ? line.ordered / written.unit_size : line.ordered;
    rows.push_back(effect_line(order, line, line.ordered, written));
  }
  return rows;
}

}  // namespace vendorproof::mock_amazon
