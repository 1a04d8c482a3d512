// Which quirks of the real API a Vendor Central has: by its face, or one by one. The table of them is in quirks.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace vendorproof::mock_amazon {

/// In the order of the table.
enum class Quirk {
  // Instead of an answer.
  HtmlUnavailable,
  EmptyUnavailable,
  EmptySuccess,
  EarlyThrottle,
  AscendingRefused,
  ChangedAfterRefused,
  RefusedInMidPaging,
  EmptyPageWithToken,
  EmptyList,
  OrderNotFound,
  TransactionNotFound,
  InvoicesNotEnabled,
  // In what a list holds, and in which order.
  Outage,
  SortOrderIgnored,
  UpdatedFilterIgnored,
  // In an order.
  NegativeQuantity,
  UpperCaseUnits,
  ZonelessDates,
  StraySpaces,
  // In an order's status.
  ReceivingStatusMissing,
  StatusUnitsMixed,
  PartialShownAsAcceptedZero,
  // In what a submission does.
  SubmissionWithoutEffect,
  UpperCaseRejectionTaken,
  PartialAcceptanceStays,
  // In what a transaction says.
  AcknowledgementsNeverSucceed,
  InvoicesStayProcessing,
  OpaqueErrors,
  ReversedTransactionIds,
  // Around an answer.
  RateUntold,
  GatewayErrors,
  // In a remittance.
  RemittanceExport,
  ClaimsUnderOwnNumber,
  NumbersWithoutSeparators,
  CoopInPayments,
};

inline constexpr std::size_t quirk_count = static_cast<std::size_t>(Quirk::CoopInPayments) + 1;

struct QuirkChoice {
  enum class Use : std::uint8_t { AsFace, On, Off };
  Use use = Use::AsFace;
  std::int64_t size = -1;  ///< see QuirkRow::size; negative: QuirkRow::usual
};

struct QuirkChoices {
  std::array<QuirkChoice, quirk_count> by_quirk;

  const QuirkChoice& of(Quirk quirk) const { return by_quirk[static_cast<std::size_t>(quirk)]; }
  QuirkChoice& of(Quirk quirk) { return by_quirk[static_cast<std::size_t>(quirk)]; }
};

/// How many draws takes_turn() has made.
struct QuirkTurn {
  std::uint64_t asked = 0;
  bool happened = false;  ///< at the last draw
};

struct QuirkTurns {
  std::array<QuirkTurn, quirk_count> by_quirk;
};

}  // namespace vendorproof::mock_amazon
