// npm amazon-sp-api: hosts, port and https are fixed in it. It asks for a new token when Amazon says that the old one has
// expired.
import {SellingPartner} from 'amazon-sp-api';

import {credentials, journey} from './journey.mjs';

const partner = new SellingPartner({
  region: 'na',
  refresh_token: credentials.refreshToken,
  credentials: {
    SELLING_PARTNER_APP_CLIENT_ID: credentials.clientId,
    SELLING_PARTNER_APP_CLIENT_SECRET: credentials.clientSecret,
  },
});
const call = (endpoint, operation, parameters) => partner.callAPI({endpoint, operation, ...parameters});
const submit = (endpoint, operation) => async (body) => (await call(endpoint, operation, {body})).transactionId;

await journey('amazon-sp-api', {
  async orders(query) {
    const page = await call('vendorOrders', 'getPurchaseOrders', {query});
    return {orders: page.orders.map((order) => order.purchaseOrderNumber), nextToken: page.pagination?.nextToken};
  },
  async status(purchaseOrderNumber) {
    const page = await call('vendorOrders', 'getPurchaseOrdersStatus', {query: {purchaseOrderNumber}});
    return page.ordersStatus[0].itemStatus[0].acknowledgementStatus.confirmationStatus;
  },
  async transaction(transactionId) {
    const found = await call('vendorTransactionStatus', 'getTransaction', {path: {transactionId}});
    return found.transactionStatus.status;
  },
  acknowledge: submit('vendorOrders', 'submitAcknowledgement'),
  shipNotice: submit('vendorShipments', 'SubmitShipmentConfirmations'),
  invoice: submit('vendorInvoices', 'submitInvoices'),
});
