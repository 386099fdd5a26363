import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { TEXTS_HEADER } from '../../mapping/texts-of.ts';
import { kindsOf, rejectionsOf, slicesOf } from '../../testing/mapped.ts';
import { costsIn, entitiesIn, fileDelivery, mapped, totalCost } from '../../testing/mapped-file.ts';
import { FileError } from './file-error.ts';
import { optionsHeader } from './file-header.ts';
import type { FileOptions } from './reading/options.ts';
import { source } from './source.ts';

const EUR = 1_000_000n;
const bom = (text: string) => `\ufeff${text}`;
const utf16 = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
/** Cyrillic of windows-1251, for Node writes no such bytes itself. */
const win1251 = (text: string) =>
  Buffer.from(
    [...text].map((sign) => {
      const code = sign.codePointAt(0)!;
      if (code < 0x80) return code;
      if (sign === '№') return 0xb9;
      return code === 0x451 ? 0xb8 : code === 0x401 ? 0xa8 : code - 0x410 + 0xc0;
    }),
  );

/** The code with which a file is refused, and where. */
function refusal(content: string | Uint8Array, options: FileOptions = {}) {
  try {
    mapped(content, options);
    return undefined;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { line, column } = error.place;
    return [error.code, ...(line === undefined ? [] : [line]), ...(column ? [column] : [])];
  }
}

/** A zip archive whose parts are stored as they are; readers look at its directory alone. */
function zipped(...names: readonly string[]): Buffer {
  const content = Buffer.from('date,source,medium,cost,currency\n2026-05-04,google,cpc,7,EUR\n');
  const crc = crc32(content);
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    for (const [at, value] of [
      [14, crc],
      [18, content.length],
      [22, content.length],
    ] as const)
      local.writeUInt32LE(value, at);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    for (const [at, value] of [
      ...([
        [16, crc],
        [20, content.length],
        [24, content.length],
      ] as const),
      [42, offset],
    ] as const)
      central.writeUInt32LE(value, at);
    central.writeUInt16LE(name.length, 28);
    parts.push(local, Buffer.from(name), content);
    directory.push(central, Buffer.from(name));
    offset += local.length + name.length + content.length;
  }
  const size = Buffer.concat(directory).length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

describe('archives', () => {
  it('reads the one table that is in it, whatever else the system has put beside it', () => {
    const file = mapped(zipped('costs/', 'costs/may.csv', '__MACOSX/costs/._may.csv'));
    expect(totalCost(file)).toBe(7n * EUR);
  });
});

