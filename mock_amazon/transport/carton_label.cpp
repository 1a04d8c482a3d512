#include "mock_amazon/transport/carton_label.h"

#include <algorithm>
#include <set>

#include "core/base/gs1.h"
#include "core/base/hash.h"
#include "core/base/text.h"
#include "mock_amazon/notices/notice_register.h"
#include "mock_amazon/transport/code_128.h"
#include "mock_amazon/transport/pdf.h"
#include "mock_amazon/transport/transport_rules.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t address_lines_max = 6;
constexpr std::size_t letters_of_column_max = 34;  ///< what fits a column of the label
constexpr std::size_t orders_shown_max = 4;

/// UTF-8 is cut at the start of a letter, so that no part of a letter remains.
std::string shortened(const std::string& text, std::size_t letters) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool starts = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    if (starts && ++count > letters) return text.substr(0, i);
  }
  return text;
}

std::vector<std::string> address_lines(const JsonNode& party) {
  const JsonNode address = member(party, "address");
  std::vector<std::string> lines = {text_at(party, "partyId")};
  for (const char* field : {"name", "addressLine1", "addressLine2", "addressLine3"}) {
    lines.push_back(text_at(address, field));
  }
  std::string place = text_at(address, "city");
  for (const char* field : {"stateOrRegion", "postalCode", "countryCode"}) {
    const std::string part = text_at(address, field);
    if (!part.empty()) place += (place.empty() ? "" : " ") + part;
  }
  std::erase(lines, "");
  if (lines.size() >= address_lines_max) lines.resize(address_lines_max - 1);
  if (!place.empty()) lines.push_back(place);
  return lines;
}

std::vector<std::string> all_orders(const JsonNode& document) {
  std::vector<std::string> numbers;
  for (const JsonNode& group : rows(document, "purchaseOrders"))
    numbers.push_back(text_at(group, "purchaseOrderNumber"));
  return numbers;
}

/// The orders in each carton: those named by its goods, or else all orders of the shipment.
std::vector<std::vector<std::string>> orders_by_carton(const JsonNode& document, std::size_t cartons) {
  std::vector<std::vector<std::string>> result;
  for (const JsonNode& container : rows(document, "containers")) {
    if (text_at(container, "containerType") != "carton") continue;
    std::set<std::string> named;
    for (const JsonNode& packed : rows(container, "packedItems")) {
      named.insert(text_at(member(packed, "itemDetails"), "purchaseOrderNumber"));
    }
    named.erase("");
    result.emplace_back(named.begin(), named.end());
  }
  result.resize(cartons);
  for (std::vector<std::string>& numbers : result) {
    if (numbers.empty()) numbers = all_orders(document);
  }
  return result;
}

