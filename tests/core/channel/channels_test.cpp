#include "core/channel/channels.h"

#include <set>

#include <gtest/gtest.h>

namespace vendorproof::channel {
namespace {

TEST(Channels, AreFoundByName) {
  std::set<std::string_view> names;
  for (const Channel* channel : channels()) {
    EXPECT_TRUE(names.insert(channel->name).second) << channel->name;
    EXPECT_EQ(channel_named(channel->name), channel);
  }
  EXPECT_EQ(names.count("sp-api"), 1U);
  EXPECT_EQ(channel_named("pigeons"), nullptr);
}

template <class Answer, class... About>
void expect_whole(const Question<Answer, About...>& question, std::string_view channel) {
  EXPECT_FALSE(question.name.empty()) << channel;
  EXPECT_NE(question.ask, nullptr) << channel << " " << question.name;
  EXPECT_NE(question.hear, nullptr) << channel << " " << question.name;
}

TEST(Channels, AnswerEveryQuestion) {
  for (const Channel* channel : channels()) {
    if (channel->access.ask != nullptr) {
      expect_whole(channel->access, channel->name);
      EXPECT_NE(channel->sign, nullptr) << channel->name;
    }
    expect_whole(channel->orders, channel->name);
    expect_whole(channel->order_numbers, channel->name);
    expect_whole(channel->order, channel->name);
    expect_whole(channel->order_status, channel->name);
    expect_whole(channel->submit, channel->name);
    expect_whole(channel->transaction, channel->name);
    expect_whole(channel->remittances, channel->name);
    for (const std::string_view name :
         {channel->submissions.acknowledgement, channel->submissions.ship_notice, channel->submissions.invoice}) {
      EXPECT_FALSE(name.empty()) << channel->name;
    }
    EXPECT_NE(channel->reception, nullptr);
    EXPECT_NE(channel->error_text, nullptr);
    EXPECT_NE(channel->error_code, nullptr);
  }
}

TEST(Channels, ExamplesAreWholeSettings) {
  for (const Channel* channel : channels()) {
    EXPECT_TRUE(trade::check_settings(channel->settings, example_access(*channel).settings)) << channel->name;
  }
}

}  // namespace
}  // namespace vendorproof::channel
