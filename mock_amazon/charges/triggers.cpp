#include "mock_amazon/charges/triggers.h"

namespace vendorproof::mock_amazon {

const std::vector<TriggerWord>& trigger_words() {
  static const std::vector<TriggerWord> table = {
      {"not-filled", "confirmed units were not invoiced"},
      {"overage", "more was invoiced than ordered"},
      {"down-confirmed", "units were taken back more than 5 business days after the window opened"},
      {"not-on-time", "units came outside the window"},
      {"notice-missing", "no ship notice came before the goods"},
      {"notice-late", "the ship notice was late"},
      {"notice-pending", "a ship notice was begun and never sent"},
      {"notice-multiple", "several ship notices claim the same carton"},
      {"notice-structure", "the load is not built as the ship notice says"},
      {"notice-label", "the ship notice does not list the carton's label"},
      {"expiry-missing", "the ship notice has no expiry date"},
      {"expiry-under-30-days", "the goods expire in less than 30 days"},
      {"expiry-too-close", "the goods expire in 30 to 90 days"},
      {"expiry-too-far", "the expiry date is more than three years ahead"},
      {"carton-unlabelled", "the carton has no label"},
      {"carton-content", "the carton holds something else than its ship notice says"},
      {"carton-information", "units came without carton label information"},
      {"unconfirmed", "units came that were not confirmed"},
      {"received-overage", "more came than was confirmed"},
      {"rejected-share", "more than 20 % of a line was rejected for lack of stock"},
      {"cap-seal", "a liquid came without a cap seal"},
      {"packaging", "a large item came without certified packaging"},
      {"no-show", "no truck came to a confirmed appointment"},
      {"refused-delivery", "the fulfilment centre refused the delivery"},
      {"import-documents-by-sea", "import documents came late (by sea)"},
      {"import-documents-by-air", "import documents came late (by air)"},
      {"paper-invoice", "an invoice came on paper"},
  };
  return table;
}

}  // namespace vendorproof::mock_amazon
