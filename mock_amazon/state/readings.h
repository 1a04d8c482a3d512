// Public sources contradict each other in 14 points (X1-X14 of the rule catalogue). For each point one reading is
// chosen; the first value is the default. Region and face are choices too.
#pragma once

namespace vendorproof::mock_amazon {

/// Marketplaces that share currency, tax and charges: North America; Europe with the United Kingdom; India; Japan.
enum class Region { NA, EU, IN, JP };

/// How Vendor Central behaves: as its documentation says, or with the quirks that vendors observed switched on.
enum class Face { Documented, Observed };

enum class CostBasis { PerEach, PerCase };                     ///< X1: netCost of an invoice line in cases
enum class InvoiceTotal { WithTaxes, WithoutTaxes };           ///< X2
enum class LineTaxes { PerLine, PerUnit };                     ///< X3: a line's taxAmount is for the line or per unit
enum class ShippedDate { UpToTwoDaysAhead, NeverAhead };       ///< X4
enum class CartonCount { Either, WhenNotPalletised, Always };  ///< X5
enum class SsccCheckDigit { NotChecked, Checked };             ///< X6
enum class SuccessVisibility { ShipNoticesOnly, Never, Everything };  ///< X7
enum class AcknowledgementDeadline { Hours24, Hours48 };              ///< X8: when an answer is late
/// X9: Bands uses the three deadlines below, by severity; the other values use one deadline only.
enum class NoticeDeadline { Bands, Official, FourHoursBeforeArrival, BeforeReceipt };
enum class OverageBase { Ordered, Confirmed };          ///< X10
enum class OnTimeStart { February27, February25 };      ///< X11: of 2026
enum class CreditNoteCountries { Current, Guide2021 };  ///< X12
enum class SequenceComparison { AsNumbers, AsText };    ///< X13
enum class OnTimeLookBack { PreviousWeek, FourWeeks };  ///< X14

struct Readings {
  CostBasis cost_basis = CostBasis::PerEach;
  InvoiceTotal invoice_total = InvoiceTotal::WithTaxes;
  LineTaxes line_taxes = LineTaxes::PerLine;
  ShippedDate shipped_date = ShippedDate::UpToTwoDaysAhead;
  CartonCount carton_count = CartonCount::Either;
  SsccCheckDigit sscc_check_digit = SsccCheckDigit::NotChecked;
  SuccessVisibility success = SuccessVisibility::ShipNoticesOnly;
  AcknowledgementDeadline acknowledgement_deadline = AcknowledgementDeadline::Hours24;
  NoticeDeadline notice_deadline = NoticeDeadline::Bands;
  OverageBase overage_base = OverageBase::Ordered;
  OnTimeStart on_time_start = OnTimeStart::February27;
  CreditNoteCountries credit_note_countries = CreditNoteCountries::Current;
  SequenceComparison sequence_comparison = SequenceComparison::AsNumbers;
  OnTimeLookBack on_time_look_back = OnTimeLookBack::PreviousWeek;
};

}  // namespace vendorproof::mock_amazon