describe('exports of advertising', () => {
  it('reads a report of Google Ads with its title, thousands in quotes and totals below', () => {
    const file = mapped(
      [
        'Campaign report',
        '"May 4, 2026 - May 5, 2026"',
        'Day,Campaign status,Campaign,Campaign ID,Currency code,Impr.,Clicks,Cost,Conversions',
        '2026-05-04,Enabled,Shoes | AT,300,EUR,"2,310",50,"2,000.10",1.50',
        '2026-05-05,Paused,"Max, all",301,EUR, --,0,0.90,0.00',
        ',,Total: Campaigns,, --,"2,310",50,"2,001.00",1.50',
      ].join('\n'),
    );
    expect(kindsOf(file.mapped)).toEqual(['noRecord', 'noRecord', 'noRecord', 1, 1, 'noRecord']);
    // 2,000.10 + 0.90; the total row is no row.
    expect(totalCost(file)).toBe(2_001n * EUR);
    expect(costsIn(file)).toMatchObject([
      {
        date: '2026-05-04',
        utmSource: 'google',
        utmMedium: 'cpc',
        impressions: 2310,
        vatIncluded: null,
      },
      { campaign: 'Max, all', impressions: 0 },
    ]);
    expect(file.reading.assumed.map(({ code }) => code)).toEqual(['vat_unknown']);
  });

  it('reads the same as Excel writes it in Russian: UTF-16, tabs, blanks between thousands', () => {
    const file = mapped(
      utf16(
        [
          'Отчет о кампаниях\r\n4 мая 2026 г. - 5 мая 2026 г.',
          'День\tКампания\tКод валюты\tПоказы\tКлики\tСтоимость',
          '04.05.2026\tОбувь\tRUB\t2\u00a0310\t50\t20\u00a0000,10',
          'Итого: кампании\t\tRUB\t2\u00a0310\t50\t20\u00a0000,10',
        ].join('\r\n'),
      ),
    );
    expect(file.reading.table.encoding).toBe('utf-16le');
    expect(costsIn(file)).toMatchObject([
      { date: '2026-05-04', costMicros: 20_000_100_000n, impressions: 2310 },
    ]);
  });

  it('takes currency and VAT of a heading, and what a title says of VAT', () => {
    const meta = mapped(
      bom(
        'Reporting starts,Reporting ends,Campaign name,Impressions,Link clicks,Clicks (all),Amount spent (EUR),Purchases\n' +
          '2026-05-04,2026-05-05,,900,7,9,70.00,\n' +
          '2026-05-04,2026-05-04,Spring,500,4,5,40.25,2\n2026-05-05,2026-05-05,Spring,400,3,4,29.75,\n',
      ),
    );
    // The row without a campaign is the sum of the others.
    expect(kindsOf(meta.mapped)).toEqual(['noRecord', 'noRecord', 1, 1]);
    expect(costsIn(meta)).toMatchObject([
      {
        currency: 'EUR',
        clicks: 4,
        costMicros: 40_250_000n,
        claimed: [{ action: 'purchases', conversions: 2n * EUR }],
      },
      { clicks: 3, costMicros: 29_750_000n },
    ]);
    const direct = mapped(
      win1251(
        'Отчет за период с 04.05.2026 по 04.05.2026. Расход без НДС\r\nДата;№ Кампании;Название кампании;Показы;Клики;Расход (руб.);Отказы (%)\r\n04.05.2026;77;Ёлки;1 204;4;1 000,50;-\r\n',
      ),
    );
    expect(direct.reading.table.encoding).toBe('windows-1251');
    expect(costsIn(direct)).toMatchObject([
      {
        campaign: 'Ёлки',
        currency: 'RUB',
        costMicros: 1_000_500_000n,
        vatIncluded: false,
        utmSource: 'yandex',
      },
    ]);
    expect(
      mapped(
        bom('День;sku;Название товара;Расход, ₽, с НДС\n04.05.2026;1;Кеды;10,50\nВсего;;;10,50\n'),
      ).reading.options.vat,
    ).toBe('included');
  });

  it('restates a campaign of a day, and tells a repeated row from a second one', () => {
    const head = 'date,utm_source,utm_medium,campaign,cost,currency\n';
    const first = mapped(`${head}2026-05-04,google,cpc,A,10,EUR\n2026-05-04,google,cpc,B,5,EUR\n`);
    const mended = mapped(`${head}2026-05-04,google,cpc,A,12,EUR\n`);
    const [a, b] = slicesOf(first.mapped).map(({ slice }) => slice);
    const [again] = slicesOf(mended.mapped).map(({ slice }) => slice);
    expect(again!.key).toBe(a!.key);
    expect(again!.snapshotId).not.toBe(a!.snapshotId);
    expect(b!.key).not.toBe(a!.key);
    const twice = mapped(
      `${head}2026-05-04,google,cpc,A,10,EUR\n2026-05-04,google,cpc,A,10,EUR\n2026-05-04,google,cpc,A,11,EUR\n`,
    );
    expect(kindsOf(twice.mapped)).toEqual(['noRecord', 1, 'skipped', 1]);
    expect(totalCost(twice)).toBe(21n * EUR);
  });

  it('keeps a campaign that is called Total', () => {
    const file = mapped(
      'date,utm_source,utm_medium,campaign,cost,currency\n2026-05-04,google,cpc,Total,5,EUR\nTotal,,,,5,EUR\n',
    );
    expect(totalCost(file)).toBe(5n * EUR);
  });
});

