import { LANGUAGES, type Language } from '../contract/metrics.ts';
import { CATALOGUE } from './catalogue.ts';

const DATED: Readonly<Record<string, string>> = {
  own_day: 'its own day',
  basis: 'the date basis',
  mixed: 'each part by its own',
};

/** The reference page of the metrics, in Markdown, from the catalogue. */
export function metricsReference(): string {
  const rows = CATALOGUE.map(
    ({ key, unit, formula, better, dated_by, label }) =>
      `| \`${key}\` | ${label.en} | ${label.ru} | ${label.tr} | ${unit} | ${
        formula === 'sum' ? 'sum of facts' : `\`${formula}\``
      } | ${better} | ${DATED[dated_by]} |`,
  );
  return [
    '# Metrics',
    '',
    'Made from the catalogue in `api/metrics` (`npx vitest run api/metrics -u` writes it anew). Ratios are',
    'always of sums; dividing by zero, or by what is not known, gives `null` with its reason in `why`. A percentage is a fraction.',
    '`new_customers` are first purchases. Blended metrics (`mer`, `blended_cac`, `contribution` …) are of everything, paid for or',
    'not; plain ratios of cost never mix both. Claims of platforms are of one setting and one action.',
    '',
    '| key | English | Русский | Türkçe | unit | formula | better | dated by |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
    ...LANGUAGES.flatMap(descriptions),
  ].join('\n');
}

const HEADINGS: Readonly<Record<Language, string>> = {
  en: 'What they mean',
  ru: 'Что они значат',
  tr: 'Anlamları',
};

function descriptions(language: Language): string[] {
  return [
    `## ${HEADINGS[language]}`,
    '',
    ...CATALOGUE.map(
      ({ label, description }) => `- **${label[language]}** — ${description[language]}`,
    ),
    '',
  ];
}
