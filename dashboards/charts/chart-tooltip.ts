export interface TooltipRow {
  label: string;
  value: string;
}

/** A chart's tooltip, built as elements: a campaign's name is never read as markup. */
export function chartTooltip(title: string, rows: readonly TooltipRow[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'chart-tooltip';
  const head = document.createElement('strong');
  head.textContent = title;
  const list = document.createElement('dl');
  for (const { label, value } of rows) {
    const term = document.createElement('dt');
    term.textContent = label;
    const figure = document.createElement('dd');
    figure.textContent = value;
    list.append(term, figure);
  }
  box.append(head, list);
  return box;
}
