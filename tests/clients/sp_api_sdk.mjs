// npm @sp-api-sdk/auth, common and vendor-orders-api-v1: a generated client over axios. Its family has no package for ship
// notices, invoices and transactions of retail vendors, so its day ends after the acknowledgement.
import {SellingPartnerApiAuth} from '@sp-api-sdk/auth';
import {VendorOrdersApiClient} from '@sp-api-sdk/vendor-orders-api-v1';

import {credentials, journey} from './journey.mjs';

const api = new VendorOrdersApiClient({auth: new SellingPartnerApiAuth(credentials), region: 'na'});

await journey('@sp-api-sdk', {
  async orders(query) {
    const {payload} = (await api.getPurchaseOrders(query)).data;
    const numbers = payload.orders.map((order) => order.purchaseOrderNumber);
    return {orders: numbers, nextToken: payload.pagination?.nextToken};
  },
  async status(purchaseOrderNumber) {
    const {payload} = (await api.getPurchaseOrdersStatus({purchaseOrderNumber})).data;
    return payload.ordersStatus[0].itemStatus[0].acknowledgementStatus.confirmationStatus;
  },
  acknowledge: async (body) => (await api.submitAcknowledgement({body})).data.payload.transactionId,
});
