// A company with its ERP and its people: what a case of the contract needs of any ERP. The same goods are in each.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/http.h"
#include "core/base/time.h"
#include "core/erp/dialect.h"

namespace vendorproof::erp::contract {

// TEA-GREEN, cases of 12, 2.50 each; SOAP-7, cases of 7, 1.10; VITAMIN, cases of 12, 4.00; MUG, eaches only, 3.00.
inline constexpr const char* tea = "TEA-GREEN";
inline constexpr const char* soap = "SOAP-7";
inline constexpr const char* vitamin = "VITAMIN";
inline constexpr const char* mug = "MUG";

/// What people will do, told before it begins. Nothing else happens by itself.
struct Plan {
  std::map<std::string, std::int64_t> stock = {};  ///< eaches in the storage, by item; else 0
  struct Supply {
    std::string item;
    std::int64_t eaches = 0;
    int days = 0;  ///< from today
  };
  std::vector<Supply> supply = {};
  /// People send so much less of a line, once.
  struct Missing {
    std::string order;
    std::int64_t line = 1;  ///< position in the sales order
    std::string item;
    std::int64_t eaches = 0;
  };
  std::vector<Missing> missing = {};
  bool closes_the_rest = false;     ///< what is not sent at once is never sent
  std::string lot = {};             ///< of all VITAMIN
  std::string credited_order = {};  ///< its invoice is taken back
};

class Company {
 public:
  virtual ~Company() = default;

  virtual const Dialect& dialect() const = 0;
  virtual ErpAccess access() const = 0;
  /// An account for deductions, and the bank's.
  virtual std::string account() const = 0;
  virtual std::string bank() const = 0;

  /// Once, before anything else.
  virtual void open(const Plan& plan) = 0;
  virtual HttpResponse send(const HttpRequest& request) = 0;
  virtual Instant now() const = 0;
  /// Some ERPs tell two changes within one second by one version: SQLite's stamps have whole seconds.
  virtual void let_a_second_pass() = 0;
  /// Of purchase orders, payments and postings: another one each time, so that books can be used again. At most 20
  /// capital letters and digits.
  virtual std::string number(const std::string& name) = 0;

  // People. `order` is Amazon's number.
  /// They send what is there, less what the plan takes from it. The number of the despatch.
  virtual std::string ship(const std::string& order) = 0;
  /// They post the invoice of the last despatch. Its number.
  virtual std::string bill(const std::string& order) = 0;
  /// They take an invoice back. The number of the credit memo.
  virtual std::string credit(const std::string& invoice) = 0;
  /// What the general ledger has of a journal line: the amount on its account. No question of a dialect tells it.
  virtual Money posted(const std::string& document) = 0;
  /// They enter a sales order of 24 TEA-GREEN by hand.
  virtual void enter(const std::string& order) = 0;
};

/// An ERP that keeps the contract. A case that it cannot play stands in `lacks`, with the reason.
struct Erp {
  std::string name;  ///< of a test: letters only
  std::unique_ptr<Company> (*make)();
  std::map<std::string, std::string> lacks;
};

/// THE TABLE of ERPs. Tryton is in it if VENDORPROOF_TRYTON has its address.
std::vector<Erp> erps();

std::unique_ptr<Company> mock_on_premises();
std::unique_ptr<Company> mock_online();
std::unique_ptr<Company> mock_in_small_pages();  ///< two rows a page
std::unique_ptr<Company> real_tryton();

}  // namespace vendorproof::erp::contract
