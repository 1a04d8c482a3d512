#include "harness/trial/running_program.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "harness/sockets/real_time.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/trial/small_integration.h"

namespace vendorproof::harness {
namespace {

class RunningOnTrial : public testing::Test {
 protected:
  RunningOnTrial() {
    integration_.is_lazy = true;
    system_.file = "x.sut.toml";
    system_.folder = folder_.string();
    system_.running_at = integration_.url();
    place_ = {{{"control", "http://c"},
               {"scale", "0"},
               {"state", "/s"},
               {"folder", "/f"},
               {"vendorproof", "/v"},
               {"ca", ""},
               {"client_id", "me"}},
              (folder_ / "log").string()};
  }
  ~RunningOnTrial() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<ProgramOnTrial> running() const {
    auto program = running_program(system_, place_);
    EXPECT_TRUE(program.has_value()) << program.error().message;
    return std::move(*program);
  }
  static Result<bool> begun(ProgramOnTrial& program, Turn turn) {
    Result<bool> ready = program.begin(turn);
    while (ready && !*ready) ready = program.is_ready();
    return ready;
  }
  static std::string trouble_of(const Result<bool>& ready) { return ready ? "" : ready.error().message; }
  std::string said() const { return read_file((folder_ / "said").string()).value_or(""); }

  const std::filesystem::path folder_ = empty_folder("vendorproof-running");
  SmallIntegration integration_;
  SystemUnderTest system_;
  TrialPlace place_;
};

TEST_F(RunningOnTrial, IsToldTheNamesAndWhetherItGoesOn) {
  const auto program = running();
  EXPECT_EQ(trouble_of(begun(*program, Turn::First)), "");
  EXPECT_EQ(trouble_of(begun(*program, Turn::Again)), "");
  ASSERT_EQ(integration_.trials().size(), 2U);
  EXPECT_EQ(integration_.trials()[0].dump(), R"({"again":false,"client_id":"me","control":"http://c","scale":"0"})");
  EXPECT_EQ(integration_.trials()[1]["again"], true);
}

TEST_F(RunningOnTrial, AnAnswerOtherThan2xxIsTold) {
  integration_.status = 409;
  const std::string trouble = trouble_of(begun(*running(), Turn::First));
  EXPECT_NE(trouble.find("POST " + integration_.url() + "/trial: the program answered 409"), std::string::npos)
      << trouble;
  EXPECT_NE(trouble.find("as the test wants"), std::string::npos) << trouble;
  EXPECT_NE(trouble.find("must answer 2xx"), std::string::npos) << trouble;
}

TEST_F(RunningOnTrial, ARefusedConnectionIsToldAtOnce) {
  system_.running_at = "http://127.0.0.1:1/vendor/";
  const std::string trouble = trouble_of(begun(*running(), Turn::First));
  EXPECT_NE(trouble.find("POST http://127.0.0.1:1/vendor/trial: no answer: no connection"), std::string::npos)
      << trouble;
  EXPECT_NE(trouble.find("correct running_at in x.sut.toml"), std::string::npos) << trouble;
}

TEST_F(RunningOnTrial, WhoGivesNoAnswerIsTold) {
  live::SmallServer deaf;
  deaf.server.Post("/trial", [](const httplib::Request&, httplib::Response&) {
    std::this_thread::yield();
    const MonoTime limit = machine_time() + std::chrono::milliseconds(600);
    while (machine_time() < limit) std::this_thread::yield();
  });
  deaf.start();
  system_.running_at = deaf.url();
  system_.silent_max = std::chrono::milliseconds(200);
  const std::string trouble = trouble_of(begun(*running(), Turn::First));
  EXPECT_NE(trouble.find("it must answer within 200ms"), std::string::npos) << trouble;
}

TEST_F(RunningOnTrial, IsKilledAndStartedByCommands) {
  system_.kill_command = {"bash", "-c", "echo killed {client_id} >> said"};
  system_.start_command = {"bash", "-c", "echo started $TRIAL_CLIENT_ID >> said"};
  const auto program = running();
  EXPECT_EQ(trouble_of(begun(*program, Turn::First)), "");
  EXPECT_EQ(said(), "") << "nobody starts it at the beginning";
  EXPECT_TRUE(program->kill().has_value());
  EXPECT_EQ(said(), "killed me\n");
  EXPECT_EQ(trouble_of(begun(*program, Turn::Again)), "");
  EXPECT_EQ(said(), "killed me\nstarted me\n");
}

TEST_F(RunningOnTrial, ACommandThatFailsIsToldWithItsWords) {
  system_.kill_command = {"bash", "-c", "echo no such container; exit 1"};
  const Result<void> killed = running()->kill();
  ASSERT_FALSE(killed.has_value());
  EXPECT_NE(killed.error().message.find("x.sut.toml: kill_command: bash -c 'echo no such container; exit 1' ended "
                                        "with 1"),
            std::string::npos)
      << killed.error().message;
  EXPECT_NE(killed.error().message.find("it last said: no such container"), std::string::npos)
      << killed.error().message;
  system_.kill_command = {"sleep", "60"};
  system_.ready_within = std::chrono::milliseconds(100);
  EXPECT_NE(running()->kill().error().message.find("sleep 60 did not end within 100ms"), std::string::npos);
}

TEST_F(RunningOnTrial, MayBeAwayForAWhileAfterItWasKilled) {
  integration_.status = 503;
  const auto program = running();
  ASSERT_TRUE(program->begin(Turn::Again).has_value());
  EXPECT_FALSE(program->is_ready().value_or(true));
  integration_.status = 200;
  EXPECT_TRUE(program->is_ready().value_or(false));
  integration_.status = 503;
  system_.ready_within = std::chrono::milliseconds(200);
  EXPECT_NE(trouble_of(begun(*running(), Turn::Again)).find("answered 503"), std::string::npos);
}

TEST_F(RunningOnTrial, IsAskedWhetherItIsReadyBeforeItIsTold) {
  integration_.away_for = 2;
  system_.ready = integration_.health();
  const auto program = running();
  ASSERT_TRUE(program->begin(Turn::First).has_value());
  EXPECT_FALSE(program->is_ready().value_or(true));
  EXPECT_TRUE(integration_.trials().empty());
  EXPECT_EQ(trouble_of(begun(*program, Turn::First)), "");
  EXPECT_EQ(integration_.trials().size(), 1U);
  EXPECT_EQ(integration_.asked, 3);
}

TEST_F(RunningOnTrial, IsGivenTimeToHearThatTheTrialIsOver) {
  system_.stop_within = std::chrono::seconds(20);
  int asked = 0;
  EXPECT_TRUE(running()->stop([&] { return ++asked > 2; }).has_value());
  EXPECT_EQ(asked, 3);
  system_.stop_within = std::chrono::milliseconds(100);
  EXPECT_TRUE(running()->stop([] { return false; }).has_value()) << "who asks for nothing is not waited for longer";
}

}  // namespace
}  // namespace vendorproof::harness
