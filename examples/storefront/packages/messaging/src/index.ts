export { connectBroker } from './connect-broker';
export type { Broker, EventType } from './broker';