/// The number that Amazon gives to a carton without a number.
std::string number_of_amazon(const Transport& transport, std::size_t carton) {
  constexpr std::uint64_t shipments = 1'000'000;
  const std::uint64_t shipment = hash_of(0, "cartons/" + transport.identifier) % shipments;
  return make_sscc(1, "9506000", shipment * 1'000 + carton);
}

// The label: four by six inches, in hundredths of a point.
constexpr std::int64_t width = 28'800;
constexpr std::int64_t height = 43'200;
constexpr std::int64_t margin = 1'400;
constexpr std::int64_t bar_height = 7'200;

class Sheet {
 public:
  Sheet() : page(width, height) {}

  void rule(std::int64_t y) { page.rectangle(margin, y, width - 2 * margin, 100); }

  void block(std::int64_t x, std::int64_t y, std::string_view title, const std::vector<std::string>& lines) {
    page.text(x, y, 700, PdfPage::Face::Regular, title);
    for (const std::string& line : lines) {
      y -= 1'150;
      page.text(x, y, 900, PdfPage::Face::Bold, shortened(line, letters_of_column_max));
    }
  }

  /// Draws the bars as wide as the margins allow, at most 1.5 points per module.
  void bars(const std::string& modules, std::int64_t y) {
    constexpr std::int64_t quiet_modules = 20;
    const auto count = static_cast<std::int64_t>(modules.size());
    const std::int64_t module = std::min<std::int64_t>(150, width / (count + quiet_modules));
    const std::int64_t left = (width - count * module) / 2;
    for (std::size_t i = 0; i < modules.size();) {
      const std::size_t end = std::min(modules.find(modules[i] == '1' ? '0' : '1', i), modules.size());
      if (modules[i] == '1') {
        page.rectangle(left + static_cast<std::int64_t>(i) * module, y, static_cast<std::int64_t>(end - i) * module,
                       bar_height);
      }
      i = end;
    }
  }

  PdfPage page;
};

PdfPage page_of(const CartonLabel& label) {
  Sheet sheet;
  sheet.block(margin, 41'200, "SHIP FROM", label.ship_from);
  sheet.rule(33'200);
  sheet.block(margin, 32'200, "SHIP TO", label.ship_to);
  sheet.rule(24'200);
  std::vector<std::string> orders = label.purchase_orders;
  const std::size_t more = orders.size() > orders_shown_max ? orders.size() - orders_shown_max : 0;
  if (more > 0) orders.resize(orders_shown_max);
  const std::string numbers = join(orders, ", ") + (more > 0 ? " and " + std::to_string(more) + " more" : "");
  sheet.block(margin, 23'200, "PURCHASE ORDER", {shortened(numbers, 44)});
  sheet.block(margin, 20'200, "CARTON", {std::to_string(label.number) + " of " + std::to_string(label.count)});
  sheet.block(margin + 8'000, 20'200, "ARN", {label.reference});
  sheet.block(margin + 17'000, 20'200, "CARRIER", {label.carrier_code});
  sheet.block(margin, 17'200, "TRACKING", {label.tracking_number});
  if (!label.bill_of_lading.empty()) sheet.block(margin + 12'500, 17'200, "BOL", {shortened(label.bill_of_lading, 22)});
  sheet.rule(15'200);
  const bool is_sscc_number = !sscc_digits(label.sscc).empty();
  sheet.page.text(margin, 14'100, 700, PdfPage::Face::Regular, is_sscc_number ? "SSCC" : "CARTON NUMBER");
  sheet.bars(modules_of(is_sscc_number ? gs1_128_of_sscc(label.sscc) : code_128_of(label.sscc)), 5'600);
  sheet.page.text(5'400, 3'600, 1'200, PdfPage::Face::Bold,
                  shortened(readable_sscc(label.sscc), letters_of_column_max));
  return sheet.page;
}

}  // namespace

std::vector<std::string> carton_numbers_of(const JsonNode& document) {
  std::vector<std::string> labels;
  for (const JsonNode& container : rows(document, "containers")) {
    if (text_at(container, "containerType") != "carton") continue;
    const std::vector<JsonNode> identifiers = rows(container, "containerIdentifiers");
    const std::string written =
        identifiers.empty() ? std::string() : text_at(identifiers.front(), "containerIdentificationNumber");
    const std::string sscc = sscc_digits(written);
    labels.push_back(sscc.empty() ? written : sscc);
  }
  if (!labels.empty()) return labels;
  const std::int64_t counted = integer_at(member(document, "shipmentMeasurements"), "totalCartonCount").value_or(0);
  const auto most = static_cast<std::int64_t>(transport_cartons_max);
  labels.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(counted, 0, most)));
  return labels;
}

std::vector<CartonLabel> carton_labels(const Transport& transport) {
  const JsonText read = read_again(transport.document);
  const JsonNode document = read.root();
  const std::vector<std::string> numbers = carton_numbers_of(document);
  const std::vector<std::vector<std::string>> orders = orders_by_carton(document, numbers.size());
  const JsonNode details = member(document, "transportationDetails");
  CartonLabel label;
  label.count = numbers.size();
  label.ship_from = address_lines(member(document, "shipFromParty"));
  label.ship_to = address_lines(member(document, "shipToParty"));
  label.reference = transport.reference;
  label.carrier_code = carrier_of(transport).code;
  label.bill_of_lading = text_at(details, "billOfLadingNumber");
  const bool parcels = transport.small_parcel;
  std::vector<CartonLabel> labels;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    label.number = i + 1;
    label.sscc = numbers[i].empty() ? number_of_amazon(transport, i + 1) : numbers[i];
    label.purchase_orders = orders[i];
    label.tracking_number = parcels ? tracking_number_of(transport, i + 1) : carrier_reference_of(transport);
    labels.push_back(label);
  }
  return labels;
}

std::string label_pdf(const std::vector<CartonLabel>& labels) {
  std::vector<PdfPage> pages;
  for (const CartonLabel& label : labels) pages.push_back(page_of(label));
  return pdf_file(pages, "Carton label");
}

std::string readable_sscc(const std::string& sscc) {
  if (sscc_digits(sscc).empty() || sscc.size() != 18) return sscc;
  return "(00) " + sscc.substr(0, 1) + " " + sscc.substr(1, 7) + " " + sscc.substr(8, 9) + " " + sscc.substr(17);
}

}  // namespace vendorproof::mock_amazon
