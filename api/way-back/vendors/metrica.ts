import type { Outgoing, Parcel, Vendor } from '../vendor.ts';
import { amountText, commonVerdict, lastClick, parsed, plainCsv, seconds } from './pieces.ts';

const BOUNDARY = 'throughline-offline-conversions';

/**
 * Yandex Metrica's offline conversions, which Direct learns from. A conversion joins a visit of the last 21 days. Nothing
 * recognises a copy: a file goes once. Its comment names it, so that after a breakdown the list of uploads tells
 * whether it arrived. One kind of identifier and one currency a file: with several, prices are blanked.
 */
export const metrica: Vendor = {
  name: 'metrica',
  conversionDays: 21,
  clickDays: 21,
  batch: 1000,
  dedupeHours: 0,
  restates: false,
  identify(candidate) {
    const click = lastClick(candidate, ['yclid'], 21);
    const [clientId] = candidate.owner.identifiers.ym_client_id ?? [];
    const [userId] = candidate.owner.identifiers.user_id ?? [];
    if (click) return { click, emails: [], phones: [] };
    if (clientId) return { visitor: { kind: 'ClientId', value: clientId }, emails: [], phones: [] };
    if (userId) return { visitor: { kind: 'UserId', value: userId }, emails: [], phones: [] };
    return undefined;
  },
  parcels(events, run) {
    const groups = new Map<string, Outgoing[]>();
    for (const event of events) {
      const group = `${heading(event)} ${event.value?.currency ?? ''}`;
      groups.set(group, [...(groups.get(group) ?? []), event]);
    }
    return [...groups.values()].map((group, index) => ({
      label: `${run}-${index}`,
      events: group,
    }));
  },
  request(parcel, target) {
    const query = new URLSearchParams({ comment: `throughline ${parcel.label}` });
    return {
      method: 'POST',
      url: `${target.endpoint}/management/v1/counter/${target.account}/offline_conversions/upload?${query}`,
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      body: [
        `--${BOUNDARY}`,
        'Content-Disposition: form-data; name="file"; filename="conversions.csv"',
        'Content-Type: text/csv; charset=utf-8',
        '',
        table(parcel.events),
        `--${BOUNDARY}--`,
        '',
      ].join('\r\n'),
    };
  },
  read(answer, { events }: Parcel) {
    const common = commonVerdict(answer);
    if (common) return common;
    const body = parsed(answer.body);
    if (answer.status === 200) {
      const uploading = body.uploading as
        | { id?: number | string; line_quantity?: number; source_quantity?: number }
        | undefined;
      const taken = uploading?.source_quantity ?? uploading?.line_quantity;
      return uploading?.id !== undefined && (taken === undefined || taken === events.length)
        ? { kind: 'accepted', reference: String(uploading.id) }
        : { kind: 'unsure', reason: 'received_other_number' };
    }
    const [first] = (body.errors ?? []) as readonly { error_type?: string }[];
    return { kind: 'refused', culprits: new Map(), reason: first?.error_type ?? 'refused' };
  },
  arrivals: {
    request: (target) => ({
      method: 'GET',
      url: `${target.endpoint}/management/v1/counter/${target.account}/offline_conversions/uploadings`,
      headers: {},
    }),
    read({ status, body }) {
      const { uploadings } = parsed(body);
      if (status !== 200 || !Array.isArray(uploadings)) return undefined;
      return new Set(
        (uploadings as readonly { comment?: string }[]).flatMap(
          ({ comment }) => /^throughline (\S+)$/.exec(comment ?? '')?.[1] ?? [],
        ),
      );
    },
  },
  fitsFile: () => true,
  file: (events, target) => ({
    name: `metrica-${target.account}.csv`,
    type: 'text/csv',
    text: table(events),
  }),
};

function heading({ identity }: Outgoing): string {
  return identity.click ? 'Yclid' : (identity.visitor?.kind ?? 'ClientId');
}

/** Of one kind of identifier each column; a file by hand may have several kinds, each row one of them. */
function table(events: readonly Outgoing[]): string {
  const kinds = [...new Set(events.map(heading))];
  const isPriced = events.some(({ value }) => value !== null);
  return plainCsv([
    [...kinds, 'Target', 'DateTime', ...(isPriced ? ['Price', 'Currency'] : [])],
    ...events.map((one) => [
      ...kinds.map((kind) =>
        kind === heading(one) ? (one.identity.click?.value ?? one.identity.visitor!.value) : '',
      ),
      one.as,
      String(seconds(one)),
      ...(isPriced
        ? [one.value ? amountText(one.value.micros) : '', one.value?.currency ?? '']
        : []),
    ]),
  ]);
}
