// The commands that a report prints are copied by people: each is run here as it stands, by a shell, and must repeat
// what the report says. Runs the real program.
#include "harness/command/certify/certify.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "tests/harness/command/interrupting_program.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;
using tests::Ran;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// What a browser or a reader of XML shows.
std::string unescaped(std::string text) {
  text = replaced(std::move(text), "&lt;", "<");
  text = replaced(std::move(text), "&gt;", ">");
  text = replaced(std::move(text), "&quot;", "\"");
  text = replaced(std::move(text), "&#39;", "'");
  return replaced(std::move(text), "&amp;", "&");
}

/// Everything between two marks, as it is shown, in order.
std::vector<std::string> shown_between(const std::string& page, const std::string& before, const std::string& after) {
  std::vector<std::string> found;
  for (std::size_t at = page.find(before); at != std::string::npos; at = page.find(before, at + 1)) {
    const std::size_t start = at + before.size();
    found.push_back(unescaped(page.substr(start, page.find(after, start) - start)));
  }
  return found;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A folder in which somebody certifies, and copies commands from the reports.
class Repeat : public testing::Test {
 protected:
  Repeat() : folder_(fs::temp_directory_path() / ("vendorproof-repeat-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Repeat() override { fs::remove_all(folder_); }
  Repeat(const Repeat&) = delete;
  Repeat& operator=(const Repeat&) = delete;

  /// As it is typed there, with the program on the path.
  Ran typed(const std::string& line) const {
    const std::string place = shell_line({"cd", folder_.string()});
    const std::string path =
        shell_line({"PATH=" + fs::path(tests::program()).parent_path().string() + ":/bin:/usr/bin"});
    return tests::ran_by_bash(place + " && " + path + " && " + line);
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }
  std::string text_of(const std::string& out, const std::string& name) const {
    const Result<std::string> text = read_file((folder_ / out / name).string());
    EXPECT_TRUE(text.has_value()) << out << "/" << name;
    return text.value_or("");
  }

  /// The replay says the same as the report: each rule with its subject and evidence, and the sum.
  void expect_replayed(const Json& scenario, const std::string& told) const {
    const std::string command = scenario["replay_command"].get<std::string>();
    const Ran again = typed(command);
    EXPECT_EQ(again.code, 1) << command << "\n" << again.output;
    EXPECT_TRUE(has(again.output, "The run was the same, event for event")) << command << "\n" << again.output;
    EXPECT_TRUE(has(again.output, scenario["title"].get<std::string>())) << command << "\n" << again.output;
    // The block of the terminal's report, from the title to the replay command, stands in the replay too.
    const std::string block = told.substr(told.find("\nFAIL  " + scenario["name"].get<std::string>() + ": "));
    std::vector<std::string> lines = split(block.substr(1, block.find(command) - 1), '\n');
    std::size_t findings = 0;
    for (std::size_t i = 1; i + 1 < lines.size() && !starts_with(lines[i], "      asked"); ++i) {
      EXPECT_TRUE(has(again.output, "\n" + lines[i] + "\n")) << command << " does not say: " << lines[i];
      findings += starts_with(lines[i], "        on") || starts_with(lines[i], "      missing") ? 1U : 0U;
    }
    EXPECT_GT(findings, 0U) << block;
  }

  /// Certifies, then runs every command that the reports show. Returns how many failures were replayed.
  std::size_t expect_repeatable(const std::string& out, const std::string& arguments) const {
    const std::string line = "vendorproof certify --quiet " + shell_line({"--out=" + out}) + " " + arguments;
    const Ran run = typed(line);
    EXPECT_EQ(run.code, 1) << line << "\n" << run.output;
    const std::string page = text_of(out, "report.html");
    const std::string junit = text_of(out, "junit.xml");
    const Json json = parse_json(text_of(out, "report.json")).value();

    std::vector<std::string> replays;
    for (const Json& scenario : json["scenarios"]) {
      if (scenario["passed"].get<bool>()) continue;
      replays.push_back(scenario["replay_command"].get<std::string>());
      expect_replayed(scenario, run.output);
    }
    std::vector<std::string> blocks = shown_between(page, "<code class=\"block\">", "</code>");
    EXPECT_FALSE(blocks.empty());
    if (blocks.empty()) return 0;
    const std::string whole = blocks.back();
    blocks.pop_back();
    EXPECT_EQ(blocks, replays) << "the page and report.json name the same commands";
    EXPECT_EQ(whole, json["command"].get<std::string>());
    std::vector<std::string> in_junit = shown_between(junit, "\nreplay: ", "\n");
    std::sort(in_junit.begin(), in_junit.end());
    std::sort(replays.begin(), replays.end());
    EXPECT_EQ(in_junit, replays);
    EXPECT_EQ(shown_between(junit, "\nrepeat: ", "\n"), std::vector<std::string>{whole});

    fs::remove_all(folder_ / out);
    const Ran again = typed(whole);
    EXPECT_EQ(again.output, run.output) << whole;
    EXPECT_EQ(text_of(out, "report.html"), page) << whole;
    EXPECT_EQ(text_of(out, "junit.xml"), junit) << whole;
    return replays.size();
  }

  fs::path folder_;
};

/// What the README shows is what the program prints.
TEST_F(Repeat, TheReadmeShowsWhatIsPrinted) {
  const std::string readme = *read_file(tests::source_dir() + "/README.md");
  const Ran run = typed("vendorproof certify --quiet --out build/certificate");
  EXPECT_EQ(run.code, 0);
  EXPECT_TRUE(has(readme, replaced(run.output, "certify --quiet", "certify"))) << run.output;
  const Ran planted = typed("vendorproof certify --quiet --plant resend-invoice-under-new-number");
  const std::string verdict = planted.output.substr(planted.output.find("NOT CERTIFIED"));
  EXPECT_TRUE(has(readme, verdict.substr(0, verdict.find('\n') + 1))) << planted.output;
}

TEST_F(Repeat, AFailureOfTheCatalogue) {
  EXPECT_EQ(expect_repeatable("out", "--plant resend-invoice-under-new-number"), 7U);
  EXPECT_EQ(expect_repeatable("out",
                              "--plant cases-as-eaches --seed 7 --scenario order-in-cases "
                              "--scenario orders-served-days-late --scenario clean-order"),
            2U);
}

TEST_F(Repeat, AFailureUnderAnotherReadingAndAnotherRateCard) {
  EXPECT_EQ(expect_repeatable("out",
                              "--plant cases-as-eaches --switch cost-basis=per-case --switch face=observed "
                              "--rate-card eu --scenario order-in-cases --scenario one-invoice-for-the-truck "
                              "--scenario right-requests-refused-once --scenario clean-order"),
            2U);
}

TEST_F(Repeat, AFailureOfGeneratedRuns) {
  EXPECT_EQ(expect_repeatable("out", "--scenario clean-order --runs 12 --seed 3 --plant ship-notice-an-hour-late"), 4U);
}

TEST_F(Repeat, AFailureOfAnOrderFile) {
  write("my orders.json",
        R"({"payload":{"orders":[{"purchaseOrderNumber":"2JK3S9VC","purchaseOrderState":"New",
    "orderDetails":{"purchaseOrderDate":"2026-10-05T15:51:00","purchaseOrderType":"RegularOrder",
    "buyingParty":{"partyId":"ABCD"},"sellingParty":{"partyId":"999US"},"shipToParty":{"partyId":"PHX3"},
    "billToParty":{"partyId":"ABCD"},"deliveryWindow":"2026-10-09T07:00:00Z--2026-10-16T07:00:00Z",
    "items":[{"itemSequenceNumber":"1","amazonProductIdentifier":"B07DFVDRAB","vendorProductIdentifier":"8806098286500",
    "orderedQuantity":{"amount":5,"unitOfMeasure":"CASES","unitSize":10},"isBackOrderAllowed":true,
    "netCost":{"amount":"94.97","currencyCode":"USD"}}]}}]}})");
  EXPECT_EQ(expect_repeatable("out", "--orders 'my orders.json' --plant cases-as-eaches"), 1U);
}

