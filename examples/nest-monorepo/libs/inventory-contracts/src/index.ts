export * from './stock-level.dto';
export * from './patterns';
