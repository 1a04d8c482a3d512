// A vendor's integration between Business Central and Amazon, with the npm client amazon-sp-api. Amazon has its own
// host names, through a proxy. Each document has a record in a file, so that a program that was killed goes on where it
// was. BRIDGE_DEFECT makes it do one thing wrong.
import fs from 'node:fs';

import {SellingPartner} from 'amazon-sp-api';

import {goThrough} from './through_proxy.mjs';

const env = (name) => process.env['TRIAL_' + name];
const defect = process.env.BRIDGE_DEFECT ?? '';
const customer = 'AMAZON';
const minute = 60_000;
const warehouse = {partyId: 'WHSE1', address: {name: 'Warehouse', addressLine1: '1 Dock Road', city: 'Reno',
  stateOrRegion: 'NV', postalCode: '89501', countryCode: 'US'}};

// --- peers ---

/// A peer refuses (400), does not know what was asked for (404), or does not answer as it should (all others).
class PeerProblem extends Error {
  constructor(text, status = 0) {
    super(text);
    this.status = status;
  }
}

async function ask(url, {method = 'GET', body, headers = {}} = {}) {
  let response;
  try {
    response = await fetch(url, {method, headers: {'content-type': 'application/json', ...headers},
      body: body && JSON.stringify(body), signal: AbortSignal.timeout(30_000)});
    const text = await response.text();
    if (response.ok) return text;
    throw new PeerProblem(`${method} ${url}: ${response.status} ${text.slice(0, 300)}`, response.status);
  } catch (problem) {
    throw problem instanceof PeerProblem ? problem : new PeerProblem(`${method} ${url}: ${problem.message}`);
  }
}

const control = async (method, path, body) => JSON.parse(await ask(env('CONTROL') + path, {method, body}));

/// The rows of a page, all of them, or one row that was made or changed. An action of a row has neither a body nor an
/// answer. All pages but the items are those of an extension.
async function erp(page, {method, body, etag, ...query} = {}) {
  const base = page === 'items' ? '/api/v2.0' : '/api/vendorproof/vendorlink/v1.0';
  const nothing = method === 'POST' && !body ? '{}' : '';
  const login = Buffer.from(`${env('ERP_USER')}:${env('ERP_KEY')}`).toString('base64');
  const headers = {authorization: 'Basic ' + login, ...(etag && {'if-match': etag})};
  const fields = Object.entries(query).map(([name, value]) => `$${name}=${encodeURIComponent(value)}`).join('&');
  let url = `${env('ERP')}${base}/companies(${env('ERP_COMPANY')})/${page}${fields && '?' + fields}`;
  const rows = [];
  while (url) {
    const text = await ask(url, {method, body, headers});
    let answer;
    try {
      answer = JSON.parse(text || nothing);
    } catch {
      throw new PeerProblem(`${page}: no JSON: ${text.slice(0, 100)}`);
    }
    if (!answer.value) return answer;
    rows.push(...answer.value);
    url = answer['@odata.nextLink'] && new URL(answer['@odata.nextLink'], env('ERP')).href;
  }
  return rows;
}

goThrough(env('PROXY'));
const partner = new SellingPartner({
  region: 'na',
  refresh_token: env('REFRESH_TOKEN'),
  credentials: {
    SELLING_PARTNER_APP_CLIENT_ID: env('CLIENT_ID'),
    SELLING_PARTNER_APP_CLIENT_SECRET: env('CLIENT_SECRET'),
  },
  // The trial's clock stands still while this program works: to wait for a quota here would last for ever.
  options: {auto_request_tokens: false, auto_request_throttled: false, retry_remote_timeout: false},
});
// the client tells the code, not the status
const statuses = {InvalidInput: 400, Unauthorized: 403, ResourceNotFound: 404, QuotaExceeded: 429};
let tokenUntil = 0;
let asked = {}, askedAt = ''; // requests of each operation in one second

async function amazon(endpoint, operation, parameters) {
  await waitForQuota(operation);
  try {
    await renewToken();
    return await withinSeconds(10, partner.callAPI({endpoint, operation, ...parameters}));
  } catch (problem) {
    if (problem instanceof PeerProblem) throw problem;
    throw new PeerProblem(`${operation}: ${problem.code} ${problem.message}`, statuses[problem.code]);
  }
}

