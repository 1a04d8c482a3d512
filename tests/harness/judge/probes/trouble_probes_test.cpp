// Probes of a run that is written by hand.
#include <string>

#include <gtest/gtest.h>

#include "harness/judge/probes/probe.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

std::int64_t trouble_hits(const JudgedRun& run, const std::string& name) {
  const Evidence evidence = evidence_of(run.scenario, run.outcome);
  for (const Probe& probe : trouble_probes()) {
    if (probe.name == name) return probe.hits(evidence, probe.word);
  }
  ADD_FAILURE() << "there is no probe " << name;
  return 0;
}

TEST(TroubleProbes, SeeWhatStruckACall) {
  JudgedRun run;
  const std::size_t rows = trouble_probes().size();
  EXPECT_GE(rows, 20U);
  for (const Probe& probe : trouble_probes()) EXPECT_EQ(trouble_hits(run, std::string(probe.name)), 0) << probe.name;
  run.call("submitInvoices", "SI-1", run.at(24 * hour));
  run.outcome.calls.back().fault = "answer-lost";
  EXPECT_EQ(trouble_hits(run, "an answer lost after the effect"), 1);
  EXPECT_EQ(trouble_hits(run, "a lost answer to an invoice"), 1);
  EXPECT_EQ(trouble_hits(run, "a lost answer to a ship notice"), 0);
  run.outcome.calls.back().fault = "outage";
  EXPECT_EQ(trouble_hits(run, "Amazon away"), 1);
  EXPECT_EQ(trouble_hits(run, "the ERP away"), 0);
  run.outcome.calls.back().peer = Peer::Erp;
  EXPECT_EQ(trouble_hits(run, "the ERP away"), 1);
}

TEST(TroubleProbes, SeeCrashesAndRefusals) {
  JudgedRun run;
  run.outcome.crashed = {run.at(hour)};
  EXPECT_EQ(trouble_hits(run, "the core killed and reopened"), 1);
  EXPECT_EQ(trouble_hits(run, "the core killed more than once"), 0);
  run.outcome.crashed.push_back(run.at(2 * hour));
  EXPECT_EQ(trouble_hits(run, "the core killed more than once"), 1);
  Effect stale = effect(EffectKind::RequestRefused, run.at(hour), "", {});
  stale.status = 409;
  run.add(Peer::Erp, stale);
  EXPECT_EQ(trouble_hits(run, "a change in the ERP that crossed another"), 1);
  Effect failed = effect(EffectKind::SubmissionFailed, run.at(hour), "SI-1", {});
  failed.reason = "DUPLICATE_INVOICE";
  run.add(Peer::Amazon, failed);
  EXPECT_EQ(trouble_hits(run, "a duplicate suppressed after a lost answer"), 1);
}

}  // namespace
}  // namespace vendorproof::harness
