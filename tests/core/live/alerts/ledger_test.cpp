#include "core/live/alerts/ledger.h"

#include <filesystem>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/text.h"
#include "core/live/alerts/signature.h"
#include "tests/core/live/alerts/incidents.h"

namespace vendorproof::live {
namespace {

AlertLedger some_ledger() {
  AlertLedger ledger;
  ToldIncident told;
  told.kind = ExceptionKind::UnknownItem;
  told.owner = Owner::Ecommerce;
  told.text = "no item";
  told.raised_at = monday;
  told.told_at = monday + std::chrono::milliseconds(7);
  told.escalated = true;
  ledger.told.incidents.emplace("unknown-item:product=B0X", told);
  ledger.told.digests[Owner::IT] = {monday, true};
  ledger.pending.push_back({"webhook", incident_alert(AlertEvent::Incident, incident_of("a"), monday, monday), monday});
  ledger.pending.push_back({"file", test_alert(Owner::IT, monday), monday});
  return ledger;
}

class LedgerOnDisk : public testing::Test {
 protected:
  void SetUp() override {
    path_ = (std::filesystem::temp_directory_path() / ("alerts-ledger-" + std::to_string(::getpid()))).string();
    remove_all();
  }
  void TearDown() override { remove_all(); }
  void remove_all() const {
    for (const char* end : {"", ".damaged", ".new"}) std::filesystem::remove_all(path_ + end);
  }
  std::string path_;
};

TEST(Ledger, IsReadAsItWasWritten) { EXPECT_EQ(parse_ledger(ledger_text(some_ledger())), some_ledger()); }

RC_GTEST_PROP(Ledger, KeepsAnyKey, (const std::string& key, bool escalated, bool warned)) {
  AlertLedger ledger;
  ToldIncident told;
  told.raised_at = monday;
  told.told_at = monday;
  told.escalated = escalated;
  told.warned = warned;
  ledger.told.incidents.emplace(key, told);
  RC_ASSERT(parse_ledger(ledger_text(ledger)) == ledger);
}

TEST(Ledger, ThatWasChangedIsNotBelieved) {
  const std::string text = ledger_text(some_ledger());
  for (std::size_t at = 0; at < text.size(); at += 7) {
    std::string changed = text;
    changed[at] = changed[at] == '0' ? '1' : '0';
    if (changed == text) continue;
    EXPECT_FALSE(parse_ledger(changed)) << at;
  }
  for (const std::string& cut : {std::string(), std::string("\n"), text.substr(0, 40), text.substr(0, 200)}) {
    EXPECT_FALSE(parse_ledger(cut));
  }
}

TEST(Ledger, OfANewerVersionIsRefused) {
  const std::string body = R"({"version":2,"incidents":{}})";
  const Result<AlertLedger> ledger = parse_ledger(sha256_hex(body) + "\n" + body);
  ASSERT_FALSE(ledger);
  EXPECT_EQ(ledger.error().code, ErrorCode::Conflict);
}

TEST_F(LedgerOnDisk, ComesBackAndIsForItsOwnerAlone) {
  const LedgerFile file(path_);
  std::string damage;
  EXPECT_EQ(file.load(damage), AlertLedger()) << "no ledger was saved before";
  ASSERT_TRUE(file.save(some_ledger()));
  ASSERT_TRUE(file.save(some_ledger()));
  EXPECT_EQ(file.load(damage), some_ledger());
  EXPECT_EQ(damage, "");
  struct stat state {};
  ASSERT_EQ(::stat(path_.c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
  EXPECT_FALSE(std::filesystem::exists(path_ + ".new"));
}

TEST_F(LedgerOnDisk, IsPutAsideWhenItIsDamaged) {
  ASSERT_TRUE(write_file(path_, "nonsense"));
  std::string damage;
  EXPECT_EQ(LedgerFile(path_).load(damage), AlertLedger());
  EXPECT_NE(damage.find("is damaged"), std::string::npos) << damage;
  EXPECT_EQ(read_file(path_ + ".damaged"), "nonsense");
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(LedgerOnDisk, SaysWhyItCannotBeUsed) {
  const Result<void> saved = LedgerFile("/nowhere/x.alerts").save({});
  ASSERT_FALSE(saved);
  EXPECT_NE(saved.error().message.find("/nowhere/x.alerts.new cannot be written: No such file"), std::string::npos);
  std::filesystem::create_directories(path_);
  std::string damage;
  EXPECT_FALSE(LedgerFile(path_).load(damage)) << "a folder";
}

}  // namespace
}  // namespace vendorproof::live
