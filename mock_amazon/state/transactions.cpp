#include "mock_amazon/state/transactions.h"

namespace vendorproof::mock_amazon {

std::string other_form_of(const std::string& transaction_id) {
  const std::size_t guid_length = 36;
  const std::size_t time_length = 14;
  if (transaction_id.size() != guid_length + 1 + time_length) return transaction_id;
  const std::size_t cut = transaction_id[time_length] == '-' ? time_length : guid_length;
  return transaction_id.substr(cut + 1) + "-" + transaction_id.substr(0, cut);
}

std::string serial_of(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(20 - digits.size(), '0') + digits;
}

}  // namespace vendorproof::mock_amazon
