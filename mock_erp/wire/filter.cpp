// Reading and evaluating `$filter`.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "core/base/text.h"
#include "mock_erp/wire/code.h"
#include "mock_erp/wire/exact.h"
#include "mock_erp/wire/odata.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::size_t filter_bytes_max = 4'000;
constexpr int depth_max = 16;
constexpr std::string_view knowledge = "This filter knows eq, ne, gt, ge, lt, le, and, and or on one field.";

struct OperatorName {
  std::string_view name;
  Operator compare;
};

constexpr std::array<OperatorName, 6> operators = {{
    {"eq", Operator::Equal},
    {"ne", Operator::NotEqual},
    {"gt", Operator::Greater},
    {"ge", Operator::GreaterOrEqual},
    {"lt", Operator::Less},
    {"le", Operator::LessOrEqual},
}};

struct Token {
  enum class Kind { Open, Close, Word, Text, End };
  Kind kind = Kind::End;
  std::string text;
};

using Tokens = std::vector<Token>;

/// A quoted text from the opening quote at `at`; a doubled quote is one quote.
tl::expected<Token, Refusal> take_quoted(std::string_view text, std::size_t& at) {
  std::string value;
  for (++at; at < text.size(); ++at) {
    if (text[at] != '\'') {
      value += text[at];
      continue;
    }
    const bool doubled = at + 1 < text.size() && text[at + 1] == '\'';
    ++at;
    if (!doubled) return Token{Token::Kind::Text, value};
    value += '\'';
  }
  return bad_request("The filter has a text without a closing quote.");
}

Token take_word(std::string_view text, std::size_t& at) {
  const std::size_t start = at;
  while (at < text.size() && std::string_view(" ()'").find(text[at]) == std::string_view::npos) ++at;
  return {Token::Kind::Word, std::string(text.substr(start, at - start))};
}

tl::expected<Tokens, Refusal> tokens_of(std::string_view text) {
  Tokens tokens;
  std::size_t at = 0;
  while (at < text.size()) {
    const char character = text[at];
    if (character == ' ') {
      ++at;
    } else if (character == '(' || character == ')') {
      tokens.push_back({character == '(' ? Token::Kind::Open : Token::Kind::Close, std::string(1, character)});
      ++at;
    } else if (character == '\'') {
      tl::expected<Token, Refusal> quoted = take_quoted(text, at);
      if (!quoted) return tl::unexpected<Refusal>(quoted.error());
      tokens.push_back(std::move(*quoted));
    } else {
      tokens.push_back(take_word(text, at));
    }
  }
  tokens.push_back({Token::Kind::End, "the end"});
  return tokens;
}

bool is_guid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool digit = std::string_view("0123456789abcdefABCDEF").find(text[i]) != std::string_view::npos;
    if (dash ? text[i] != '-' : !digit) return false;
  }
  return true;
}

std::string_view example_of(FieldType type) {
  switch (type) {
    case FieldType::Text:
    case FieldType::Code:
      return "a text in single quotes";
    case FieldType::Choice:
      return "one of its members in single quotes";
    case FieldType::Guid:
      return "a GUID without quotes";
    case FieldType::Whole:
    case FieldType::Decimal:
      return "a number of at most five decimals";
    case FieldType::DateTime:
      return "a date-time such as 2026-11-23T08:00:00Z, without quotes";
    case FieldType::Date:
      return "a date such as 2026-11-23, without quotes";
    case FieldType::Boolean:
      return "true or false";
  }
  return "";
}

/// Recursive descent: any = all { or all }; all = primary { and primary }; primary = ( any ) | field operator value.
class FilterParser {
 public:
  FilterParser(Tokens tokens, const Entity& entity) : tokens_(std::move(tokens)), entity_(entity) {}

  tl::expected<Condition, Refusal> parse() {
    tl::expected<Condition, Refusal> whole = any(0);
    if (whole && peek().kind != Token::Kind::End) {
      return bad_request(fmt::format("The filter goes on with '{}'. {}", shown(peek().text), knowledge));
    }
    return whole;
  }

