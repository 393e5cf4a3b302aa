export * from './database/database.module';
export * from './domain-error';
export * from './filters/domain-error.filter';
export * from './money';