/// If an answer is cut off, the client waits for the rest for ever.
async function withinSeconds(seconds, answer) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer, or a part of it')), seconds * 1000);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/// Amazon answers ten requests a second of each operation. What is more waits for a second.
async function waitForQuota(operation) {
  if (askedAt === now && asked[operation] >= 10) await sleep('2s', new Date(Date.parse(now) + 2000).toISOString());
  if (askedAt !== now) [asked, askedAt] = [{}, now];
  asked[operation] = (asked[operation] ?? 0) + 1;
}

/// Returns whether the trial goes on. While nothing happens the clock leaps over polls, but not over `until`.
async function sleep(poll, until) {
  const woken = await control('POST', '/idle', {poll, until});
  now = woken.now;
  return !woken.over;
}

/// Before it expires: the client itself would first be refused.
async function renewToken() {
  if (Date.parse(now) < tokenUntil) return;
  try {
    await withinSeconds(10, partner.refreshAccessToken());
  } catch (problem) {
    throw new PeerProblem('the access token: ' + problem.message);
  }
  tokenUntil = Date.parse(now) + 45 * minute;
}

// --- what was done ---

const storeFile = env('STATE') + '/bridge.json';
const store = fs.existsSync(storeFile) ? JSON.parse(fs.readFileSync(storeFile)) : {orders: {}, sent: {}, done: {}};
let now = (await control('GET', '/clock')).now;

function save() {
  fs.writeFileSync(storeFile + '.new', JSON.stringify(store));
  fs.renameSync(storeFile + '.new', storeFile);
}

/// Shows an exception to people, once.
async function show(kind, text, about) {
  const key = `${kind}/${JSON.stringify(about)}`;
  if (store.done[key] || defect === 'tells-nobody') return;
  await control('POST', '/shown', {kind, text: text.slice(0, 1000), ...about});
  store.done[key] = true;
  save();
}

/// Sends a document once: it is `new`, then `doubted` until Amazon's answer is heard. After a lost answer the same
/// bytes go again: Amazon does not take a second copy. It would take one of an acknowledgement, so there it is asked
/// before.
async function send(key, endpoint, operation, body) {
  const document = (store.sent[key] ??= {state: 'new', body});
  if (!isToSend(document) || (document.state === 'doubted' && !(await mayGoAgain(key, document)))) return;
  Object.assign(document, {state: 'doubted', at: now});
  save(); // also if this program ends here
  try {
    const {transactionId} = await amazon(endpoint, operation, {body: document.body});
    Object.assign(document, {state: 'taken', transactionId, at: now});
  } catch (problem) {
    if (problem.status > 400) document.state = 'new'; // Amazon has not taken it
    save();
    if (problem.status !== 400) throw problem;
    await refuse(key, 'request-refused', problem.message);
  }
  save();
}

const isToSend = (document) => ['new', 'doubted'].includes(document?.state ?? 'new');

/// Amazon shows an acknowledgement when it has processed it, within half an hour.
async function mayGoAgain(key, document) {
  const [what, purchaseOrderNumber] = key.split('/');
  if (what !== 'acknowledgement') return true;
  const {ordersStatus} = await amazon('vendorOrders', 'getPurchaseOrdersStatus', {query: {purchaseOrderNumber}});
  const lines = ordersStatus.flatMap((order) => order.itemStatus);
  if (lines.some((line) => line.acknowledgementStatus.confirmationStatus !== 'UNCONFIRMED')) {
    document.state = 'accepted';
    save();
    return false;
  }
  return Date.parse(now) >= Date.parse(document.at) + 45 * minute;
}

async function refuse(key, kind, text) {
  const [what, purchase_order, document] = key.split('/');
  await show(kind, text, {purchase_order, document, owner: what === 'invoice' ? 'Finance' : 'Operations'});
  store.sent[key].state = 'refused';
}

/// What Amazon took can fail. If it is lost, the same document is sent again. Amazon does not always tell a success:
/// after two hours without a failure there was one.
async function followTransactions() {
  const failed = {acknowledgement: 'acknowledgement-failed', notice: 'ship-notice-failed', invoice: 'invoice-failed'};
  for (const [key, document] of Object.entries(store.sent)) {
    if (document.state !== 'taken') continue;
    try {
      const path = {transactionId: document.transactionId};
      const {transactionStatus} = await amazon('vendorTransactionStatus', 'getTransaction', {path});
      const text = JSON.stringify(transactionStatus);
      if (transactionStatus.status === 'Success' || text.includes('DUPLICATE')) document.state = 'accepted';
      else if (transactionStatus.status === 'Failure') await refuse(key, failed[key.split('/')[0]], text);
      else if (Date.parse(document.at) < Date.parse(now) - 120 * minute) document.state = 'accepted';
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      document.state = 'new';
    }
    save();
  }
}

