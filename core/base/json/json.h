// Reading and writing JSON with a path for errors. This file knows no format: every room has its own readers and
// writers of documents, which use it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "core/base/json/json_node.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof {

/// A tree that keeps the order in which fields were written, so that the same input gives the same bytes. Whoever
/// builds one or looks into one includes json_tree.h.
using Json = nlohmann::ordered_json;

/// A strict reader that remembers its path. The first problem is kept with its path, and later problems are ignored: so
/// a decoder is a simple list of fields, and checks for a problem once, with `finish`.
///
///   JsonReader in(document);
///   Order order{.number = in.at("purchaseOrderNumber").text(), ...};
///   return in.finish(std::move(order));      // error: "$.orderDetails.items[0].netCost is missing"
///
/// The document must outlive its readers.
class JsonReader {
 public:
  explicit JsonReader(const Json& document, std::string root = "$");
  explicit JsonReader(const JsonText& document, std::string root = "$");

  /// The member `key`; a problem if this is not an object, or if the member is missing or null.
  JsonReader at(std::string_view key) const;
  /// Whether this is an object with a member `key` that is not null.
  bool has(std::string_view key) const;
  /// The elements of an array, or a problem. At most 100,000.
  std::vector<JsonReader> elements() const;
  /// Names of the members of an object, in order; empty for anything else.
  std::vector<std::string> keys() const;

  std::string text() const;
  /// A JSON integer within int64; a problem for fractions and text.
  std::int64_t integer() const;
  /// Like integer(), but also takes a string with an integer: Amazon's samples send `"10"` (API-23).
  std::int64_t integer_or_text() const;
  bool boolean() const;
  Instant instant() const;
  /// The index of this text in `names`; a problem that lists all names for any other text. `Case::Ignored` also takes
  /// `CASES`.
  enum class Case { Exact, Ignored };
  std::size_t one_of(const std::vector<std::string_view>& names, Case letter_case = Case::Exact) const;

  std::string text_or(std::string_view key, std::string_view fallback) const;
  std::int64_t integer_or(std::string_view key, std::int64_t fallback) const;
  bool boolean_or(std::string_view key, bool fallback) const;

  /// The node itself; null if it was missing.
  const JsonNode& node() const { return node_; }
  /// The same as nlohmann's tree. Only for readers of a Json.
  const Json& json() const;
  /// A reader of this node with problems of its own. `root` is the path of the node.
  JsonReader apart(std::string root) const;
  /// `$.orders[0].orderDetails`
  std::string path() const;
  /// Records a problem at this node: "<path> <message>".
  void problem(const std::string& message) const;
  bool failed() const { return state_->error.has_value(); }

  template <class T>
  Result<T> finish(T value) const {
    if (state_->error) return tl::unexpected<Error>(*state_->error);
    return value;
  }

 private:
  struct State {
    JsonNode root;
    std::string root_name;
    std::optional<Error> error;
    std::size_t readers = 0;
  };
  /// What all readers of a document share. They are in one thread, so counting them needs no lock.
  class SharedState {
   public:
    explicit SharedState(State state) : state_(new State(std::move(state))) { ++state_->readers; }
    SharedState(const SharedState& other) : state_(other.state_) { ++state_->readers; }
    SharedState& operator=(SharedState other) {
      std::swap(state_, other.state_);
      return *this;
    }
    ~SharedState() {
      if (--state_->readers == 0) delete state_;
    }
    State* operator->() const { return state_; }

   private:
    State* state_;
  };
  JsonReader(SharedState state, JsonNode node) : state_(std::move(state)), node_(node) {}

  SharedState state_;
  JsonNode node_;
};

}  // namespace vendorproof
