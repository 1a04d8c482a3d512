#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

/// The same acknowledgement replaces the first one (ACK-12): an integration that heard no answer may send it again.
TEST(OnceChecks, LetAnAnswerThatWasNotHeardBeSentAgain) {
  JudgedRun run;
  const Effect first = run.first(EffectKind::AcknowledgementAccepted);
  Effect again = first;
  again.submitted = again.at = first.taken() + hour;
  run.add(Peer::Amazon, again);
  EXPECT_EQ(run.found().count("ONCE-02"), 1U);

  JudgedRun killed = run;
  killed.outcome.crashed.push_back(first.taken());
  EXPECT_EQ(killed.found().count("ONCE-02"), 0U);
  killed.outcome.crashed.front() += 2 * hour;
  EXPECT_EQ(killed.found().count("ONCE-02"), 1U) << "it was killed much later";

  CallRecord call;
  call.operation = "submitAcknowledgement";
  call.documents = {"PO1"};
  call.sent = first.taken();
  JudgedRun answered = run;
  answered.outcome.calls.push_back(call);
  EXPECT_EQ(answered.found().count("ONCE-02"), 1U) << "nothing struck the call";
  answered.outcome.calls.back().fault = "answer-lost";
  EXPECT_EQ(answered.found().count("ONCE-02"), 0U);
  answered.outcome.calls.back().documents = {"PO2"};
  EXPECT_EQ(answered.found().count("ONCE-02"), 1U) << "another order's answer was lost";
  answered.outcome.calls.back() = call;
  answered.outcome.calls.back().fault = "answer-lost";
  answered.outcome.calls.back().operation = "submitInvoices";
  EXPECT_EQ(answered.found().count("ONCE-02"), 1U) << "another document's answer was lost";

  Effect once_more = again;
  once_more.submitted = once_more.at = again.at + hour;
  killed = run;
  killed.outcome.crashed.push_back(first.taken());
  killed.add(Peer::Amazon, once_more);
  EXPECT_EQ(killed.found().count("ONCE-02"), 1U) << "the second answer was heard";
}

}  // namespace
}  // namespace vendorproof::harness