describe('shops, CRMs, accounting', () => {
  it('groups the rows of an order, whose first has what is of all of it', () => {
    const file = mapped(
      'Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Note Attributes,Cancelled at,Refunded Amount,Id,Phone\n' +
        '#7,eva@shop.example,partially_refunded,2026-05-04 11:00:05 +0200,EUR,90.00,10.00,20.00,100.00,2026-05-04 11:00:01 +0200,2,Boots,30.00,"ga_client_id: 12.34\ngclid: Ab-C",,25.00,9001,\n' +
        '#7,eva@shop.example,,,,,,,,2026-05-04 11:00:01 +0200,1,Lace,30.00,,,,,\n' +
        "#8,,voided,,EUR,15.00,0.00,0.00,15.00,2026-05-04 12:00:00 +0200,1,'=SUM(A1),15.00,,2026-05-04 12:30:00 +0200,,9002,'+4366412345\n",
    );
    const [order, refund, cancelled] = entitiesIn(file);
    // Tax is inside of the total: goods bear 90 of 100 parts of 20, so that 72 are without it.
    expect(order).toMatchObject({
      entityId: '9001',
      fields: {
        number: '#7',
        status: 'paid',
        totalMicros: 100n * EUR,
        netMicros: 72n * EUR,
        clickIds: 'gclid',
      },
      identifiers: { email: { value: 'eva@shop.example' }, client_id: { value: '12.34' } },
    });
    expect((order!.fields as { lines: unknown[] }).lines).toHaveLength(2);
    expect(refund).toMatchObject({
      entityType: 'refund',
      fields: { orderId: '9001', paidBackMicros: 25n * EUR },
    });
    expect(cancelled).toMatchObject({
      fields: { status: 'cancelled', paidAt: null, lines: [{ name: '=SUM(A1)' }] },
    });
    // Both rows of the first order are records, and the line feed in its quotes is none.
    expect(kindsOf(file.mapped)).toEqual(['noRecord', 3, 'noRecord', 3, 1]);
  });

  it('knows won and lost by the labels of the system, and asks for those of the business', () => {
    const csv = (rows: string) =>
      win1251(
        `ID;Название сделки;Бюджет;Дата создания сделки;Дата закрытия;Этап сделки;Воронка;yclid;_ym_uid\r\n${rows}`,
      );
    const rows =
      '1;Опт;500,50;01.05.2026 12:00:00;04.05.2026 18:40:00;Успешно реализовано;Продажи;9007199254740993001;17409900019876543219\r\n' +
      '2;Сайт;;02.05.2026 09:00:00;;Закрыто и не реализовано;Продажи;;\r\n3;Новая;;02.05.2026 09:00:00;;Думает;Продажи;;\r\n';
    const file = mapped(csv(rows), { currency: 'RUB' });
    expect(entitiesIn(file).map(({ fields }) => (fields as { status: string }).status)).toEqual([
      'won',
      'lost',
      'open',
    ]);
    // Longer than any number of JavaScript, and exact.
    expect(entitiesIn(file)[0]).toMatchObject({
      identifiers: { ym_client_id: { value: '17409900019876543219' } },
      fields: { amountMicros: 500_500_000n },
    });
    expect(file.mapped.records[1]).toMatchObject({
      facts: [{}, { kind: 'event', clickIds: { yclid: '9007199254740993001' } }],
    });
    const own = mapped(csv(rows), { currency: 'RUB', won: ['Думает'] });
    expect(entitiesIn(own).map(({ fields }) => (fields as { status: string }).status)).toEqual([
      'open',
      'lost',
      'won',
    ]);
    const closed = mapped(
      '"ID";"Название сделки";"Стадия сделки";"Сумма";"Валюта";"Дата создания";"Сделка закрыта"\n"5";"A";"Своя";"1.00";"Российский рубль";"01.05.2026 12:00:00";"Да"\n',
    );
    expect(rejectionsOf(closed.mapped)).toMatchObject([{ position: 2, detail: { got: 'Своя' } }]);
  });

  it('counts the deepest level of a report in which groups and rows are the same money', () => {
    const file = mapped(
      'Продажи;;;;;\nПериод: 01.05.2026 - 31.05.2026;;;;;\nКонтрагент;Дата, Документ;Номенклатура;Выручка;НДС;Себестоимость\n;;;руб.;руб.;руб.\n' +
        'Ева;;;120;20;70\n;04.05.2026 Реализация 0000-000009 от 04.05.2026 9:00:00;Боты;90;15;50\n;04.05.2026 Реализация 0000-000009 от 04.05.2026 9:00:00;Шнурки;30;5;20\n' +
        'Иван;;;-30;-5;-20\n;05.05.2026 Возврат товаров 0000-000003 от 05.05.2026 9:00:00;Шнурки;-30;-5;-20\nИтого;;;90;15;50\n',
    );
    const orders = entitiesIn(file).map(
      ({ fields }) => fields as { totalMicros: bigint; taxMicros: bigint; costMicros: bigint },
    );
    const sum = (name: 'totalMicros' | 'taxMicros' | 'costMicros') =>
      orders.reduce((all, each) => all + each[name], 0n);
    expect(orders).toHaveLength(2);
    expect([sum('totalMicros'), sum('taxMicros'), sum('costMicros')]).toEqual([
      90n * EUR,
      15n * EUR,
      50n * EUR,
    ]);
  });

  it('takes the margin of a sale that does not say what its goods cost from the share that was said', () => {
    const orders =
      'order number,date,total,tax,currency,cost of goods\nA-1,2026-05-04,120,20,EUR,\nA-2,2026-05-04,50,0,EUR,45\n';
    const costs = (options: FileOptions) =>
      entitiesIn(mapped(orders, options)).map(
        ({ fields }) => (fields as { costMicros?: bigint }).costMicros,
      );
    // 100 without tax at 42 %: the goods cost 58; the second order says it itself.
    expect(costs({ marginRate: '0.42' })).toEqual([58n * EUR, 45n * EUR]);
    expect(costs({})).toEqual([undefined, 45n * EUR]);
    const deals = 'id,title,stage,created,amount,currency\n7,Sofa,won,2026-05-04,200,EUR\n';
    expect(entitiesIn(mapped(deals, { marginRate: '0.42' }))).toMatchObject([
      { fields: { marginMicros: 84n * EUR } },
    ]);
  });

  it('books what came into an account, and only proposes what went out', () => {
    const file = mapped(
      'Tarih;Açıklama;Tutar;Bakiye;Dekont No\n14/05/2026;GELEN HAVALE SIPARIS W-77;1.250,50;2.000,00;1\n15/05/2026;META PLATFORMS REKLAM;-300,00;1.700,00;2\n',
      { currency: 'TRY' },
    );
    expect(entitiesIn(file)).toMatchObject([
      { entityType: 'payment', fields: { amountMicros: 1_250_500_000n, orderNumber: 'W-77' } },
    ]);
    expect(file.mapped.records[2]).toMatchObject({ skipped: { code: 'payment_to_advertiser' } });
    const statement =
      '1CClientBankExchange\r\nКодировка=Windows\r\nРасчСчет=40702978000000000111\r\nСекцияДокумент=Платежное поручение\r\nНомер=4\r\nДата=14.05.2026\r\nСумма=99.00\r\nПлательщикСчет=222\r\nПолучательСчет=40702978000000000111\r\nДатаПоступило=14.05.2026\r\nНазначениеПлатежа=Оплата по счету № 12\r\nКонецДокумента\r\nКонецФайла\r\n';
    expect(entitiesIn(mapped(win1251(statement)))).toMatchObject([
      { fields: { amountMicros: 99n * EUR, currency: 'EUR', invoiceNumber: '12' } },
    ]);
  });

  it.each([
    [
      'calls',
      'Call time,Phone,Duration,Direction\n2026-05-04 10:00:00,+436641234567,01:05,in\n',
      { entityType: 'call', fields: { talkSeconds: 65, status: 'answered' } },
    ],
    [
      'calls',
      'Call time,Phone,Duration,Call script\n2026-05-04 10:00:00,+436641234567,65,greeting: yes; price: no\n',
      { entityType: 'call', fields: { scored: { greeting: true, price: false } } },
    ],
    [
      'leads',
      'Created at,Email,Form\n2026-05-04 10:00,eva@shop.example,price\n',
      { entityType: 'lead', fields: { form: 'price' } },
    ],
    [
      'products',
      'SKU,Product name,Price,Cost,Currency\nA1,Boots,30,12.5,EUR\n',
      { entityType: 'product', fields: { costMicros: 12_500_000n } },
    ],
    [
      'stock',
      'SKU,Warehouse,Stock\nA1,main,7\n',
      { entityType: 'stock_level', fields: { available: 7n * EUR } },
    ],
    [
      'invoices',
      'Invoice number,Supplier,Invoice date,Net,VAT,Total,Currency\n17,Agency,2026-05-04,100,20,120,EUR\n',
      { entityType: 'invoice', fields: { grossMicros: 120n * EUR } },
    ],
    [
      'promo_codes',
      'Promo code,Partner,Discount percent\nEVA10,Eva,10\n',
      { entityType: 'promo_code', fields: { discountShare: 100_000n } },
    ],
    [
      'partner_sales',
      'Date,Partner,Order number,Amount,Currency\n2026-05-04,Dealer,77,100,EUR\n',
      { entityType: 'order', fields: { partner: 'Dealer' } },
    ],
    [
      'orders',
      'Order number,Order date,Branch,Total,Currency\n78,2026-05-04,Centre,100,EUR\n',
      { entityType: 'order', fields: { branch: 'Centre' } },
    ],
    [
      'deals',
      'Сделка,Стадия,Дата создания,Филиал\nСтол,Успешно реализовано,04.05.2026,Центр\n',
      { entityType: 'deal', fields: { branch: 'Центр' } },
    ],
    [
      'reviews',
      'Дата отзыва;Площадка;Филиал;Оценка;Отзыв;Дата ответа\n04.05.2026;2gis;Центр;4;Хорошо;06.05.2026\n',
      {
        entityType: 'review',
        fields: {
          ...{ platform: '2gis', branch: 'Центр', text: 'Хорошо' },
          ...{ rating: 4n * EUR, ratingMax: 5n * EUR },
        },
      },
    ],
    [
      'reviews',
      'Review date,Platform,Rating,Review\n2026-05-04,Booking,8.5,Fine\n',
      { entityType: 'review', fields: { rating: 8_500_000n, ratingMax: 10n * EUR } },
    ],
    [
      'marketplace',
      'Артикул поставщика,Тип документа,Обоснование для оплаты,Дата продажи,Кол-во,Вайлдберриз реализовал Товар (Пр),Srid\nA1,Возврат,Возврат,2026-05-04,1,40,s1\n',
      { entityType: 'refund', fields: { orderId: 's1', netMicros: 40n * EUR } },
    ],
  ])('knows %s by the headings', (kind, content, expected) => {
    const file = mapped(content);
    expect(file.reading.options.kind).toBe(kind);
    expect(entitiesIn(file)).toMatchObject([expected]);
  });

  it.each([
    [
      'visits',
      'client_id,time,url,utm_source\n12.34,2026-05-04 10:00:00,https://shop.example/?a=1,google\n',
      { type: 'page_view', traffic: { source: 'google' } },
    ],
    [
      'visits',
      'client_id,time,url\n12.34,2026-05-04 10:00:00,https://shop.example/?utm_source=vk&utm_medium=cpc&utm_campaign=spring&yclid=77\n',
      {
        traffic: { source: 'vk', medium: 'cpc', campaign: 'spring', clickIds: ['yclid'] },
      },
    ],
    [
      'touches',
      'Event,Date,Email\nFair,2026-05-04,eva@shop.example\n',
      { type: 'offline', subject: 'Fair', precision: 'day' },
    ],
    [
      'market',
      'Date,Metric,Value,Subject\n2026-05-04,demand,1200,boots\n',
      { type: 'market', rows: [{ metrics: { value: 1_200n * EUR } }] },
    ],
    [
      'social',
      'Network,Published at,Post,Reach,Engagements,Link\nVK,2026-05-04T10:00:00Z,77,900,30,https://shop.example/?utm_source=vk\n',
      {
        type: 'social_stats',
        rows: [
          {
            dimensions: {
              ...{
                network: 'vk',
                post: '77',
                kind: 'post',
                url: 'https://shop.example/?utm_source=vk',
              },
              published: '2026-05-04T10:00:00.000Z',
            },
            metrics: { reach: 900n * EUR, engagements: 30n * EUR },
          },
        ],
      },
    ],
    [
      'searches',
      'Дата;Запрос;Показы;Клики;Средняя позиция\n04.05.2026;стол;40;3;5,5\n04.05.2026;;10;1;\n',
      {
        type: 'search_performance',
        rows: [
          {
            dimensions: { query: 'стол' },
            // 40 × 5.5.
            metrics: { impressions: 40n * EUR, clicks: 3n * EUR, position_sum: 220n * EUR },
          },
          { dimensions: { query: '' }, metrics: { impressions: 10n * EUR, clicks: EUR } },
        ],
      },
    ],
  ])('knows %s by the headings', (kind, content, expected) => {
    const file = mapped(content);
    expect(file.reading.options.kind).toBe(kind);
    expect(file.mapped.records[1]).toMatchObject({ facts: [expected] });
  });
});

