/** Codes of what the attribution library refuses. */
export type AttributionErrorCode =
  /** A path file that cannot be read as one. */
  | 'path_file_invalid'
  /** A name that is no model's. */
  | 'model_unknown'
  /** A parameter outside what the model is defined for. */
  | 'model_parameter'
  /** More channels or states than the model takes. */
  | 'model_too_large'
  /** Something that the model needs is not known here. */
  | 'model_input_missing';

/** A question the library does not answer; the message says what to ask instead. */
export class AttributionError extends Error {
  override readonly name = 'AttributionError';
  readonly code: AttributionErrorCode;

  constructor(code: AttributionErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
