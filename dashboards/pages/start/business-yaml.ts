interface Business {
  readonly currency: string;
  readonly timezone: string;
  /** Percent, as it was typed; empty where nothing was. */
  readonly vat: string;
}

/** The lines of the configuration that say this. */
export function businessYaml({ currency, timezone, vat }: Business): string {
  const percent = Number(vat.replace(',', '.'));
  const lines = [
    `currency: ${currency}`,
    `timezone: ${timezone}`,
    ...(vat === '' || Number.isNaN(percent)
      ? []
      : [`vat_rate: "${(percent / 100).toFixed(4).replace(/\.?0+$/, '')}"`]),
  ];
  return `${lines.join('\n')}\n`;
}
