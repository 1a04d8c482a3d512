#include "core/live/peer_watch.h"

#include <chrono>

#include <gtest/gtest.h>

#include "core/base/text.h"

namespace vendorproof::live {
namespace {

using std::chrono::seconds;

struct Listener {
  std::vector<std::string> lines;
  PeerWatch watch{[this](std::string_view line) { lines.emplace_back(line); }};
  MonoTime now;

  void after(seconds pause, Peer peer, std::variant<HttpResponse, NoAnswer> outcome, const std::string& trouble = "",
             const std::string& key = "poll/orders") {
    now += pause;
    watch.note({{EffectKey{key}, 1, std::move(outcome)}, peer, trouble}, now);
  }
  void answered(Peer peer, int status) { after(seconds(1), peer, HttpResponse{status, {}, ""}); }
  std::string heard() {
    const std::string all = join(lines, "\n");
    lines.clear();
    return all;
  }
};

TEST(PeerWatch, BlamesNobodyForACallThatWasOnlyShown) {
  Listener listener;
  for (int i = 0; i < 5; ++i) listener.after(seconds(1), Peer::Erp, NoAnswer::Withheld, "it was only shown");
  EXPECT_EQ(listener.heard(), "");
  EXPECT_EQ(listener.watch.troubles(), "");
}

TEST(PeerWatch, TellsAtOnceWhyAPeerNeverAnswered) {
  Listener listener;
  listener.after(seconds(1), Peer::Amazon, NoAnswer::NotDelivered, "no connection to http://a:1");
  EXPECT_EQ(listener.heard(), "Amazon does not answer: no connection to http://a:1");
  EXPECT_EQ(listener.watch.troubles(), "Amazon does not answer: no connection to http://a:1");
  listener.after(seconds(1), Peer::Amazon, NoAnswer::NotDelivered, "no connection to http://a:1");
  EXPECT_EQ(listener.heard(), "");
  listener.after(seconds(600), Peer::Amazon, HttpResponse{});
  EXPECT_EQ(listener.heard(), "Amazon is well again after 10m1s");
  EXPECT_EQ(listener.watch.troubles(), "");
}

TEST(PeerWatch, ASingleSlipOfAPeerThatWasWellIsNotTold) {
  Listener listener;
  listener.answered(Peer::Erp, 200);
  for (int i = 0; i < 10; ++i) {
    listener.answered(Peer::Erp, 503);
    listener.answered(Peer::Erp, 503);
    listener.answered(Peer::Erp, 200);
  }
  EXPECT_EQ(listener.heard(), "");
  listener.answered(Peer::Erp, 503);
  listener.answered(Peer::Erp, 503);
  EXPECT_EQ(listener.watch.troubles(), "");
  listener.answered(Peer::Erp, 503);
  EXPECT_EQ(listener.heard(), "the ERP answers with status 503");
}

TEST(PeerWatch, ARefusalNamesTheKeysToCheck) {
  for (const int status : {401, 403}) {
    Listener listener;
    listener.answered(Peer::Erp, status);
    EXPECT_EQ(listener.heard(), "the ERP refuses this program with status " + std::to_string(status) +
                                    "; check the user or the client of [erp], and its secret");
  }
  Listener listener;
  listener.after(seconds(1), Peer::Amazon, HttpResponse{400, {}, ""}, "", "token");
  EXPECT_EQ(listener.heard(),
            "Amazon refuses this program with status 400; check client_id, client_secret and refresh_token of "
            "[amazon]");
}

/// A refused document, a missing one and a limit are answers of a peer that is well.
TEST(PeerWatch, OtherRefusalsAreNoTroubleOfThePeer) {
  Listener listener;
  for (const int status : {200, 202, 400, 404, 409, 412, 429}) listener.answered(Peer::Amazon, status);
  EXPECT_EQ(listener.heard(), "");
}

TEST(PeerWatch, ChangingCausesAreToldAtMostOnceAMinute) {
  Listener listener;
  listener.after(seconds(1), Peer::Erp, NoAnswer::Indeterminate, "first");
  listener.after(seconds(30), Peer::Erp, NoAnswer::Indeterminate, "second");
  EXPECT_EQ(listener.heard(), "the ERP does not answer: first");
  listener.after(seconds(29), Peer::Erp, NoAnswer::Indeterminate, "third");
  EXPECT_EQ(listener.heard(), "");
  listener.after(seconds(1), Peer::Erp, NoAnswer::Indeterminate, "fourth");
  EXPECT_EQ(listener.heard(), "the ERP does not answer: fourth");
  EXPECT_EQ(listener.watch.troubles(), "the ERP does not answer: fourth");
}

TEST(Traffic, CountsCallsAndWhatCameOfThem) {
  Traffic traffic;
  HttpCall call;
  call.peer = Peer::Erp;
  call.operation = "items.list";
  for (std::uint32_t attempt = 1; attempt <= 6; ++attempt) {
    call.key.text = "poll/items";
    call.attempt = attempt;
    traffic.note_call(call);
  }
  traffic.note_answer({call.key, 1, HttpResponse{200, {}, ""}});
  traffic.note_answer({call.key, 2, HttpResponse{404, {}, ""}});
  traffic.note_answer({call.key, 3, HttpResponse{503, {}, ""}});
  traffic.note_answer({call.key, 4, NoAnswer::NotDelivered});
  traffic.note_answer({call.key, 4, NoAnswer::NotDelivered});
  traffic.note_answer({call.key, 5, NoAnswer::Withheld});
  traffic.note_answer({{"unknown"}, 1, NoAnswer::NotDelivered});
  const TrafficCount& count = traffic.counts().at({Peer::Erp, "items.list"});
  EXPECT_EQ(count.calls, 6);
  EXPECT_EQ(count.taken, 1);
  EXPECT_EQ(count.refused, 1);
  EXPECT_EQ(count.failed, 1);
  EXPECT_EQ(count.unanswered, 1);
  EXPECT_EQ(count.withheld, 1) << "it is no failure of the peer";
}

}  // namespace
}  // namespace vendorproof::live
