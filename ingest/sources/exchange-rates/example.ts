/** Lines of a file that can be imported as they are: `throughline import --example exchange-rates`. */
export const EXAMPLE = 'date,base,quote,rate\n2026-03-02,USD,EUR,0.92\n';
