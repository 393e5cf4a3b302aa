export * from './events';
export * from './invoice';
export * from './payment';
export * from './routes';
