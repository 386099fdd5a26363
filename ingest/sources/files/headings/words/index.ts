export * from './advertising.ts';
export * from './books.ts';
export * from './goods.ts';
export * from './outside.ts';
export * from './partners.ts';
export * from './sales.ts';
export * from './touches.ts';