// --- orders -> sales orders -> acknowledgements ---

let items, itemByCode;
const identifiersOf = (line) => Object.fromEntries(['amazonProductIdentifier', 'vendorProductIdentifier']
  .filter((name) => line[name]).map((name) => [name, line[name]]));
// the ERP keeps codes in upper case
const itemOf = (line) => Object.values(identifiersOf(line)).map((code) => itemByCode.get(code.toUpperCase()))
  .find((item) => item);
const numberOf = (line) => Number(line.itemSequenceNumber); // the ERP's lines have it as customerLineNumber
const sizeOf = (ordered) => (ordered.unitOfMeasure === 'Cases' ? ordered.unitSize : 1);
const eaches = (amount) => ({amount, unitOfMeasure: 'Eaches', unitSize: 1});

async function readOrders() {
  const createdAfter = new Date(Date.parse(now) - 6 * 1440 * minute).toISOString();
  let query = {createdAfter, createdBefore: now, limit: 50};
  while (query) {
    const page = await amazon('vendorOrders', 'getPurchaseOrders', {query});
    for (const order of page.orders ?? []) store.orders[order.purchaseOrderNumber] = order.orderDetails;
    query = page.pagination?.nextToken && {nextToken: page.pagination.nextToken};
  }
  save();
}

async function takeOrders() {
  items = new Map((await erp('items')).map((item) => [item.number, item]));
  itemByCode = new Map([...items.values()].filter((item) => item.gtin).map((item) => [item.gtin, item.number]));
  const filter = `referenceType eq 'Customer' and referenceTypeNumber eq '${customer}'`;
  for (const row of await erp('itemReferences', {filter})) itemByCode.set(row.referenceNumber, row.itemNumber);
  for (const [number, order] of Object.entries(store.orders)) {
    const key = `acknowledgement/${number}/${number}`;
    if (isToSend(store.sent[key])) await takeOrder(key, number, order);
  }
}

async function takeOrder(key, number, order) {
  const ordered = order.items.filter((line) => line.orderedQuantity.amount > 0); // 0: Amazon cancelled it
  if (ordered.length === 0) return;
  const known = [];
  for (const line of ordered) {
    const item = items.get(itemOf(line));
    const about = {purchase_order: number, line: numberOf(line), owner: 'Ecommerce'};
    if (!item) await show('unknown-item', JSON.stringify(identifiersOf(line)), about);
    else if (item.blocked) await show('blocked-item', item.number, about);
    else {
      known.push(line);
      if (Number(line.netCost.amount) !== item.unitPrice) {
        await show('price-mismatch', `${item.number}: ${line.netCost.amount} is ordered`, about);
      }
    }
  }
  const promised = known.length > 0 ? await reserve(number, order, known) : {};
  const lines = ordered.map((line) => {
    const {itemSequenceNumber, netCost, orderedQuantity} = line;
    const accepted = Math.min(orderedQuantity.amount, (promised[numberOf(line)] ?? 0) / sizeOf(orderedQuantity));
    const parts = [['Accepted', accepted, {}], ['Rejected', orderedQuantity.amount - accepted,
      {rejectionReason: itemOf(line) ? 'TemporarilyUnavailable' : 'InvalidProductIdentifier'}]];
    return {...identifiersOf(line), itemSequenceNumber, netCost, orderedQuantity,
      itemAcknowledgements: parts.filter(([, amount]) => amount > 0).map(([acknowledgementCode, amount, more]) => ({
        acknowledgementCode, acknowledgedQuantity: {...orderedQuantity, amount}, ...more}))};
  });
  await send(key, 'vendorOrders', 'submitAcknowledgement', {acknowledgements: [{
    purchaseOrderNumber: number, sellingParty: order.sellingParty, acknowledgementDate: now, items: lines}]});
}