 private:
  const Token& peek() const { return tokens_[at_]; }
  Token take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }

  bool take_word(std::string_view word) {
    if (peek().kind != Token::Kind::Word || peek().text != word) return false;
    ++at_;
    return true;
  }

  tl::expected<Condition, Refusal> any(int depth) {
    tl::expected<Condition, Refusal> first = all(depth);
    if (!first) return first;
    Condition whole;
    whole.kind = Condition::Kind::Any;
    whole.parts.push_back(std::move(*first));
    while (take_word("or")) {
      tl::expected<Condition, Refusal> next = all(depth);
      if (!next) return next;
      whole.parts.push_back(std::move(*next));
    }
    if (whole.parts.size() == 1) return Condition(whole.parts.front());
    std::set<std::string_view> fields;
    collect_fields(whole, fields);
    if (fields.size() == 1) return whole;
    return refusal(501, "BadRequest_MethodNotImplemented",
                   fmt::format("The filter has 'or' across different fields ({}).", fmt::join(fields, ", ")));
  }

  tl::expected<Condition, Refusal> all(int depth) {
    Condition whole;
    whole.kind = Condition::Kind::All;
    do {
      tl::expected<Condition, Refusal> next = primary(depth);
      if (!next) return next;
      whole.parts.push_back(std::move(*next));
    } while (take_word("and"));
    if (whole.parts.size() == 1) return Condition(whole.parts.front());
    return whole;
  }

  tl::expected<Condition, Refusal> primary(int depth) {
    if (peek().kind != Token::Kind::Open) return comparison();
    if (depth == depth_max) return bad_request("The filter's brackets are nested deeper than 16.");
    take();
    tl::expected<Condition, Refusal> inner = any(depth + 1);
    if (!inner) return inner;
    if (take().kind != Token::Kind::Close) return bad_request("The filter lacks a closing bracket.");
    return inner;
  }

  tl::expected<Condition, Refusal> comparison() {
    const Token field = take();
    Condition condition;
    condition.field = field.kind == Token::Kind::Word ? entity_.field(field.text) : nullptr;
    if (condition.field == nullptr) {
      return bad_request(fmt::format("The filter has '{}' where a property of 'Microsoft.NAV.{}' is expected. {}",
                                     shown(field.text), entity_.name, knowledge));
    }
    if (condition.field->is_computed) {
      return bad_request(fmt::format("The property '{}' cannot be filtered.", field.text));
    }
    const Token name = take();
    const auto is_named = [&name](const OperatorName& known) { return known.name == name.text; };
    const auto known = std::find_if(operators.begin(), operators.end(), is_named);
    if (name.kind != Token::Kind::Word || known == operators.end()) {
      return bad_request(fmt::format("The filter has the unsupported operator '{}'. {}", shown(name.text), knowledge));
    }
    condition.compare = known->compare;
    return with_value(std::move(condition));
  }

  tl::expected<Condition, Refusal> with_value(Condition condition) {
    const Token value = take();
    const bool is_value = value.kind == Token::Kind::Text || value.kind == Token::Kind::Word;
    const auto cell =
        is_value ? cell_of(*condition.field, value.text, value.kind == Token::Kind::Text) : std::optional<Cell>();
    if (cell) {
      condition.value = *cell;
      return condition;
    }
    return refusal(400, is_value ? "Application_FilterErrorException" : "BadRequest",
                   fmt::format("The filter compares {} with '{}'; expected is {}.", condition.field->name,
                               shown(value.text), example_of(condition.field->type)));
  }

  static void collect_fields(const Condition& condition, std::set<std::string_view>& fields) {
    if (condition.kind == Condition::Kind::Comparison) fields.insert(condition.field->name);
    for (const Condition& part : condition.parts) collect_fields(part, fields);
  }

  Tokens tokens_;
  const Entity& entity_;
  std::size_t at_ = 0;
};

bool compares(const Cell& left, Operator compare, const Cell& right) {
  const std::partial_ordering order = compared(left, right);
  switch (compare) {
    case Operator::Equal:
      return order == 0;
    case Operator::NotEqual:
      return order != 0;
    case Operator::Greater:
      return order > 0;
    case Operator::GreaterOrEqual:
      return order >= 0;
    case Operator::Less:
      return order < 0;
    case Operator::LessOrEqual:
      return order <= 0;
  }
  return false;
}

std::optional<Cell> number_of(const std::string& word) {
  const std::optional<std::int64_t> number = scaled(word, quantity_places);
  if (!number) return std::nullopt;
  return Number{*number, quantity_places};
}

/// 0001-01-01 is the empty date, and with a time the empty date-time.
std::optional<Cell> day_of(const std::string& word) {
  if (word == "0001-01-01") return Cell();
  const Result<Instant> day = parse_instant(word);
  if (word.size() != 10 || !day) return std::nullopt;
  return date_of(*day);
}

std::optional<Cell> time_of(const std::string& word) {
  if (starts_with(word, "0001-01-01T00:00:00")) return Cell();
  const Result<Instant> instant = parse_instant(word);
  if (!instant) return std::nullopt;
  return *instant;
}

std::optional<Cell> guid_of_word(const std::string& word) {
  if (!is_guid(word)) return std::nullopt;
  if (word.find_first_not_of("0-") == std::string::npos) return Cell();
  return lower_case(word);
}

std::optional<Cell> cell_of_word(const Field& field, const std::string& word) {
  switch (field.type) {
    case FieldType::Text:
    case FieldType::Code:
    case FieldType::Choice:
      return std::nullopt;
    case FieldType::Guid:
      return guid_of_word(word);
    case FieldType::Whole:
    case FieldType::Decimal:
      return number_of(word);
    case FieldType::DateTime:
      return time_of(word);
    case FieldType::Date:
      return day_of(word);
    case FieldType::Boolean:
      if (word == "true" || word == "false") return word == "true";
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Cell> cell_of_text(const Field& field, const std::string& text) {
  const bool is_known = std::find(field.members.begin(), field.members.end(), text) != field.members.end();
  if (field.type == FieldType::Choice) return is_known ? std::optional<Cell>(text) : std::nullopt;
  if (field.type != FieldType::Text && field.type != FieldType::Code) return std::nullopt;
  if (text.empty()) return Cell();
  return field.type == FieldType::Code ? code_of(text) : text;
}

}  // namespace

std::optional<Cell> cell_of(const Field& field, const std::string& literal, bool is_quoted) {
  return is_quoted ? cell_of_text(field, literal) : cell_of_word(field, literal);
}

tl::expected<Condition, Refusal> read_filter(std::string_view text, const Entity& entity) {
  if (text.size() > filter_bytes_max) return bad_request("The filter is longer than 4,000 characters.");
  tl::expected<Tokens, Refusal> tokens = tokens_of(text);
  if (!tokens) return tl::unexpected<Refusal>(tokens.error());
  return FilterParser(std::move(*tokens), entity).parse();
}

bool holds(const Condition& condition, const Row& row) {
  const auto part_holds = [&row](const Condition& part) { return holds(part, row); };
  switch (condition.kind) {
    case Condition::Kind::Comparison:
      return compares(row.at(*condition.field), condition.compare, condition.value);
    case Condition::Kind::All:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::Any:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
  }
  return false;
}

}  // namespace vendorproof::mock_erp
