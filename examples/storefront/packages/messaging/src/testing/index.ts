export { createMemoryBroker, type MemoryBroker } from './memory-broker';
