export { backInStock } from './back-in-stock';
export { invoiceReady } from './invoice-ready';
export type { Message } from './message';
export { orderConfirmation } from './order-confirmation';
export { parcelReturned } from './parcel-returned';
export { parcelSent } from './parcel-sent';
