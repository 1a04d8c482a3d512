#include "core/erp/tryton/words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/base/gs1.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/erp/tryton/rpc.h"

namespace vendorproof::erp::tryton {

namespace {

constexpr std::size_t sscc_digits = 18;

struct Paper {
  std::string_view word;
  std::string trade::Despatch::*place;
};
constexpr std::array<Paper, 5> papers = {{
    {"carrier=", &trade::Despatch::carrier_scac},
    {"pro=", &trade::Despatch::pro_number},
    {"bol=", &trade::Despatch::bill_of_lading},
    {"load=", &trade::Despatch::load_number},
    {"pickup=", &trade::Despatch::amazon_reference},
}};

}  // namespace

bool is_amazons_own(std::string_view code) {
  if (code.size() != 10) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool is_book = std::all_of(code.begin(), code.end() - 1, is_digit) && (is_digit(code[9]) || code[9] == 'X');
  const bool is_rest = std::all_of(code.begin(), code.end(), [&](char c) { return is_digit(c) || is_capital(c); });
  return is_book || (code.substr(0, 2) == "B0" && is_rest);
}

std::string sscc_of(const std::string& code) {
  if (is_sscc(code)) return code;
  const bool is_digits = code.size() + 1 == sscc_digits &&
                         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_digits ? code + gs1_check_digit(code) : "";
}

void read_papers(const JsonReader& row, trade::Despatch& despatch) {
  for (const std::string& word : split(text_in(row, "reference"), ' ')) {
    for (const Paper& paper : papers) {
      if (starts_with(word, paper.word)) despatch.*paper.place = word.substr(paper.word.size());
    }
    constexpr std::string_view arrives = "arrives=";
    if (!starts_with(word, arrives)) continue;
    const Result<Instant> time = parse_instant(std::string_view(word).substr(arrives.size()));
    if (time) {
      despatch.arrives_at = *time;
    } else {
      row.at("reference").problem(fmt::format("has '{}': {}", word, time.error().message));
    }
  }
}

}  // namespace vendorproof::erp::tryton
