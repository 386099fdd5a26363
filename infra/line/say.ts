/** Told of what a driver has to say: never a body, an identifier or a secret. */
export type Say = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  details?: object,
) => void;
