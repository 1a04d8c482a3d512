// What Amazon charges a vendor for.
#pragma once

#include <string_view>
#include <vector>

namespace vendorproof::mock_amazon {

/// What a charge is about. One row of trigger_words() each.
enum class Trigger {
  NotFilled,
  Overage,
  DownConfirmed,
  NotOnTime,
  NoticeMissing,
  NoticeLate,
  NoticePending,
  NoticeMultiple,
  NoticeStructure,
  NoticeLabel,
  ExpiryMissing,
  ExpiryUnder30Days,
  ExpiryTooClose,
  ExpiryTooFar,
  CartonUnlabelled,
  CartonContent,
  CartonInformation,
  Unconfirmed,
  ReceivedOverage,
  RejectedShare,
  CapSeal,
  Packaging,
  NoShow,
  RefusedDelivery,
  ImportDocumentsBySea,
  ImportDocumentsByAir,
  PaperInvoice,
};

struct TriggerWord {
  std::string_view name;   ///< in a file: `not-filled`
  std::string_view cause;  ///< in a charge's title: `confirmed units were not invoiced`
};
/// THE TABLE, in the order of Trigger.
const std::vector<TriggerWord>& trigger_words();

}  // namespace vendorproof::mock_amazon
