// Carton labels: the text of each, and the page of four by six inches with its bar code.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/json/json_node.h"
#include "mock_amazon/transport/transport_desk.h"

namespace vendorproof::mock_amazon {

struct CartonLabel {
  std::size_t number = 1;  ///< this carton is `number` of `count`
  std::size_t count = 1;
  std::vector<std::string> ship_from;  ///< lines of an address, the party's code first; at most 6
  std::vector<std::string> ship_to;
  std::vector<std::string> purchase_orders;  ///< of what is in the carton
  std::string sscc;                          ///< 18 digits, or another number that the vendor put on the carton
  std::string reference;                     ///< Amazon's reference number (ARN)
  std::string carrier_code;                  ///< SCAC
  std::string tracking_number;               ///< the tracking number of the parcel; for pallets the PRO
  std::string bill_of_lading;
};

/// Numbers of the cartons: an SSCC as 18 digits, others as written; "" for cartons of which only the count is stated.
/// At most `transport_cartons_max` of the latter.
std::vector<std::string> carton_numbers_of(const JsonNode& document);

/// A label per carton; cartons of which only the count is stated get numbers of Amazon (AMZNCC).
std::vector<CartonLabel> carton_labels(const Transport& transport);

/// A page per label.
std::string label_pdf(const std::vector<CartonLabel>& labels);

/// `(00) 0 9506000 000000001 5` of 18 digits; anything else as it is.
std::string readable_sscc(const std::string& sscc);

}  // namespace vendorproof::mock_amazon