/// The ERP's sales order, undefined if it is gone. It is looked for before it is made: the ERP refuses a second one of
/// the same key.
async function salesOrderOf(number, order, known) {
  const looks = defect !== 'never-looks';
  const idempotencyKey = looks ? `${customer}/${number}` : crypto.randomUUID();
  const expand = 'linkedOrderLines';
  if (looks) {
    const found = await erp('linkedOrders', {filter: `externalDocumentNumber eq '${number}'`, expand});
    if (found.length > 0) return found[0];
    if ((await erp('orderLinks', {filter: `idempotencyKey eq '${idempotencyKey}'`})).length > 0) return undefined;
  }
  return await erp('linkedOrders', {method: 'POST', expand, body: {
    idempotencyKey, externalDocumentNumber: number, customerNumber: customer, shipToCode: order.shipToParty.partyId,
    orderDate: order.purchaseOrderDate.slice(0, 10), currencyCode: order.items[0].netCost.currencyCode,
    requestedDeliveryDate: (order.deliveryWindow ?? order.shipWindow).slice(0, 10),
    linkedOrderLines: known.map((line) => ({
      customerLineNumber: numberOf(line), lineType: 'Item', itemNumber: itemOf(line),
      unitOfMeasureCode: items.get(itemOf(line)).baseUnitOfMeasureCode, unitPrice: Number(line.netCost.amount),
      quantity: line.orderedQuantity.amount * sizeOf(line.orderedQuantity)}))}});
}

/// Lowers the sales order to the whole cases that are in stock, and releases it to the warehouse. Returns the eaches of
/// each line. The ERP puts an order without goods away.
async function reserve(number, order, known) {
  const salesOrder = await salesOrderOf(number, order, known);
  if (!salesOrder) return {};
  const stock = new Map((await erp('linePromises', {filter: `documentId eq ${salesOrder.id}`}))
    .map((row) => [row.sequence, row.reservedQuantityBase + row.shippedQuantityBase]));
  const promised = {};
  for (const row of salesOrder.linkedOrderLines) {
    const size = sizeOf(orderLine({...row, externalDocumentNumber: number}).orderedQuantity);
    const quantity = Math.floor(stock.get(row.sequence) / size) * size;
    promised[row.customerLineNumber] = quantity;
    if (quantity < row.quantityBase) { // with its price: a new quantity alone has the list price
      await erp(`linkedOrderLines(${row.id})`, {method: 'PATCH', body: {quantity, unitPrice: row.unitPrice},
        etag: row['@odata.etag']});
    }
  }
  if (Object.values(promised).some((quantity) => quantity > 0)) {
    await erp(`linkedOrders(${salesOrder.id})/Microsoft.NAV.release`, {method: 'POST'});
  }
  return promised;
}

/// Amazon's line, of a line of a sales order, a despatch or an invoice.
const orderLine = ({externalDocumentNumber, customerLineNumber}) =>
  store.orders[externalDocumentNumber].items.find((line) => numberOf(line) === customerLineNumber);

// --- despatches -> ship notices ---

let noticeOf; // by the number of the ERP's shipment: the key of its ship notice
const isThere = (value) => value !== '' && value !== '0001-01-01T00:00:00Z'; // the ERP has no null
const papers = ['proNumber', 'billOfLadingNumber', 'departureDateTime', 'estimatedArrivalDateTime'];

async function takeDespatches() {
  noticeOf = new Map();
  const filter = `customerNumber eq '${customer}'`;
  const expand = 'despatchLines,packages($expand=packageContents)';
  for (const despatch of await erp('despatches', {filter, expand})) {
    const lines = despatch.despatchLines.filter((line) => store.orders[line.externalDocumentNumber]);
    if (lines.length === 0) continue;
    const key = `notice/${lines[0].externalDocumentNumber}/${despatch.number}`;
    for (const line of lines) noticeOf.set(line.shipmentNumber, key);
    if (despatch.status !== 'Posted' || !papers.every((name) => isThere(despatch[name]))) continue;
    await send(key, 'vendorShipments', 'SubmitShipmentConfirmations', {
      shipmentConfirmations: [shipNotice(despatch, lines)]});
  }
}

function shipNotice(despatch, lines) {
  const factor = defect === 'doubles-the-notice' ? 2 : 1;
  const goods = (sequence, amount) => ({shippedQuantity: eaches(amount * factor), itemDetails: {
    purchaseOrderNumber: lines.find((line) => line.sequence === sequence).externalDocumentNumber}});
  const cartons = despatch.packages.filter((row) => row.packageType === 'Carton').map((row, index) => ({
    cartonSequenceNumber: String(index + 1),
    cartonIdentifiers: [{containerIdentificationType: 'SSCC', containerIdentificationNumber: '00' + row.sscc}],
    ...(row.trackingNumber && {trackingNumber: row.trackingNumber}),
    items: row.packageContents.map(({despatchLineSequence, quantityBase}) => ({
      itemReference: String(despatchLineSequence), ...goods(despatchLineSequence, quantityBase)}))}));
  return {
    shipmentIdentifier: despatch.number, shipmentConfirmationType: 'Original', shipmentConfirmationDate: now,
    shippedDate: despatch.departureDateTime, estimatedDeliveryDate: despatch.estimatedArrivalDateTime,
    transportationDetails: {carrierScac: despatch.shippingAgentCode, billOfLadingNumber: despatch.billOfLadingNumber,
      carrierShipmentReferenceNumber: despatch.proNumber},
    ...(despatch.customerPickupReference && {amazonReferenceNumber: despatch.customerPickupReference}),
    sellingParty: store.orders[lines[0].externalDocumentNumber].sellingParty, shipFromParty: warehouse,
    shipToParty: {partyId: despatch.shipToCode}, shipmentMeasurements: {cartonCount: cartons.length, palletCount: 0},
    shippedItems: lines.map((line) => ({
      ...identifiersOf(orderLine(line)), itemSequenceNumber: String(line.sequence),
      ...goods(line.sequence, line.quantityBase)})),
    cartons};
}

