#include "mock_amazon/transport/code_128.h"

#include <array>

namespace vendorproof::mock_amazon {

namespace {

constexpr int start_b = 104;
constexpr int start_c = 105;
constexpr int fnc1 = 102;
constexpr int stop = 106;
constexpr std::size_t letters_of_code_max = 48;

/// THE SYMBOLS: widths of bar, space, bar, space, bar, space in modules; the stop has one bar more.
constexpr std::array<std::string_view, 107> widths = {
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
    "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
    "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
    "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
    "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
    "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
    "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112"};

/// Adds check and stop symbol. The check weighs each symbol by its position, and the start symbol by 1.
std::vector<int> finished(std::vector<int> symbols) {
  int sum = symbols.front();
  for (std::size_t i = 1; i < symbols.size(); ++i) sum += static_cast<int>(i) * symbols[i];
  symbols.push_back(sum % 103);
  symbols.push_back(stop);
  return symbols;
}

}  // namespace

std::vector<int> gs1_128_of_sscc(std::string_view sscc) {
  std::vector<int> symbols = {start_c, fnc1, 0};
  for (std::size_t i = 0; i + 1 < sscc.size(); i += 2) {
    symbols.push_back((sscc[i] - '0') * 10 + (sscc[i + 1] - '0'));
  }
  return finished(std::move(symbols));
}

std::vector<int> code_128_of(std::string_view text) {
  std::vector<int> symbols = {start_b};
  for (const char letter : text.substr(0, letters_of_code_max)) {
    const bool printable = letter >= ' ' && letter <= '~';
    symbols.push_back((printable ? letter : '?') - ' ');
  }
  return finished(std::move(symbols));
}

std::string modules_of(const std::vector<int>& symbols) {
  std::string modules;
  for (const int symbol : symbols) {
    char colour = '1';
    for (const char width : widths[static_cast<std::size_t>(symbol)]) {
      modules += std::string(static_cast<std::size_t>(width - '0'), colour);
      colour = colour == '1' ? '0' : '1';
    }
  }
  return modules;
}

}  // namespace vendorproof::mock_amazon
