#include "harness/disk/torn_disk.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/hash.h"

namespace vendorproof::harness {
namespace {

/// Draws as a run does (harness/world/chance.h).
NamedDraw drawn_from(std::uint64_t seed) {
  return [seed](const std::string& name, std::int64_t chance_bp, std::int64_t options) -> std::int64_t {
    const std::uint64_t hash = hash_of(seed, name);
    if (static_cast<std::int64_t>(hash % 10'000) >= chance_bp) return 0;
    return static_cast<std::int64_t>(hash / 10'000 % static_cast<std::uint64_t>(options)) + 1;
  };
}

/// Every draw whose name ends so has this value; others are 0.
NamedDraw only(std::string end, std::int64_t value) {
  return [end = std::move(end), value](const std::string& name, std::int64_t, std::int64_t) -> std::int64_t {
    const bool ends = name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
    return ends ? value : 0;
  };
}

constexpr std::int64_t lost = 1;
constexpr std::int64_t torn = 4;

std::string after_power_cut(TornDisk& disk, const std::string& name) {
  disk.fail();
  disk.restart();
  return disk.content(name);
}

RC_GTEST_PROP(TornDisk, KeepsWhatWasSynced, (std::uint64_t seed, std::string safe, std::string unsafe)) {
  TornDisk disk(drawn_from(seed));
  const auto file = disk.open("a");
  disk.write(*file, 0, safe);
  disk.sync(*file);
  disk.write(*file, safe.size(), unsafe);
  RC_ASSERT(after_power_cut(disk, "a").substr(0, safe.size()) == safe);
}

TEST(TornDisk, KeepsLosesOrTearsWhatWasNotSynced) {
  const std::string old(4 * sector_bytes, 'o');
  const std::string fresh(4 * sector_bytes, 'f');
  std::int64_t whole = 0;
  std::int64_t none = 0;
  std::int64_t parts = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    TornDisk disk(drawn_from(seed));
    const auto file = disk.open("a");
    disk.write(*file, 0, old);
    disk.sync(*file);
    disk.write(*file, 0, fresh);
    const std::string left = after_power_cut(disk, "a");
    ASSERT_EQ(left.size(), old.size());
    for (std::size_t at = 0; at < left.size(); at += sector_bytes) {
      const std::string sector = left.substr(at, sector_bytes);
      EXPECT_EQ(sector, std::string(sector_bytes, sector.front())) << "a sector is never torn";
    }
    ++(left == fresh ? whole : left == old ? none : parts);
  }
  EXPECT_GT(whole, 90);
  EXPECT_GT(none, 60);
  EXPECT_GT(parts, 40);
}

TEST(TornDisk, TearsAtTheSectorsOfTheFileNotOfTheWrite) {
  TornDisk disk(only("/0", torn));
  const auto file = disk.open("a");
  disk.write(*file, 0, std::string(3 * sector_bytes, 'o'));
  disk.sync(*file);
  disk.write(*file, 100, std::string(2 * sector_bytes, 'f'));
  const std::string left = after_power_cut(disk, "a");
  for (const std::size_t at : {std::size_t{100}, sector_bytes, 2 * sector_bytes}) {
    const std::size_t end = std::min((at / sector_bytes + 1) * sector_bytes, 100 + 2 * sector_bytes);
    EXPECT_EQ(left.substr(at, end - at), std::string(end - at, left[at])) << at;
  }
  EXPECT_NE(left.substr(100, 2 * sector_bytes), std::string(2 * sector_bytes, left[100])) << "it must be torn";
}

TEST(TornDisk, WritesInAnotherOrderIfItIsDrawn) {
  std::string seen;
  for (std::int64_t seed = 0; seed < 8; ++seed) {
    TornDisk disk(only("/order", seed));
    const auto file = disk.open("a");
    disk.write(*file, 0, "1");
    disk.write(*file, 0, "2");
    seen += after_power_cut(disk, "a");
  }
  EXPECT_EQ(seen.front(), '2') << "0 means: as they were written";
  EXPECT_NE(seen.find('1'), std::string::npos);
}

TEST(TornDisk, LosesACutOfAFileAsAWhole) {
  TornDisk disk(only("/0", torn));
  const auto file = disk.open("a");
  disk.write(*file, 0, "long text");
  disk.sync(*file);
  disk.cut(*file, 4);
  EXPECT_EQ(disk.content("a"), "long");
  EXPECT_EQ(after_power_cut(disk, "a"), "long text");
  EXPECT_EQ(disk.last_losses().lost, 1);
}

TEST(TornDisk, MayLoseTheNameOfAFileThatWasNeverSynced) {
  TornDisk disk(only("/name", lost));
  const auto safe = disk.open("safe");
  disk.sync(*safe);
  disk.open("new");
  disk.fail();
  disk.restart();
  EXPECT_TRUE(disk.has("safe"));
  EXPECT_FALSE(disk.has("new"));
}

TEST(TornDisk, FailsAfterTheOperationThatWasNamedAndTakesNothingLater) {
  TornDisk disk(only("", 0));
  const auto file = disk.open("a");
  disk.fail_after(2);
  disk.write(*file, 0, "1");
  EXPECT_FALSE(disk.has_failed());
  disk.write(*file, 1, "2");
  EXPECT_TRUE(disk.has_failed());
  disk.write(*file, 2, "3");
  disk.sync(*file);
  EXPECT_EQ(disk.content("a"), "123") << "the program runs on";
  EXPECT_EQ(after_power_cut(disk, "a"), "12");
  disk.write(*file, 0, "x");
  disk.sync(*file);
  EXPECT_EQ(disk.content("a"), "12") << "who had it open before the power cut has another file";
  EXPECT_EQ(disk.cuts(), 1);
}

TEST(TornDisk, StaysUpIfThePowerIsKept) {
  TornDisk disk(only("", 0));
  const auto file = disk.open("a");
  disk.fail_after(1);
  disk.keep_power();
  disk.write(*file, 0, "1");
  EXPECT_FALSE(disk.has_failed());
}

RC_GTEST_PROP(TornDisk, LeavesTheSameBytesForTheSameDraws, (std::uint64_t seed, std::vector<std::string> texts)) {
  std::string left[2];
  for (std::string& bytes : left) {
    TornDisk disk(drawn_from(seed));
    const auto file = disk.open("a");
    for (std::size_t i = 0; i < texts.size(); ++i) disk.write(*file, i * 300, texts[i]);
    bytes = after_power_cut(disk, "a");
  }
  RC_ASSERT(left[0] == left[1]);
}

}  // namespace
}  // namespace vendorproof::harness
