// npm @amazon-sp-api-release/amazon-sp-api-sdk-js, Amazon's own. It asks for a new token a minute before the old one
// expires, by this machine's clock.
import {
  VendorinvoicesSpApi,
  VendorordersSpApi,
  VendorshipmentsSpApi,
  VendortransactionstatusSpApi,
} from '@amazon-sp-api-release/amazon-sp-api-sdk-js';

import {credentials, journey} from './journey.mjs';

const {clientId, clientSecret, refreshToken} = credentials;
const signedIn = ({ApiClient}) => new ApiClient().enableAutoRetrievalAccessToken(clientId, clientSecret, refreshToken);
const orders = new VendorordersSpApi.VendorOrdersApi(signedIn(VendorordersSpApi));
const shipping = new VendorshipmentsSpApi.VendorShippingApi(signedIn(VendorshipmentsSpApi));
const payments = new VendorinvoicesSpApi.VendorPaymentsApi(signedIn(VendorinvoicesSpApi));
const transactions = new VendortransactionstatusSpApi.VendorTransactionApi(signedIn(VendortransactionstatusSpApi));

await journey('amazon-sp-api-sdk-js', {
  async orders(query) {
    const {payload} = await orders.getPurchaseOrders(query);
    const numbers = payload.orders.map((order) => order.purchaseOrderNumber);
    return {orders: numbers, nextToken: payload.pagination?.nextToken};
  },
  async status(purchaseOrderNumber) {
    const {payload} = await orders.getPurchaseOrdersStatus({purchaseOrderNumber});
    return payload.ordersStatus[0].itemStatus[0].acknowledgementStatus.confirmationStatus;
  },
  async transaction(id) {
    return (await transactions.getTransaction(id)).payload.transactionStatus.status;
  },
  acknowledge: async (body) => (await orders.submitAcknowledgement(body)).payload.transactionId,
  shipNotice: async (body) => (await shipping.submitShipmentConfirmations(body)).payload.transactionId,
  invoice: async (body) => (await payments.submitInvoices(body)).payload.transactionId,
});
