declare module 'subset-font' {
  interface SubsetOptions {
    readonly targetFormat?: 'woff2' | 'woff' | 'truetype';
    readonly variationAxes?: Record<
      string,
      number | { readonly min: number; readonly max: number }
    >;
    readonly keepFeatures?: string[];
  }

  /** The font with nothing but the characters of the text. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: SubsetOptions,
  ): Promise<Uint8Array>;
}