/// Names that a shell, a page or the program's own options would take for something else.
TEST_F(Repeat, FoldersWithOddNames) {
  for (const char* folder : {"my folder", "it's <b>&amp;", "-x", "$HOME `id`", "two\nlines", "tab\tand\x1B[31mred"}) {
    EXPECT_EQ(
        expect_repeatable(folder, "--scenario order-in-cases --plant cases-as-eaches --integration \"O'Neil & $\""), 1U)
        << folder;
  }
}

TEST_F(Repeat, AnOddTitleReachesNoTerminal) {
  std::string scenario = *read_file(tests::source_dir() + "/scenarios/catalogue/order-in-cases.json");
  const std::size_t title = scenario.find("\"title\": \"") + 10;
  scenario.insert(title, R"(\u001b[31m\u0007\u202e<b>)");
  write("odd.json", scenario);
  for (const char* line : {"vendorproof certify --quiet --scenario odd.json --plant cases-as-eaches",
                           "vendorproof replay odd.json --plant cases-as-eaches"}) {
    const Ran run = typed(line);
    EXPECT_EQ(run.code, 1) << run.output;
    EXPECT_TRUE(has(run.output, "<b>")) << run.output;
    EXPECT_FALSE(has(run.output, "\x1B") || has(run.output, "\x07") || has(run.output, "\xE2\x80\xAE")) << run.output;
  }
}

