// The catalogue's facts about EDI and about volumes: nothing that a Vendor Central behind the API could enforce.
#include "mock_amazon/rules/rule_book.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::string_view other_channel = "A fact about EDI, and this Vendor Central speaks the API only.";
constexpr std::string_view other_process = "A step of going live by EDI that no message of the API shows.";
constexpr std::string_view volume = "A fact about when and how much is ordered: it belongs in profiles of a rehearsal.";
constexpr std::string_view logistics = "A fact about freight and places that no message of the API shows.";

const std::vector<AmazonRule>& no_rules() {
  static const std::vector<AmazonRule> none;
  return none;
}

}  // namespace

const std::vector<AmazonRule>& edi_rules() { return no_rules(); }

const std::vector<RuleLeftOut>& edi_rules_left_out() {
  static const std::vector<RuleLeftOut> table = {
      {"EDI-01", "Every operation of the API has an EDI message that means the same.", other_channel},
      {"EDI-02", "Retail messages are X12 4010 and 5010, or EDIFACT.", other_channel},
      {"EDI-03", "The order message states type, backorder rule and two dates.", other_channel},
      {"EDI-04", "Line codes of the acknowledgement accept, backorder, or reject softly or hard.", other_channel},
      {"EDI-05", "X12 has more line codes; it is not known which of them Amazon honours.", other_channel},
      {"EDI-06", "The ship notice's loops nest in one of three orders.", other_channel},
      {"EDI-07", "The ship notice's shipment level has its own mandatory segments.", other_channel},
      {"EDI-08", "Error messages name the ship notice and the order by their segments.", other_channel},
      {"EDI-09", "An acknowledgement with an unknown item is processed with a warning.", other_channel},
      {"EDI-10", "Change messages cover cancellations and quantities, for those who asked for them.", other_channel},
      {"EDI-11", "Messages travel by AS2, SFTP or a network provider.", other_channel},
      {"EDI-12", "Certification plays one cycle with items in stock, discontinued, invalid and backordered.",
       other_process},
      {"EDI-13", "Once EDI is live the portal takes nothing by hand.", other_process},
      {"EDI-14", "The deadline for the technical acknowledgement of a message is not known.", other_channel},
      {"EDI-15", "Going live takes four to twelve weeks.", other_process},
  };
  return table;
}

const std::vector<AmazonRule>& load_rules() { return no_rules(); }

const std::vector<RuleLeftOut>& load_rules_left_out() {
  static const std::vector<RuleLeftOut> table = {
      {"PEAK-01", "Regular orders come in weekly bursts, mostly on Monday or Wednesday morning.", volume},
      {"PEAK-02", "A small vendor sees orders on Sunday and Monday.", volume},
      {"PEAK-03", "Each vendor code has its own schedule, and orders by hand come on top.", volume},
      {"PEAK-04", "Orders for deals come beside the regular ones.", volume},
      {"PEAK-05", "Orders for deals have windows that are eight days longer.", volume},
      {"PEAK-06", "Orders for Black Friday come from October on, replenishment after Cyber Monday.", volume},
      {"PEAK-07", "Collected freight is ready at eight in the morning of its day.", logistics},
      {"PEAK-08", "Bulk buys, forward orders and direct imports are streams of their own.", volume},
      {"PEAK-09", "The United States have more than 175 fulfilment centres.", logistics},
      {"PEAK-10", "Before Black Friday unloading slots are scarce.", logistics},
      {"PEAK-11", "At ten calls a second 6,000 acknowledgements take ten minutes one by one.",
       "Follows from API-01, which is enforced: a rehearsal shows it."},
      {"PEAK-12", "No public source gives the number of orders by size of vendor.", volume},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
