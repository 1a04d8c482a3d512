#include "reports/page.h"

namespace vendorproof::reports {

const std::string_view page_style = R"css(
:root {
  color-scheme: light;
  --ink: #17202b; --soft: #586576; --paper: #ffffff; --panel: #f4f6f9; --edge: #d9e0e8;
  --good: #1b7a4a; --good-back: #e6f4ec; --bad: #b4261d; --bad-back: #fdecea;
  --caution: #8a5a00; --caution-back: #fdf3dc; --bar: #3d74ad; --link: #1d5fa3; --line: #c2701c;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ink: #e4e9f0; --soft: #9aa7b8; --paper: #12171e; --panel: #1a212b; --edge: #2e3947;
    --good: #5cc48c; --good-back: #16301f; --bad: #f0857c; --bad-back: #3a1d1b;
    --caution: #e3b254; --caution-back: #34290f; --bar: #6aa3de; --link: #7db4ec; --line: #eda35a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
}
main { max-width: 1120px; margin: 0 auto; padding: 32px 28px 48px; }
header.top { display: flex; justify-content: space-between; align-items: baseline; gap: 24px; margin-bottom: 18px; }
header.top h1 { font-size: 21px; margin: 0; letter-spacing: -0.01em; }
header.top p { margin: 0; color: var(--soft); font-size: 13px; text-align: right; }
h2 { font-size: 17px; margin: 36px 0 4px; letter-spacing: -0.01em; }
p.note { margin: 0 0 10px; color: var(--soft); font-size: 13.5px; }
.banner {
  display: flex; justify-content: space-between; gap: 32px; padding: 22px 26px; border-radius: 10px;
  border: 1px solid var(--edge); border-left-width: 8px;
}
.banner.good { border-color: var(--good); background: var(--good-back); }
.banner.bad { border-color: var(--bad); background: var(--bad-back); }
.banner.caution { border-color: var(--caution); background: var(--caution-back); }
.banner strong { display: block; font-size: 27px; line-height: 1.2; letter-spacing: 0.01em; }
.banner.good strong { color: var(--good); }
.banner.bad strong { color: var(--bad); }
.banner.caution strong { color: var(--caution); }
.banner p { margin: 6px 0 0; }
.banner .money { text-align: right; flex: none; max-width: 46%; }
.banner .money span { display: block; font-size: 13px; color: var(--soft); }
.banner .money b { display: block; font-size: 23px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.planted { margin: 12px 0 0; padding: 10px 16px; border-radius: 8px; background: var(--caution-back); }
.first { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 6px 36px;
  margin: 14px 0 0; font-size: 13.5px; }
.first h2 { font-size: 13.5px; margin: 0; }
.first dl, .first ol { margin: 0; }
.first dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; align-content: start; }
.first dt { color: var(--soft); }
.first dd { margin: 0; }
.first ol { padding-left: 20px; }
a { color: var(--link); }
a:has(.mark) { text-decoration: none; }
:target { outline: 2px solid var(--link); outline-offset: 3px; }
.facts { display: flex; flex-wrap: wrap; gap: 10px; margin: 16px 0 0; }
.facts div { flex: 1 1 106px; padding: 9px 14px; background: var(--panel);
  border: 1px solid var(--edge); border-radius: 8px; }
.facts b { display: block; white-space: nowrap; font-size: 17px; font-variant-numeric: tabular-nums; }
.facts span { color: var(--soft); font-size: 12.5px; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 16px;
  margin-top: 16px; align-items: start; }
.pictures.wide { grid-template-columns: 1fr; }
figure { margin: 0; padding: 14px 16px 10px; border: 1px solid var(--edge); border-radius: 8px; break-inside: avoid; }
figcaption { font-weight: 600; font-size: 13.5px; margin-bottom: 6px; }
svg { display: block; width: 100%; height: auto; }
svg.bars { max-width: 440px; }
svg.narrow { display: none; max-width: 480px; }
svg text { fill: var(--soft); font-size: 11.5px; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
svg .plain { fill: var(--bar); }
svg .good { fill: var(--good); }
svg .bad { fill: var(--bad); }
svg .caution { fill: var(--line); }
svg .grid { stroke: var(--edge); stroke-width: 1; }
svg .line { fill: none; stroke: var(--line); stroke-width: 2; }
svg .limit { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 4 3; }
table { width: 100%; border-collapse: collapse; font-size: 13.5px; margin-top: 8px; }
th { text-align: left; font-weight: 600; color: var(--soft); border-bottom: 2px solid var(--edge); }
th, td { padding: 6px 14px 6px 0; vertical-align: top; overflow-wrap: anywhere; }
th { overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: 0; }
th.number { white-space: normal; }
td { border-bottom: 1px solid var(--edge); }
td.word, th.word, .word .mark { white-space: nowrap; }
.word { width: 1%; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.name { min-width: 8em; overflow-wrap: anywhere; }
td.number { white-space: nowrap; }
td.number .mark { white-space: nowrap; }
.many th, .many td { padding-right: 8px; font-size: 12.5px; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.mark { display: inline-block; padding: 0 8px; border-radius: 9px; font-size: 12px; font-weight: 600; }
.mark.good { color: var(--good); background: var(--good-back); }
.mark.bad { color: var(--bad); background: var(--bad-back); }
.mark.caution { color: var(--caution); background: var(--caution-back); }
.mark.quiet { color: var(--soft); background: var(--panel); }
.sub { display: block; color: var(--soft); font-size: 12.5px; font-weight: 400; }
code { font: 12.5px/1.45 ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
code.block { display: block; background: var(--panel); border: 1px solid var(--edge); border-radius: 6px;
  padding: 7px 12px; margin: 4px 0; }
.scenario { margin-top: 20px; }
.scenario h3 { font-size: 15px; margin: 0 0 6px; }
.scenario ul { margin: 8px 0; padding-left: 20px; font-size: 13.5px; }
.card { border: 1px solid var(--edge); border-radius: 8px; padding: 12px 16px; margin: 8px 0; }
.card td:first-child { min-width: 8.5em; }
.card .head { display: flex; justify-content: space-between; gap: 2px 20px; font-weight: 600; break-after: avoid; }
.card .head .money { white-space: nowrap; font-variant-numeric: tabular-nums; }
.card dl { display: grid; grid-template-columns: 76px 1fr; gap: 2px 10px; margin: 10px 0 0; font-size: 13.5px; }
.card dt { color: var(--soft); }
.card dd { margin: 0; }
details { margin: 6px 0; }
summary { cursor: pointer; color: var(--link); font-size: 13.5px; }
input[name=owner] { margin: 0 5px 8px 0; }
label { margin-right: 16px; font-size: 13.5px; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--edge); color: var(--soft);
  font-size: 12.5px; }
@media screen {
  #show-owner-operations:checked ~ .card:not(.owner-operations),
  #show-owner-operations:checked ~ .scenario .card:not(.owner-operations),
  #show-owner-operations:checked ~ .scenario:not(:has(.owner-operations)) { display: none; }
  #show-owner-finance:checked ~ .card:not(.owner-finance),
  #show-owner-finance:checked ~ .scenario .card:not(.owner-finance),
  #show-owner-finance:checked ~ .scenario:not(:has(.owner-finance)) { display: none; }
  #show-owner-ecommerce:checked ~ .card:not(.owner-ecommerce),
  #show-owner-ecommerce:checked ~ .scenario .card:not(.owner-ecommerce),
  #show-owner-ecommerce:checked ~ .scenario:not(:has(.owner-ecommerce)) { display: none; }
  #show-owner-it:checked ~ .card:not(.owner-it),
  #show-owner-it:checked ~ .scenario .card:not(.owner-it),
  #show-owner-it:checked ~ .scenario:not(:has(.owner-it)) { display: none; }
}
@media screen and (max-width: 860px) {
  svg.wide { display: none; }
  svg.narrow { display: block; }
}
@media screen and (max-width: 760px) {
  main { padding: 20px 14px; }
  .banner, header.top { display: block; }
  .banner { padding: 16px; }
  .banner .money, header.top p { text-align: left; max-width: none; margin-top: 10px; }
  .pictures { grid-template-columns: 1fr; }
  .card { padding: 10px; }
  .card .head { flex-wrap: wrap; }
  thead { display: none; }
  table, tbody { display: block; }
  tr { display: flex; flex-wrap: wrap; gap: 3px 18px; padding: 7px 0; border-bottom: 1px solid var(--edge); }
  td, td.word, td.number { display: block; width: auto; border: 0; padding: 0; text-align: left; min-width: 0; }
  td:not(.number):not(.word) { flex: 1 0 100%; }
  td.number { min-width: 78px; }
  td:empty { display: none; }
  td[data-label]::before { content: attr(data-label); display: block; color: var(--soft); font-size: 11.5px;
    white-space: normal; }
}
@page { size: A4; margin: 14mm 13mm; }
@media print {
  body { font-size: 9.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  .banner { padding: 14px 20px; }
  .facts { gap: 6px; }
  .facts div { flex-basis: 84px; padding: 5px 9px; }
  .facts b { font-size: 12pt; }
  .facts span, .sub, p.note, footer { font-size: 8pt; }
  .pictures { grid-template-columns: 1fr; gap: 8px; }
  .pictures:not(.wide) { grid-template-columns: 1fr 1fr; }
  svg text { font-size: 12.5px; }
  .first { grid-template-columns: 1fr 1fr; font-size: 8.5pt; }
  .first h2 { font-size: 8.5pt; margin: 0; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; color: var(--soft); font-size: 8.5pt; }
  input, label { display: none; }
  h2 { margin-top: 22px; }
  h2, h3, p.note { break-after: avoid; break-inside: avoid; }
  .banner, .facts, .card { break-inside: avoid; }
  table, .card dl, .scenario ul { font-size: 8.5pt; }
  th, td { padding-top: 3px; padding-bottom: 3px; }
}
)css";

}  // namespace vendorproof::reports
