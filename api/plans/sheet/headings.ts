import { probablyMeant } from '@throughline/ingest/contract/nearest';
import { fold } from './fold.ts';

/** Columns that are read, by the headings that people give them in English, Russian and Turkish. */
const INPUTS = {
  channel: ['channel', 'канал', 'kanal'],
  campaign: ['campaign', 'кампания', 'рекламная кампания', 'kampanya'],
  month: ['month', 'месяц', 'ay', 'период', 'dönem'],
  budget: ['budget', 'бюджет', 'bütçe'],
  cpc: [
    'cpc',
    'цена клика',
    'стоимость клика',
    'tbm',
    'tıklama başına maliyet',
    'tıklama maliyeti',
  ],
  cpm: ['cpm', 'цена тысячи показов', 'цена за тысячу показов', 'bin gösterim maliyeti', 'bgbm'],
  ctr: ['ctr', 'кликабельность', 'tıklama oranı', 'to'],
  visits: ['visits', 'визиты', 'посещения', 'ziyaret', 'ziyaretler'],
  landing: ['landing', 'landing rate', 'доходимость', 'доля визитов', 'ulaşma oranı'],
  lead_rate: [
    'lead rate',
    'конверсия в лид',
    'конверсия в заявку',
    'potansiyel müşteri oranı',
    'lead oranı',
  ],
  qualify_rate: [
    'qualify rate',
    'qualification rate',
    'квалификация',
    'доля квалифицированных',
    'nitelikli oranı',
    'nitelik oranı',
  ],
  deal_rate: [
    'deal rate',
    'win rate',
    'конверсия в сделку',
    'конверсия в продажу',
    'satış oranı',
    'anlaşma oranı',
  ],
  aov: ['aov', 'average order value', 'средний чек', 'ortalama sepet', 'ortalama sipariş tutarı'],
  margin_rate: ['margin rate', 'маржинальность', 'доля маржи', 'marj oranı', 'kâr marjı'],
  refund_rate: ['refund rate', 'доля возвратов', 'возвраты', 'iade oranı'],
  currency: ['currency', 'валюта', 'para birimi'],
  comment: ['comment', 'комментарий', 'примечание', 'yorum', 'açıklama', 'not'],
  id: ['id', 'line id'],
  plan: ['plan', 'plan id', 'план'],
  version: ['version', 'plan version', 'версия', 'sürüm'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type InputColumn = keyof typeof INPUTS;

export const REQUIRED = ['channel', 'month', 'budget'] as const satisfies readonly InputColumn[];

const BY_HEADING = new Map<string, InputColumn>(
  (Object.keys(INPUTS) as InputColumn[]).flatMap((column) =>
    INPUTS[column].map((heading) => [fold(heading), column] as const),
  ),
);

const BUDGET = /(?<!\p{L})(budget|бюджет|butce)(si)?(?!\p{L})/u;

/** What a heading says of a budget beside its name, folded as `fold` does it. `NET` is looked for first. */
const NET =
  /(без ндс|без учета ндс|excl(uding|\.)? ?(of )?vat|ex\.? vat|without vat|net of vat|\bnet\b|нетто|kdv haric|kdv'?siz)/g;
const GROSS =
  /(с ндс|с учетом ндс|включая ндс|вкл\.? ндс|incl(uding|\.)? ?vat|with vat|\bgross\b|брутто|kdv dahil|kdv'?li|brut)/g;
const WITHOUT_FEE =
  /(без комиссии|excl(uding|\.)? ?(agency )?fee|without (agency )?fee|komisyon haric)/g;
const WITH_FEE =
  /(с комиссиеи|включая комиссию|incl(uding|\.)? ?(agency )?fee|with (agency )?fee|komisyon dahil)/g;
const UNITS =
  /(руб\.?|₽|\brub\b|\beur\b|€|\busd\b|\$|\btry\b|\btl\b|₺|[(),.;:\-/\s]|\band\b|(?<=^|\s)и(?=\s|$)|\bve\b)/g;

export interface Heading {
  /** Undefined where the column is not read. */
  readonly column: InputColumn | undefined;
  /** Of budgets: the heading says that they hold more than net media. */
  readonly isGross: boolean;
  /** The known heading that was probably meant. */
  readonly meant?: string;
}

/** What a column of the sheet is, by its heading. */
export function readHeading(text: string): Heading {
  const folded = fold(text);
  const known = BY_HEADING.get(folded);
  if (known) return { column: known, isGross: false };
  const beside = folded.replace(BUDGET, ' ');
  const budget = beside === folded ? undefined : readBudget(beside);
  if (budget) return budget;
  const column = BY_HEADING.get(folded.replace(/ ?\([^)]*\)$|, ?[%₽€$₺]$| ?[%₽€$₺]$/, ''));
  return column ? { column, isGross: false } : other(folded);
}

function readBudget(beside: string): Heading | undefined {
  const withoutNet = beside.replace(NET, ' ').replace(WITHOUT_FEE, ' ');
  const rest = withoutNet.replace(GROSS, ' ').replace(WITH_FEE, ' ');
  if (rest.replace(UNITS, '') !== '') return undefined;
  return { column: 'budget', isGross: rest !== withoutNet };
}

function other(folded: string): Heading {
  const meant = probablyMeant(
    folded,
    [...BY_HEADING.keys()].filter((name) => name.length > 3),
  );
  return { column: undefined, isGross: false, ...(meant !== undefined && { meant }) };
}
