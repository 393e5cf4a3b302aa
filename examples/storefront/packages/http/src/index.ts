export { callRoute, CallFailed } from './call-route';
export type { Call, Route, Schema } from './route';
