#include "mock_amazon/transport/carton_label.h"

#include <cstdlib>
#include <sstream>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "mock_amazon/transport/code_128.h"
#include "mock_amazon/transport/transport_rules.h"
#include "tests/mock_amazon/transport_trial.h"

namespace vendorproof::mock_amazon {
namespace {

Transport transport_of(Json document) {
  Transport shipment;
  shipment.identifier = "T1";
  shipment.reference = "14500000001";
  shipment.document = document.dump();
  shipment.small_parcel = document["transportationDetails"].value("shipMode", "") == "SmallParcel";
  return shipment;
}

/// The bars of a label's code as modules, read from the rectangles that are drawn: those that are 72 points high.
std::string modules_drawn_in(const std::string& pdf) {
  std::string modules;
  std::int64_t place = 0;  // in hundredths of a point
  for (const std::string& row : split(pdf, '\n')) {
    std::istringstream in(row);
    std::string x, y, width, height, operation;
    in >> x >> y >> width >> height >> operation;
    if (operation != "re" || height != "72") continue;
    const auto hundredths = [](const std::string& points) {
      const std::size_t point = points.find('.');
      std::string digits = points.substr(0, point) + (point == std::string::npos ? "" : points.substr(point + 1));
      const std::size_t places = point == std::string::npos ? 0 : points.size() - point - 1;
      digits += std::string(2 - places, '0');
      return static_cast<std::int64_t>(std::strtoll(digits.c_str(), nullptr, 10));
    };
    if (place > 0) modules += std::string(static_cast<std::size_t>((hundredths(x) - place) / 150), '0');
    modules += std::string(static_cast<std::size_t>(hundredths(width) / 150), '1');
    place = hundredths(x) + hundredths(width);
  }
  return modules;
}

TEST(CartonLabels, SayWhatIsInWhichCarton) {
  Json document = transport("T1", start_of_trial(), 3);
  document["containers"][1]["packedItems"] = Json::array(
      {{{"itemDetails", {{"purchaseOrderNumber", "B"}}}}, {{"itemDetails", {{"purchaseOrderNumber", "C"}}}}});
  document["transportationDetails"]["billOfLadingNumber"] = "BOL12345678";
  const std::vector<CartonLabel> labels = carton_labels(transport_of(document));
  ASSERT_EQ(labels.size(), 3U);
  EXPECT_EQ(labels[0].number, 1U);
  EXPECT_EQ(labels[2].count, 3U);
  EXPECT_EQ(labels[0].purchase_orders, (std::vector<std::string>{"A"}));
  EXPECT_EQ(labels[1].purchase_orders, (std::vector<std::string>{"B", "C"}));
  EXPECT_EQ(labels[1].sscc, sscc_of(2));
  EXPECT_EQ(labels[0].ship_from,
            (std::vector<std::string>{"WHSE1", "Tea (House) \xC3\xBC", "1 Harbour Street", "Hamburg 20457 DE"}));
  EXPECT_EQ(labels[0].ship_to, (std::vector<std::string>{"PHX6"}));
  EXPECT_EQ(labels[0].bill_of_lading, "BOL12345678");
  EXPECT_EQ(labels[0].carrier_code, "UPSN");
}

TEST(CartonLabels, NumberCartonsThatAreOnlyCounted) {
  Json document = transport("T1", start_of_trial(), 3);
  document.erase("containers");
  document["transportationDetails"]["shipMode"] = "LessThanTruckLoad";
  const std::vector<CartonLabel> labels = carton_labels(transport_of(document));
  ASSERT_EQ(labels.size(), 3U);
  EXPECT_TRUE(is_sscc(labels[0].sscc));
  EXPECT_NE(labels[0].sscc, labels[1].sscc);
  EXPECT_EQ(labels[0].tracking_number, labels[1].tracking_number);
}

TEST(CartonLabels, DrawTheNumberAsBarsAndAsText) {
  const std::vector<CartonLabel> labels = carton_labels(transport_of(transport("T1", start_of_trial())));
  const std::string pdf = label_pdf({labels[1]});
  EXPECT_EQ(modules_drawn_in(pdf), modules_of(gs1_128_of_sscc(sscc_of(2))));
  for (const std::string& text :
       {std::string("(\\(00\\) 0 9506000 000000002 "), std::string("(2 of 2) Tj"), std::string("(A) Tj"),
        std::string("(WHSE1) Tj"), std::string("(PHX6) Tj"), std::string("(Tea \\(House\\) \\374) Tj"),
        std::string("(14500000001) Tj"), std::string("(UPSN) Tj")}) {
    EXPECT_NE(pdf.find(text), std::string::npos) << text;
  }
}

TEST(CartonLabels, DrawOtherNumbersToo) {
  CartonLabel label;
  label.sscc = "BOX 7";
  const std::string pdf = label_pdf({label});
  EXPECT_EQ(modules_drawn_in(pdf), modules_of(code_128_of("BOX 7")));
  EXPECT_NE(pdf.find("(BOX 7) Tj"), std::string::npos);
}

TEST(CartonLabels, ArePagesOfOneFile) {
  const std::vector<CartonLabel> labels = carton_labels(transport_of(transport("T1", start_of_trial(), 5)));
  EXPECT_NE(label_pdf(labels).find("/Count 5 "), std::string::npos);
}

TEST(CartonLabels, CutWhatIsTooLongAtALetter) {
  CartonLabel label;
  label.sscc = sscc_of(1);
  std::string name;
  for (int i = 0; i < 60; ++i) name += "\xC3\xBC";
  label.ship_to = {name};
  std::string cut;
  for (int i = 0; i < 34; ++i) cut += "\\374";
  EXPECT_NE(label_pdf({label}).find("(" + cut + ") Tj"), std::string::npos);
}

TEST(CartonLabels, GroupTheDigits) {
  EXPECT_EQ(readable_sscc("095060000000000015"), "(00) 0 9506000 000000001 5");
  EXPECT_EQ(readable_sscc("BOX 7"), "BOX 7");
}

TEST(CartonLabel, FindLabelsOfListedOrCountedCartons) {
  Json document = transport("T1", start_of_trial(), 2);
  EXPECT_EQ(carton_numbers_of(JsonNode(&document)), (std::vector<std::string>{sscc_of(1), sscc_of(2)}));
  document["containers"][0]["containerIdentifiers"][0]["containerIdentificationNumber"] = "BOX 7";
  EXPECT_EQ(carton_numbers_of(JsonNode(&document)).front(), "BOX 7");
  document.erase("containers");
  EXPECT_EQ(carton_numbers_of(JsonNode(&document)), (std::vector<std::string>{"", ""}));
  document["shipmentMeasurements"]["totalCartonCount"] = 1'000'000;
  EXPECT_EQ(carton_numbers_of(JsonNode(&document)).size(), transport_cartons_max);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
