// The day that every client has: token, pages of orders, acknowledgement, transaction, status, ship notice, invoice, and
// a token that expires. Whatever does not come out as on Amazon ends the process with a message.
import assert from 'node:assert/strict';

import {goThrough} from './through_proxy.mjs';

export const credentials = {
  clientId: 'amzn1.application-oa2-client.test',
  clientSecret: 'test-secret',
  refreshToken: 'Atzr|test-refresh-token',
};

const ready = JSON.parse(process.env.VENDORPROOF_READY);
goThrough(ready.proxy);

async function control(method, path, body) {
  const response = await fetch(ready.control + path, {
    method, headers: {'content-type': 'application/json'}, body: body && JSON.stringify(body)});
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`);
  return response.json();
}

const nowOfMachine = Date.now.bind(Date);
let ahead = 0; // ms that the mock's clock is before this machine's
Date.now = () => nowOfMachine() + ahead;

/// Moves the mock's clock, and with it what the clients take for the time.
async function advance(duration) {
  ahead = Date.parse((await control('POST', '/clock', {advance: duration})).now) - nowOfMachine();
}

const iso = (milliseconds) => new Date(milliseconds).toISOString();
const hour = 3_600_000;
const each = (amount) => ({amount, unitOfMeasure: 'Eaches', unitSize: 1});
const dollars = (amount) => ({amount, currencyCode: 'USD'});
const party = (partyId) => ({partyId});

function order(number, now) {
  return {
    purchaseOrderNumber: number,
    purchaseOrderState: 'New',
    orderDetails: {
      purchaseOrderDate: iso(now),
      purchaseOrderStateChangedDate: iso(now),
      purchaseOrderType: 'RegularOrder',
      paymentMethod: 'Invoice',
      buyingParty: party('AMZBY'),
      sellingParty: party('VEND1'),
      shipToParty: party('PHX6'),
      billToParty: party('AMZAP'),
      deliveryWindow: `${iso(now + 24 * hour)}--${iso(now + 8 * 24 * hour)}`,
      items: [
        {
          itemSequenceNumber: '1',
          amazonProductIdentifier: 'B00TEAGREEN',
          vendorProductIdentifier: 'TEA-GREEN',
          orderedQuantity: each(12),
          isBackOrderAllowed: false,
          netCost: dollars('4.50'),
        },
      ],
    },
  };
}

const acknowledgements = (number, now) => ({
  acknowledgements: [
    {
      purchaseOrderNumber: number,
      sellingParty: party('VEND1'),
      acknowledgementDate: iso(now),
      items: [
        {
          itemSequenceNumber: '1',
          amazonProductIdentifier: 'B00TEAGREEN',
          vendorProductIdentifier: 'TEA-GREEN',
          orderedQuantity: each(12),
          netCost: dollars('4.50'),
          itemAcknowledgements: [{acknowledgementCode: 'Accepted', acknowledgedQuantity: each(12)}],
        },
      ],
    },
  ],
});

const warehouse = {
  name: 'Warehouse',
  addressLine1: '1 Dock Road',
  city: 'Reno',
  stateOrRegion: 'NV',
  postalCode: '89501',
  countryCode: 'US',
};

const shipmentConfirmations = (number, now) => ({
  shipmentConfirmations: [
    {
      shipmentIdentifier: `SHIPMENT-${number}`,
      shipmentConfirmationType: 'Original',
      shipmentConfirmationDate: iso(now),
      shippedDate: iso(now),
      estimatedDeliveryDate: iso(now + 48 * hour),
      transportationDetails: {
        carrierScac: 'ABFS',
        carrierShipmentReferenceNumber: `PRO-${number}`,
        billOfLadingNumber: `VEND1-0000-${number}`,
      },
      sellingParty: party('VEND1'),
      shipFromParty: {partyId: 'WHSE1', address: warehouse},
      shipToParty: party('PHX6'),
      shipmentMeasurements: {cartonCount: 1, palletCount: 0},
      shippedItems: [
        {
          itemSequenceNumber: '001',
          amazonProductIdentifier: 'B00TEAGREEN',
          shippedQuantity: each(12),
          itemDetails: {purchaseOrderNumber: number},
        },
      ],
      cartons: [
        {
          cartonIdentifiers: [
            {containerIdentificationType: 'SSCC', containerIdentificationNumber: '00095060000000000013'},
          ],
          cartonSequenceNumber: '001',
          items: [
            {itemReference: '001', shippedQuantity: each(12), itemDetails: {purchaseOrderNumber: number}},
          ],
        },
      ],
    },
  ],
});

const invoices = (number, now) => ({
  invoices: [
    {
      invoiceType: 'Invoice',
      id: `INVOICE-${number}`,
      date: iso(now - hour / 60), // the two clocks differ by milliseconds, and a date must not lie ahead
      remitToParty: party('VEND1'),
      billToParty: party('AMZAP'),
      invoiceTotal: dollars('54.00'),
      items: [
        {
          itemSequenceNumber: 1,
          amazonProductIdentifier: 'B00TEAGREEN',
          invoicedQuantity: each(12),
          netCost: dollars('4.50'),
          purchaseOrderNumber: number,
        },
      ],
    },
  ],
});

async function submitted(what, client, send, body, expected) {
  const id = await send(body);
  assert.match(id, /^[0-9a-f-]{36}/, `${what}: a transaction id`);
  if (!client.transaction) return;
  assert.equal(await client.transaction(id), 'Processing', `${what}: at first`);
  await advance('40m');
  assert.equal(await client.transaction(id), expected, `${what}: in the end`);
}

/// `client` has functions from plain values to plain values: orders, status, acknowledge, and as far as the library goes
/// order, transaction, shipNotice, invoice.
export async function journey(name, client) {
  const step = (text) => console.log(`  ${name}: ${text}`);
  await advance('1m');
  const started = Date.now();
  const numbers = ['CLIENT1', 'CLIENT2', 'CLIENT3'];
  for (const number of numbers) await control('POST', '/orders', order(number, started));

  const window = {createdAfter: iso(started - 24 * hour), createdBefore: iso(started + 24 * hour)};
  const first = await client.orders({...window, limit: 2});
  assert.equal(first.orders.length, 2);
  assert.ok(first.nextToken, 'there is a second page');
  const second = await client.orders({...window, limit: 2, nextToken: first.nextToken});
  assert.deepEqual([...first.orders, ...second.orders], numbers);
  assert.equal(second.nextToken, undefined, 'there is no third page');
  step('token, two pages of orders');

  await submitted('acknowledgement', client, client.acknowledge, acknowledgements('CLIENT1', Date.now()), 'Processing');
  await advance('10m');
  assert.equal(await client.status('CLIENT1'), 'ACCEPTED');
  step(client.transaction ? 'acknowledgement, transaction, status' : 'acknowledgement, status');

  if (client.shipNotice) {
    await submitted('ship notice', client, client.shipNotice, shipmentConfirmations('CLIENT1', Date.now()), 'Success');
    await submitted('invoice', client, client.invoice, invoices('CLIENT1', Date.now()), 'Processing');
    step('ship notice, invoice');
  }

  await advance('2h');
  assert.equal((await client.orders({...window, limit: 100})).orders.length, 3);
  step('a new token after two hours');
}