// --- posted invoices -> invoices; remittances -> payments ---

let invoices;

async function takeInvoices() {
  const filter = `customerNumber eq '${customer}'`;
  invoices = await erp('postedInvoices', {filter, expand: 'postedInvoiceLines'});
  for (const invoice of invoices) {
    const number = invoice.externalDocumentNumber;
    const order = store.orders[number];
    // its first line is a text that names the shipment
    const sold = invoice.postedInvoiceLines.filter((line) => line.lineType === 'Item');
    if (!order || store.sent[noticeOf.get(sold[0].shipmentNumber)]?.state !== 'accepted') continue;
    const lines = sold.map((line, index) => ({
      ...identifiersOf(orderLine(line)), itemSequenceNumber: index + 1,
      invoicedQuantity: eaches(line.quantityBase), purchaseOrderNumber: number,
      netCost: {amount: (line.unitPrice + (defect === 'raises-the-price' ? 0.05 : 0)).toFixed(2),
        currencyCode: invoice.currencyCode}}));
    const total = lines.reduce((sum, line) => sum + line.invoicedQuantity.amount * Number(line.netCost.amount), 0);
    const key = `invoice/${number}/${invoice.number}`;
    const isAgain = defect === 'numbers-invoices-anew' && store.sent[key]?.state === 'doubted';
    if (isAgain) delete store.sent[key];
    await send(key, 'vendorInvoices', 'submitInvoices', {invoices: [{
      invoiceType: 'Invoice', id: invoice.number + (isAgain ? '-R1' : ''), date: now,
      remitToParty: order.sellingParty, billToParty: order.billToParty,
      invoiceTotal: {amount: total.toFixed(2), currencyCode: invoice.currencyCode}, items: lines}]});
  }
}

const cellsOf = (row) => [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
  .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);

/// The portal is no part of the API, so that the client does not know it.
async function takeRemittances() {
  await renewToken();
  const headers = {'x-amz-access-token': partner.access_token};
  const text = await ask(env('AMAZON') + '/portal/remittances.csv', {headers});
  const [names, ...rows] = text.trim().split('\r\n').map(cellsOf);
  const paid = new Map();
  for (const cells of rows) {
    const row = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
    if (!invoices.some((invoice) => invoice.number === row.invoice_number)) continue;
    const key = `${row.payment_number}/${row.invoice_number}`;
    paid.set(key, (paid.get(key) ?? 0) + Math.round(Number(row.amount) * 10_000));
    if (Number(row.amount) < 0) {
      await show('short-payment', `${row.type} ${row.amount}`, {document: row.invoice_number, owner: 'Finance'});
    }
  }
  for (const [key, amount] of paid) {
    if (amount <= 0 || store.done[key]) continue;
    const [payment, invoice] = key.split('/');
    const idempotencyKey = `${payment}-${invoice}`.slice(-35);
    if ((await erp('paymentPostings', {filter: `idempotencyKey eq '${idempotencyKey}'`})).length === 0) {
      await erp('paymentPostings', {method: 'POST', body: {
        idempotencyKey, externalDocumentNumber: idempotencyKey, customerNumber: customer,
        postingDate: now.slice(0, 10), invoiceNumber: invoice, amount: amount / 10_000, comment: payment}});
    }
    store.done[key] = true;
    save();
  }
}

// --- the day ---

for (;;) {
  try {
    for (const step of [readOrders, followTransactions, takeOrders, takeDespatches, takeInvoices, takeRemittances]) {
      await step();
    }
  } catch (problem) {
    if (!(problem instanceof PeerProblem)) throw problem;
    console.log(now, problem.message); // the next poll tries again
  }
  if (!await sleep('15m')) break;
}
process.exit(0);
