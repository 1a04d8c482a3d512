#include "core/channel/channels.h"

#include "core/channel/sp_api/sp_api.h"

namespace vendorproof::channel {

const std::vector<const Channel*>& channels() {
  static const std::vector<const Channel*> table = {
      &sp_api::channel(),
  };
  return table;
}

const Channel* channel_named(std::string_view name) {
  for (const Channel* channel : channels()) {
    if (channel->name == name) return channel;
  }
  return nullptr;
}

ChannelAccess example_access(const Channel& channel) { return {trade::example_settings(channel.settings)}; }

}  // namespace vendorproof::channel
