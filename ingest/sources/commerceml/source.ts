import type { RequestHead, Source, Verdict } from '../../contract/source.ts';
import { noRecord } from '../../mapping/left-out.ts';
import { mapRecords, orRejected } from '../../mapping/map-records.ts';
import { bytesOf } from '../../mapping/texts-of.ts';
import { basicAuth, refused } from '../../verification/verify.ts';
import { documentFacts } from './document.ts';
import { EXAMPLE } from './example.ts';
import { commercemlExchange, FILE_LIMIT, opensSession } from './exchange.ts';
import { type FileContext, type FileRecord, readExchangeFile } from './exchange-file.ts';
import { offerFacts } from './offer.ts';
import { productFact } from './product.ts';
import { checkSession } from './session.ts';
import { type CommercemlSettings, commercemlSettings } from './settings.ts';

/** 1C as it exchanges with a site: orders with their states and money, goods, prices and stock. */
export const source: Source<CommercemlSettings> = {
  name: 'commerceml',
  example: EXAMPLE,
  title: '1C (CommerceML)',
  about: {
    verification: 'Basic with `user` and `password` opens a session, whose cookie is signed',
    dedupe: 'id of the document, product or offer, and its content',
    version: '`ДатаФормирования` of the file; where that is a day alone, its receipt',
    becomes: 'entities `order`, `refund`, `payment`, `contact`, `product`, `stock_level`',
  },
  settings: commercemlSettings,
  endpoints: [
    {
      name: 'exchange',
      methods: ['GET', 'POST'],
      paths: ['/collect/commerceml', '/collect/commerceml/:account'],
      maxBodyBytes: FILE_LIMIT,
      holds: 'file',
      keepHeaders: [],
      verifyHead: verify,
      verify,
      exchange: commercemlExchange,
      accepted: { status: 200 },
    },
  ],
  importing: { kind: 'text' },
  map(delivery, { settings, identity }) {
    return orRejected(delivery, () => {
      const files = bytesOf(delivery).map((body) =>
        readExchangeFile(body, delivery.receivedAt, settings),
      );
      if (files.every(({ records }) => records.length === 0))
        return { records: [noRecord('a file without documents and goods')] };
      const contexts = new Map<unknown, FileContext>(
        files.flatMap(({ records, context }) => records.map(({ value }) => [value, context])),
      );
      return mapRecords(
        files.flatMap(({ records }) => records),
        (value) => {
          const { kind, node } = value as FileRecord;
          const context = { delivery, identity, file: contexts.get(value)! };
          if (kind === 'document') return documentFacts(node, context);
          return kind === 'product' ? [productFact(node, context)] : offerFacts(node, context);
        },
        delivery.receivedAt,
      );
    });
  },
};

function verify(request: RequestHead, { user, password }: CommercemlSettings): Verdict {
  if (!user || !password)
    return refused('No credentials are configured for this account; set `user` and `password`');
  return opensSession(request.query)
    ? basicAuth(request, user, password)
    : checkSession(request, { user, password }, Date.now());
}
