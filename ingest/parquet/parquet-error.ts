/** Why a Parquet file is not read, as a part of a sentence: whoever reads the file says what to do. */
export class ParquetError extends Error {
  override readonly name = 'ParquetError';
}