describe('a file that leaves something open', () => {
  const costs = (...rows: string[]) =>
    `date,utm_source,utm_medium,campaign,cost,currency\n${rows.join('\n')}\n`;
  const row = (date: string, cost: string) => `${date},google,cpc,A,"${cost}",EUR`;
  it.each<[string, string | Uint8Array, (string | number)[]]>([
    [
      'two ways of decimals',
      costs(row('2026-05-04', '1,234.56'), row('2026-05-05', '1.234,56')),
      ['file_decimals_differ', 3, 'cost'],
    ],
    [
      'decimals or thousands',
      costs(row('2026-05-04', '1,234')),
      ['file_decimals_ambiguous', 2, 'cost'],
    ],
    [
      'two orders of dates',
      costs(row('13/05/2026', '1'), row('05/14/2026', '1')),
      ['file_dates_differ', 3, 'date'],
    ],
    ['a date of either order', costs(row('05/04/2026', '1')), ['file_dates_ambiguous', 2, 'date']],
    [
      'two encodings',
      Buffer.concat([
        Buffer.from('Дата;Кампания;Расход;Валюта\n04.05.2026;Боты;1;RUB\n'),
        win1251('05.05.2026;Шнурки;1;RUB\n'),
      ]),
      ['file_encoding_mixed', 3],
    ],
    ['no table', 'Dear all,\nthis is a letter.\n', ['file_headings_unknown']],
    ['bytes', Buffer.from([1, 2, 0, 3, 255, 254, 0]), ['file_no_table']],
    ['a damaged workbook', Buffer.from('PK\u0003\u0004 none'), ['file_workbook_unreadable']],
    ['an archive of two tables', zipped('a.csv', 'b.csv'), ['file_archive_unreadable']],
    ['nothing', '', ['file_empty']],
    ['a plan', 'month,channel,budget\n2026-01,Paid Search,100\n', ['file_is_plan']],
    [
      'no currency',
      'date,utm_source,utm_medium,campaign,cost\n2026-05-04,google,cpc,A,1\n',
      ['file_currency_missing'],
    ],
    ['no traffic', 'date,campaign,cost,currency\n2026-05-04,A,1,EUR\n', ['file_traffic_missing']],
    [
      'no day',
      'utm_source,utm_medium,campaign,cost,currency\ngoogle,cpc,A,1,EUR\n',
      ['file_day_missing'],
    ],
  ])('is refused by line and column: %s', (_what, content, expected) => {
    expect(refusal(content)).toEqual(expected);
  });

  it('is read once it is said', () => {
    expect(totalCost(mapped(costs(row('2026-05-04', '1,234')), { decimal: 'comma' }))).toBe(
      1_234_000n,
    );
    expect(totalCost(mapped(costs(row('2026-05-04', '1,234')), { decimal: 'point' }))).toBe(
      1_234n * EUR,
    );
    expect(costsIn(mapped(costs(row('05/04/2026', '1')), { dates: 'mdy' }))).toMatchObject([
      { date: '2026-05-04' },
    ]);
    expect(refusal(costs(row('2026-05-04', '1.5')), { decimal: 'comma' })).toEqual([
      'file_decimals_contradict',
      2,
      'cost',
    ]);
    expect(
      refusal('Created at,Email\n2026-05-04 10:00,eva@shop.example\n', { timezone: undefined }),
    ).toBeDefined();
  });

  it('shares a cost of several days out to the last micro, however it is asked', () => {
    const period =
      'utm_source,utm_medium,campaign,cost,currency,fee\nradio,offline,A,100.00,EUR,10\n';
    expect(refusal(period, { from: '2026-01-30', to: '2026-03-01' })).toEqual([
      'file_period_unspread',
    ]);
    const days = mapped(period, { from: '2026-01-30', to: '2026-03-01', spread: 'days' });
    expect(costsIn(days)).toHaveLength(31);
    expect(totalCost(days)).toBe(100n * EUR);
    expect(costsIn(days).reduce((sum, { feeMicros = 0n }) => sum + feeMicros, 0n)).toBe(10n * EUR);
    // Three months of a third each: of January two days, of March one.
    const months = costsIn(
      mapped(period, { from: '2026-01-30', to: '2026-03-01', spread: 'months' }),
    );
    expect(months.reduce((sum, { costMicros }) => sum + costMicros, 0n)).toBe(100n * EUR);
    expect([months[0], months.at(-1)].map((each) => each!.costMicros)).toEqual([
      16_666_666n,
      33_333_334n,
    ]);
  });

  it('rejects single rows with their lines, and the others go on', () => {
    const file = mapped(
      costs(row('2026-05-04', '1.50'), row('2026-05-05', 'a lot'), row('2026-02-30', '1.00')),
    );
    expect(rejectionsOf(file.mapped)).toMatchObject([
      { position: 3, code: 'money_unreadable' },
      { position: 4, code: 'time_unreadable' },
    ]);
    expect(totalCost(file)).toBe(1_500_000n);
  });
});

