// Every AL source holds together, and is named, numbered and written as the rules say.
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/erp/business_central/extension/shape_checks.h"

namespace vendorproof::tests::al {
namespace {

const std::string entry_source = "src/codeunits/VPLOrderEntry.Codeunit.al";
const std::string link_source = "src/tables/VPLOrderLink.Table.al";

TEST(AlShape, SourcesHoldTogetherAndAreNamedAndNumbered) {
  const Extension extension(shipped_sources());
  EXPECT_GT(extension.objects().size(), 70U);
  EXPECT_EQ(name_complaints(extension), Complaints());
  EXPECT_EQ(member_complaints(extension), Complaints());
}

TEST(AlShape, ErrorsAreLabelsAndNothingAsksOrCommits) {
  EXPECT_EQ(word_complaints(Extension(shipped_sources())), Complaints());
}

TEST(AlShape, RoutinesAreShort) {
  EXPECT_EQ(length_complaints(Extension(shipped_sources())), Complaints());
  const Sources longer = spoiled({entry_source, "        HeaderRef.GetTable(SalesHeader);\n", std::string(80, '\n')});
  EXPECT_EQ(length_complaints(Extension(longer)).size(), 1U);
}

TEST(AlShape, NothingIsDeclaredForNobody) { EXPECT_EQ(unused_complaints(Extension(shipped_sources())), Complaints()); }

TEST(AlShape, APlantedGapIsSeen) {
  const Planted all[] = {
      {link_source, "    keys\n    {", "    keys\n"},
      {link_source, "Caption = 'Order Link';", "Caption = 'Order Link;"},
      {link_source, "Caption = 'Order Link';", "Caption = 'Order Link'"},
      {link_source, "\"Order SystemId\"; Guid", "\"Order SystemId; Guid"},
      {link_source, "/// <summary>", "/* <summary>"},
      {entry_source, "        OrderLink.Modify(true);\n    end;", "        OrderLink.Modify(true);"},
      {entry_source, "CreateGuid();", "CreateGuid(;"},
      {entry_source, "    begin\n        HeaderRef", "        HeaderRef"},
      {"src/enums/VPLLinkState.Enum.al", "enum 50101", "}\nenum 50101"},
  };
  for (const Planted& planted : all) {
    const Extension extension(spoiled(planted));
    EXPECT_FALSE(name_complaints(extension).empty()) << planted.path << ": " << planted.to;
  }
}

/// Where the quotes and brackets of a source are, without those in comments and brackets in quotes.
std::vector<std::size_t> marks_in(const std::string& text) {
  std::vector<std::size_t> marks;
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (quote == 0 && text.compare(at, 2, "//") == 0) at = text.find('\n', at);
    const char byte = text[at];
    const bool is_quote = byte == '\'' || byte == '"';
    if (quote == 0 ? is_quote || std::string_view("(){}[]").find(byte) != std::string_view::npos : byte == quote) {
      marks.push_back(at);
    }
    if (is_quote && (quote == 0 || quote == byte)) quote = quote == 0 ? byte : 0;
  }
  return marks;
}

RC_GTEST_PROP(AlShape, AnyMissingQuoteOrBracketIsSeen, ()) {
  const Sources sources = shipped_sources();
  const auto& [path, text] =
      *std::next(sources.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(sources.size())));
  const std::vector<std::size_t> marks = marks_in(text);
  std::string spoilt = text;
  spoilt.erase(*rc::gen::elementOf(marks), 1);
  Complaints complaints;
  (void)object_of(path, spoilt, complaints);
  RC_ASSERT_FALSE(complaints.empty());
}

/// The reader ends, and says what is wrong, whatever it reads.
RC_GTEST_PROP(AlShape, AnyTextIsAnObjectOrAComplaint, (const std::string& text, std::size_t at)) {
  const std::string source = shipped_sources().at(entry_source);
  Complaints complaints;
  const std::size_t place = at % source.size();
  const std::optional<Object> object =
      object_of(entry_source, source.substr(0, place) + text + source.substr(place), complaints);
  RC_ASSERT(object.has_value() == complaints.empty());
}

TEST(AlShape, APlantedSecondObjectIsSeen) {
  Sources sources = shipped_sources();
  sources.at(link_source) += "\ntable 50198 \"VPL Other\"\n{\n}\n";
  EXPECT_FALSE(name_complaints(Extension(sources)).empty());
}

TEST(AlShape, APlantedNameOrNumberIsSeen) {
  const Planted all[] = {
      {link_source, "table 50102", "table 50103"},
      {link_source, "table 50102", "table 50200"},
      {link_source, "\"VPL Order Link\"", "\"VPL Order Links\""},
      {link_source, "\"VPL Order Link\"", "\"VPL Order Link Of A Very Long Name\""},
      {link_source, "\"VPL Order Link\"", "\"Order Link\""},
  };
  for (const Planted& planted : all) {
    const Extension extension(spoiled(planted));
    EXPECT_FALSE(name_complaints(extension).empty()) << planted.to;
  }
  const Planted members[] = {
      {link_source, "field(2; \"Order SystemId\"", "field(1; \"Order SystemId\""},
      {link_source, "            Caption = 'State';\n", ""},
      {"src/extensions/VPLSalesLine.TableExt.al", "field(50101;", "field(101;"},
      {"src/extensions/VPLSalesLine.TableExt.al", "\"VPL Closed", "\"Closed"},
  };
  for (const Planted& planted : members) {
    const Extension extension(spoiled(planted));
    EXPECT_EQ(member_complaints(extension).size(), 1U) << planted.to;
  }
}

TEST(AlShape, APlantedWordIsSeen) {
  const std::string money_source = "src/codeunits/VPLMoneyPosting.Codeunit.al";
  const Planted all[] = {
      {money_source, "        PostLine(GenJournalLine);", "        Commit();\n        PostLine(GenJournalLine);"},
      {money_source, "            Error(NotPositiveErr);", "            Error('The amount must be positive.');"},
      {money_source, "            Error(NotPositiveErr);", "            Message(NotPositiveErr);"},
      {money_source, "            Error(NotPositiveErr);", "            Error(NotPositiveErr, 1);"},
      {money_source, "            Error(NotPositiveErr);", "            Error(KeyTok);"},
      {money_source, "            Error(NotPositiveErr);", "            if Confirm(NotPositiveErr) then;"},
  };
  for (const Planted& planted : all) {
    EXPECT_EQ(word_complaints(Extension(spoiled(planted))).size(), 1U) << planted.to;
  }
  const Sources unused =
      spoiled({money_source, "NotPositiveErr: Label", "OtherErr: Label 'Nothing.';\n        NotPositiveErr: Label"});
  EXPECT_EQ(unused_complaints(Extension(unused)).size(), 1U);
}

}  // namespace
}  // namespace vendorproof::tests::al
