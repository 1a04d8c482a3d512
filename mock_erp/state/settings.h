// What a company is opened with: its items, its stock, and how its warehouse and its office behave.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_erp/state/master.h"

namespace vendorproof::mock_erp {

/// An item as the ERP's master knows it. Stock is in its base unit, which is one each. Every company has unit codes of
/// its own; a code has at most 10 characters.
struct Item {
  std::string number;  ///< `TEA-GREEN`, at most 20 characters
  std::string display_name;
  std::string amazon_product_identifier;  ///< ASIN; may be ""
  std::string vendor_product_identifier;  ///< what Amazon's orders call it; may be ""
  std::string gtin;
  std::vector<std::int64_t> case_sizes;  ///< eaches per case
  std::int64_t stock_eaches = 0;
  Money unit_price;                          ///< per each
  bool blocked = false;                      ///< no longer sold
  std::optional<Instant> entered_at = {};    ///< until then nobody has entered it: it does not exist
  std::optional<Instant> unblocked_at = {};  ///< from then on it is sold again
  std::string lot;                           ///< "" or the lot on all its goods
  std::string base_unit = "PCS";             ///< the code of one each
  std::string case_unit = "CASE";            ///< how the codes of its cases begin

  /// `CASE12`.
  std::string case_code(std::int64_t eaches) const { return case_unit + std::to_string(eaches); }
};

struct Restock {
  std::string item;
  Instant at;
  std::int64_t eaches = 0;
};

/// The warehouse ships less than it could on this order line, once.
struct PlannedShort {
  std::string purchase_order;
  std::int64_t line = 0;  ///< the order line's position in the sales order, from 1
  std::int64_t missing_eaches = 0;
};

enum class Remainder { Backordered, ClosedShort };

/// What people enter on a despatch when they post it.
enum class Paper { ProNumber, BillOfLading, Arrival };

/// It is entered so long after the posting; nullopt: never.
struct LatePaper {
  Paper paper = Paper::ProNumber;
  std::optional<Duration> after;
};

/// The office gives back a part of the first invoice of a purchase order.
struct PlannedCredit {
  std::string purchase_order;
  std::int64_t line = 0;           ///< the order line's position in the sales order, from 1; 0: all lines
  std::int64_t eaches = 0;         ///< of each line, at most what was invoiced; 0: all of them
  std::optional<Money> price_cut;  ///< per each; nullopt: the whole price
  Duration after{};                ///< from the posting of the invoice to the credit memo's
};

/// What is wrong in a posted despatch, until the office corrects it.
enum class CorrectionKind {
  ProNumber,   ///< another PRO number was entered than the carrier's
  LeftBehind,  ///< goods were posted that stayed on the dock: they are taken back
  Undone,      ///< the truck was noted as departed, and did not leave: the whole posting is undone
};

/// In the first despatch with goods of an order. Nothing is taken back of what is already invoiced.
struct Correction {
  CorrectionKind kind = CorrectionKind::ProNumber;
  std::string purchase_order;
  Duration after{};         ///< from the posting to the correction
  std::int64_t line = 1;    ///< LeftBehind: the order line's position in the sales order, from 1
  std::int64_t eaches = 0;  ///< LeftBehind
};

/// How the warehouse and the back office behave, in virtual time.
struct Policy {
  /// The office releases a sales order that nobody has released so long after its creation; nullopt: never.
  std::optional<Duration> release_after = std::chrono::hours(1);
  Duration lead_time = std::chrono::hours(18);       ///< from the reservation of stock to its Open despatch
  Duration labelling_time = std::chrono::hours(1);   ///< how long a despatch is Open and unlabelled: then it is posted
  Duration loading_time = std::chrono::minutes(30);  ///< from posting to departure
  Duration transit = std::chrono::hours(48);
  Duration invoice_delay = std::chrono::hours(2);  ///< from departure to the posted invoice
  bool invoice_together = false;                   ///< one invoice for all shipments of a despatch, else one for each
  bool consolidate = true;                         ///< sales orders to one fulfilment centre share trucks
  Duration consolidation = std::chrono::hours(2);  ///< how long after the first ready order others may join its truck
  std::int64_t carton_eaches_max = 24;
  std::int64_t pallet_cartons_max = 0;  ///< cartons on a pallet; 0: the warehouse has no pallets
  std::int64_t payment_days = 30;       ///< of the customer's terms, net
  /// So long after the end of a month the office closes it; nullopt: never.
  std::optional<Duration> month_closes_after = {};
  std::int64_t fill_percent = 100;               ///< share of every line's available eaches that ships, rounded down
  Remainder remainder = Remainder::Backordered;  ///< what happens to reserved eaches that did not ship
  std::vector<PlannedShort> shorts;
  std::vector<LatePaper> late_papers;
  std::vector<PlannedCredit> credits;
  std::vector<Correction> corrections{};
};

/// How requests sign in. On premises Business Central takes a web service key, online only an access token.
enum class SignIn { Either, WebServiceKey, AccessToken };

/// `either`, `web-service-key`, `access-token`.
std::string_view text_of(SignIn sign_in);
std::optional<SignIn> sign_in_named(std::string_view text);

/// The program stops if one of these bounds is broken: item numbers are unique, restocks are of known items, stock and
/// prices are not negative, prices are in `currency`, case sizes are 1 to 1,000,000, page_size and carton_eaches_max
/// are at least 1, fill_percent is 0 to 100, the GS1 prefix has 7 to 10 digits, no duration is negative.
struct Settings {
  std::string company_id = "5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10";
  std::string user = "vendorproof";
  std::string web_service_key = "erp-test-key";
  SignIn sign_in = SignIn::Either;
  std::string tenant_id = "3b1f9a52-6c0e-4d0a-9a57-2f1c8e6d4b70";  ///< of Microsoft Entra
  std::string client_id = "8c5f2d14-7a3b-4e66-b0d9-51e7a9c3f208";  ///< of the application that is registered there
  std::string client_secret = "erp-test-client-secret";
  Duration token_lifetime = std::chrono::seconds(3599);
  /// Of the integration's user within five minutes; 0: no limit. Online the limit is 6,000.
  std::int64_t requests_max = 6000;
  std::string customer_number = "AMAZON";
  Currency currency = usd();
  std::string gs1_company_prefix = "9506000";
  std::string carrier_scac = "ABFS";
  std::int64_t page_size = 1000;  ///< rows before @odata.nextLink
  std::vector<Item> items;
  std::vector<Restock> restocks;
  std::vector<std::string> accounts = {"6910", "6920", "6930", "6940", "6950", "6960"};  ///< G/L accounts
  std::vector<std::string> bank_accounts = {"CHECKING"};
  std::optional<Instant> posting_from;  ///< postings of an earlier date are refused: the period is closed for good
  Policy policy;
  std::vector<std::string> ship_to_codes;  ///< addresses of the customer; any other code is taken, too
  std::vector<MasterChange> master;        ///< only pages show it: neither the warehouse nor the office knows
  Duration read_lag{};                  ///< how far a read lags that does not ask for the primary copy; 0: it does not
  std::optional<Duration> clock_ahead;  ///< if set, answers state the time, which is so much ahead
};

}  // namespace vendorproof::mock_erp