describe('fixtures', () => {
  const read = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
  it('give the figures of their good rows, with and without what is unknown, twice the same', () => {
    const ads = mapped(read('google-ads.csv'));
    // 2,000.10 + 0.90; the third row has no amount and is told with its line.
    expect(totalCost(ads)).toBe(2_001n * EUR);
    expect(rejectionsOf(ads.mapped)).toMatchObject([{ position: 6, code: 'money_unreadable' }]);
    expect(mapped(read('google-ads.csv')).mapped).toEqual(ads.mapped);
    const deals = mapped(read('deals-ru.csv'), { currency: 'RUB' });
    expect(entitiesIn(deals)).toMatchObject([
      { version: Date.parse('2026-05-04T18:40:00Z') * 1000, fields: { status: 'won' } },
      { fields: { status: 'open', amountMicros: null } },
    ]);
    // A column that nobody knows changes nothing.
    const more = read('google-ads.csv')
      .toString()
      .replace('Conversions\n', 'Conversions,Odd\n')
      .replace(/(1\.50|0\.00)\n/g, '$1,x\n');
    expect(costsIn(mapped(more)).map(({ costMicros }) => costMicros)).toEqual(
      costsIn(ads).map(({ costMicros }) => costMicros),
    );
  });
});

describe('a file on the line', () => {
  const context = { settings: {}, identity: { keepContacts: false } };
  it('is read again by what it was read by, whatever the settings say now', () => {
    const content = 'Wann;Was;Wieviel\n04.05.2026;Aktion;12,50\n';
    const columns = { Wann: 'day', Was: 'campaign', Wieviel: 'cost' } as const;
    const first = mapped(content, {
      columns,
      currency: 'EUR',
      utmSource: 'radio',
      utmMedium: 'offline',
    });
    expect(costsIn(first)).toMatchObject([
      { date: '2026-05-04', campaign: 'Aktion', costMicros: 12_500_000n },
    ]);
    const delivery = { ...fileDelivery(content), headers: optionsHeader(first.reading.options) };
    expect(source.map(delivery, { ...context, settings: { currency: 'USD' } })).toEqual(
      first.mapped,
    );
  });

  it('is one rejection where it is refused, never an exception', () => {
    for (const body of [
      '',
      'x',
      '\0\0',
      'PK\u0003\u0004',
      '{"a":1',
      '<table></table>',
      '1CClientBankExchange',
      'a;b\n"',
    ])
      expect(kindsOf(source.map(fileDelivery(body), context))).toEqual(['rejection']);
    const joined = { ...fileDelivery('a'), headers: { [TEXTS_HEADER]: '1' } };
    expect(kindsOf(source.map(joined, context))).toEqual(['rejection']);
  });
});
