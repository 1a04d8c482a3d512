// Claims are plain values: the rules and desks that judge them do not know the syntax of the document.
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "tests/house.h"
#include "tests/house_code.h"
#include "tests/house_includes.h"

namespace vendorproof::house {
namespace {

/// The files that judge claims. A `*` stands for the rest of the name, so that a new rule of that kind is included.
const std::vector<std::string_view> judges_of_claims = {
    "mock_amazon/orders/acknowledgement*",
    "mock_amazon/orders/matched_acknowledgement*",
    "mock_amazon/notices/",
    "mock_amazon/payables/credit_notes*",
    "mock_amazon/payables/invoice*",
    "mock_amazon/payables/matched_invoice*",
    "mock_amazon/payables/payables_rules*",
    "mock_amazon/payables/payee.h",
    "mock_amazon/payables/payment_terms*",
    "mock_amazon/payables/tax_rules*",
    "mock_amazon/transport/transport_claim*",
    "mock_amazon/transport/transport_desk*",
    "mock_amazon/transport/transport_rules*",
    "mock_amazon/wire/refusal.h",
    "mock_amazon/wire/stated*",
};

/// Headers with functions that read documents.
const std::vector<std::string_view> readers = {"core/base/json/", "mock_amazon/wire/reading.h",
                                               "mock_amazon/wire/schema.h", "mock_amazon/sp_api/", "nlohmann/"};

Complaints claim_complaints(const Source& source) {
  Complaints complaints;
  if (!is_in(source.path, judges_of_claims)) return complaints;
  for (const Include& include : includes_of(source.text)) {
    if (!is_in(include.path, readers)) continue;
    complaints.push_back(complaint_at(source.path, include.line, "judges claims and may not read documents"));
  }
  const std::vector<std::string> code = split(code_of(source.text), '\n');
  for (std::size_t i = 0; i < code.size(); ++i) {
    for (const char* name : {"Json", "JsonNode", "JsonText", "JsonReader"}) {
      if (!has_word(code[i], name)) continue;
      complaints.push_back(complaint_at(source.path, i + 1, "judges claims and may not name " + std::string(name)));
    }
  }
  return complaints;
}

using HeadersByFile = std::map<std::string, std::set<std::string>>;

HeadersByFile headers_by_file() {
  HeadersByFile headers;
  for (const Source& source : all_sources()) {
    for (const Include& include : includes_of(source.text)) headers[source.path].insert(include.path);
  }
  return headers;
}

/// Everything that a file includes, directly or not.
std::set<std::string> closure_of(const HeadersByFile& headers, const std::string& path) {
  std::set<std::string> seen;
  std::vector<std::string> open = {path};
  while (!open.empty()) {
    const auto found = headers.find(open.back());
    open.pop_back();
    if (found == headers.end()) continue;
    for (const std::string& header : found->second) {
      if (seen.insert(header).second) open.push_back(header);
    }
  }
  return seen;
}

/// Headers of judges that include a JSON library, directly or indirectly.
Complaints header_complaints(const HeadersByFile& headers) {
  Complaints complaints;
  for (const auto& [path, included] : headers) {
    if (!ends_with(path, ".h") || !is_in(path, judges_of_claims)) continue;
    for (const std::string& header : closure_of(headers, path)) {
      if (is_in(header, readers)) complaints.push_back(path + ": brings in " + header);
    }
  }
  return complaints;
}

TEST(HouseClaims, AreJudgedWithoutTheirSyntax) {
  const Complaints complaints = about_all(claim_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseClaims, HeadersOfJudgesBringNoJsonIn) {
  const Complaints complaints = header_complaints(headers_by_file());
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseClaims, EveryPlaceInTheListIsThere) {
  const std::vector<Source> sources = all_sources();
  for (const std::string_view place : judges_of_claims) {
    EXPECT_TRUE(std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
      return is_in(source.path, {place});
    })) << place;
  }
}

std::size_t claim_complaints_about(const std::string& path, const std::string& line) {
  return claim_complaints({path, line + "\n"}).size();
}

TEST(HouseClaims, APlantedReadingIsSeen) {
  const std::string rules = "mock_amazon/notices/notice_goods_rules.cpp";
  EXPECT_EQ(claim_complaints_about(rules, "#include \"core/base/json/json.h\""), 1U);
  EXPECT_EQ(claim_complaints_about(rules, "#include \"mock_amazon/wire/reading.h\""), 1U);
  EXPECT_EQ(claim_complaints_about(rules, "#include \"mock_amazon/sp_api/read_claims.h\""), 1U);
  EXPECT_EQ(claim_complaints_about(rules, "#include <nlohmann/json.hpp>"), 1U);
  EXPECT_EQ(claim_complaints_about(rules, "\t# include \"core/base/json/json.h\""), 1U);
  EXPECT_EQ(claim_complaints_about(rules, "/**/ #include \"mock_amazon/notices/../sp_api/read_claims.h\""), 1U);
  EXPECT_EQ(claim_complaints_about("mock_amazon/payables/tax_rules.h", "bool taxed(const Json& item);"), 1U);
  EXPECT_EQ(claim_complaints_about("mock_amazon/transport/transport_rules.h", "  const Json& document;"), 1U);
  EXPECT_EQ(claim_complaints_about("mock_amazon/transport/transport_rules.h", "  JsonNode document;"), 1U);
  EXPECT_EQ(claim_complaints_about("mock_amazon/orders/acknowledgements.cpp", "Json x;"), 1U);
  EXPECT_EQ(claim_complaints_about("mock_amazon/orders/acknowledgements.cpp", "// as Json says"), 0U);
  EXPECT_EQ(claim_complaints_about("mock_amazon/sp_api/read_notice.cpp", "const Json& document"), 0U);
}

TEST(HouseClaims, APlantedHeaderIsSeenThroughAnother) {
  const std::string rules = "mock_amazon/payables/tax_rules.h";
  const HeadersByFile direct = {{rules, {"core/base/json/json.h"}}};
  const HeadersByFile through = {{rules, {"mock_amazon/state/a.h"}},
                                 {"mock_amazon/state/a.h", {"core/base/json/json.h"}}};
  const HeadersByFile clean = {{rules, {"string"}}, {"mock_amazon/state/a.h", {"core/base/json/json.h"}}};
  EXPECT_EQ(header_complaints(direct).size(), 1U);
  EXPECT_EQ(header_complaints(through).size(), 1U);
  EXPECT_EQ(header_complaints(clean).size(), 0U);
}

}  // namespace
}  // namespace vendorproof::house
