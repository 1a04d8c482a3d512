#include "mock_amazon/state/required_rows.h"

#include "core/base/require.h"

namespace vendorproof::mock_amazon {

void missing_row(std::string_view what, std::string_view key) {
  const std::string message = "there is no " + std::string(what) + " '" + std::string(key) + "'";
  broken_promise(message.c_str(), __FILE__, __LINE__);
}

Order& required_order(OrderBook& book, const std::string& number) {
  return required(book.find(number), "order", number);
}

OrderLine& required_line(Order& order, std::int64_t sequence) {
  OrderLine* line = order.line_of(sequence);
  if (line == nullptr) missing_row("order line", order.number + "/" + std::to_string(sequence));
  return *line;
}

const OrderLine& required_line(const Order& order, std::int64_t sequence) {
  const OrderLine* line = order.line_of(sequence);
  if (line == nullptr) missing_row("order line", order.number + "/" + std::to_string(sequence));
  return *line;
}

}  // namespace vendorproof::mock_amazon