TEST_F(Repeat, TheReasonCountsScenariosAndGeneratedRuns) {
  const Ran run = typed("vendorproof certify --quiet --runs 8 --seed 3 --plant cases-as-eaches --out out");
  EXPECT_EQ(run.code, 1);
  EXPECT_TRUE(has(run.output, "NOT CERTIFIED: 6 of ")) << run.output;
  const Json json = parse_json(text_of("out", "report.json")).value();
  const std::string page = text_of("out", "report.html");
  EXPECT_EQ(json["scenarios_failed"], 6);
  EXPECT_EQ(json["generated"]["failures"].size(), json["generated"]["failed"].get<std::size_t>());
  for (const Json& failure : json["generated"]["failures"]) {
    const std::string why = failure["name"].get<std::string>() + ": " + failure["message"].get<std::string>();
    EXPECT_TRUE(has(run.output, why)) << why << "\n" << run.output;
    EXPECT_TRUE(has(page, failure["message"].get<std::string>())) << why;
  }
}

TEST_F(Repeat, AnInterruptionCountsWhatWasAskedFor) {
  const std::string line = " vendorproof certify --quiet --scenario clean-order --sut idle.sut.toml ";
  write_interrupting_system(folder_);
  const Ran alone = typed("TRIALS=1" + line);
  EXPECT_EQ(alone.code, 130) << alone.output;
  EXPECT_TRUE(has(alone.output, "INCONCLUSIVE: interrupted after 0 of 1 scenario. ")) << alone.output;
  write_interrupting_system(folder_);
  const Ran counted = typed("TRIALS=2" + line + "--runs 3");
  EXPECT_TRUE(has(counted.output, "NOT CERTIFIED: interrupted after 1 of 1 scenario and 0 of 3 generated runs; "))
      << counted.output;
  write_interrupting_system(folder_);
  const Ran timed = typed("TRIALS=3" + line + "--for 10m");
  EXPECT_TRUE(has(timed.output, "interrupted after 1 of 1 scenario and 1 generated run (--for 10m); ")) << timed.output;
  EXPECT_FALSE(has(timed.output, "in 10m")) << timed.output;
}

TEST_F(Repeat, NoFolderIsLeftWithoutAFile) {
  write_interrupting_system(folder_);
  EXPECT_EQ(typed("TRIALS=1 vendorproof certify --quiet --sut idle.sut.toml --scenario clean-order").code, 130);
  EXPECT_FALSE(fs::exists(folder_ / "vendorproof-failures"));
  EXPECT_EQ(typed("vendorproof certify --quiet --scenario clean-order --runs 2 --as-regression").code, 0);
  EXPECT_FALSE(fs::exists(folder_ / "regressions"));
  write_interrupting_system(folder_);
  const std::string against = "TRIALS=1 vendorproof certify --quiet --against idle.sut.toml --scenario clean-order";
  EXPECT_EQ(typed(against).code, 130);
  EXPECT_FALSE(fs::exists(folder_ / "vendorproof-failures"));
}

/// Aimed runs play pairs that as many other runs do not.
TEST_F(Repeat, AimingAtGapsPlaysMorePairs) {
  const auto gaps_left = [this](const std::string& out, const std::string& option) {
    const Ran run = typed("vendorproof certify --quiet --scenario clean-order --runs 40 " + option + " --out " + out);
    EXPECT_EQ(run.code, 0) << run.output;
    EXPECT_TRUE(has(run.output, "of the business the campaign played")) << run.output;
    EXPECT_EQ(has(run.output, "(--aim-at-gaps draws runs for them)"), option.empty()) << run.output;
    const Json json = parse_json(text_of(out, "report.json")).value();
    return std::count_if(json["pairs"].begin(), json["pairs"].end(),
                         [](const Json& pair) { return pair["orders"] == 0; });
  };
  EXPECT_LT(gaps_left("aimed", "--aim-at-gaps"), gaps_left("not-aimed", ""));
}

}  // namespace
}  // namespace vendorproof::harness
