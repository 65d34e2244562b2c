/** `open` in development and for the demo; `registered` in production. */
export type DocumentMode = 'open' | 'registered';

export const documentMode = (): DocumentMode =>
  process.env['ZUOXI_DOCUMENTS'] === 'registered' ||
  (process.env['NODE_ENV'] === 'production' && process.env['ZUOXI_DOCUMENTS'] !== 'open')
    ? 'registered'
    : 'open';
