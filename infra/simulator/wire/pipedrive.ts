import { isoUtc } from '../calendar.ts';
import { ACCOUNTS, CLIENT_ID_FIELD, PIPEDRIVE_USER } from '../credentials.ts';
import { type Contact, type Deal, PIPELINE, STAGES } from '../deals.ts';
import type { Message } from '../delivery.ts';
import { uuidOf } from '../random.ts';

type Json = Readonly<Record<string, unknown>>;

interface Change {
  readonly entity: 'deal' | 'person';
  readonly id: number;
  readonly action: 'create' | 'change' | 'delete';
  readonly at: number;
  readonly data: Json | null;
  readonly previous: Json | null;
}

export function contactMessages(contact: Contact, password: string): readonly Message[] {
  const { id, createdAt, mergedInto, mergedAt } = contact;
  const base = { entity: 'person', id } as const;
  const changes: Change[] = [
    {
      ...base,
      action: 'create',
      at: createdAt,
      data: personJson(contact, createdAt),
      previous: null,
    },
  ];
  // A merge is told as a deletion of one and a change of the other.
  if (mergedInto && mergedAt)
    changes.push(
      {
        ...base,
        action: 'delete',
        at: mergedAt,
        data: null,
        previous: personJson(contact, createdAt),
      },
      {
        entity: 'person',
        id: mergedInto.id,
        action: 'change',
        at: mergedAt + 40_000,
        data: { ...personJson(mergedInto, mergedAt), merge_what_id: id },
        previous: { merge_what_id: null },
      },
    );
  return changes.map((change) => messageOf(change, `${contact.key}.${change.action}`, password));
}

export function dealMessages(deal: Deal, password: string): readonly Message[] {
  const { createdAt, moves, wonAt, lostAt, contact } = deal;
  const times = [
    createdAt,
    ...moves.map((move) => move.at),
    wonAt ?? lostAt,
    contact.mergedAt && contact.mergedAt + 60_000,
  ]
    .filter((at) => at !== undefined)
    .sort((a, b) => a - b);
  return times.map((at, index) => {
    const data = dealJson(deal, at);
    const before = index > 0 ? dealJson(deal, times[index - 1]!) : undefined;
    const previous =
      before &&
      Object.fromEntries(
        Object.entries(before).filter(
          ([name, value]) => typeof value !== 'object' && data[name] !== value,
        ),
      );
    const change: Change = {
      entity: 'deal',
      id: deal.id,
      action: index === 0 ? 'create' : 'change',
      at,
      data,
      previous: previous ?? null,
    };
    return messageOf(change, `${deal.key}.${index}`, password);
  });
}

function messageOf(change: Change, key: string, password: string): Message {
  const credentials = Buffer.from(`${PIPEDRIVE_USER}:${password}`).toString('base64');
  return {
    key: `pipedrive.${key}`,
    at: change.at,
    source: 'pipedrive',
    account: ACCOUNTS.pipedrive,
    path: `/collect/pipedrive/${ACCOUNTS.pipedrive}`,
    headers: () => ({ authorization: `Basic ${credentials}` }),
    body: () =>
      JSON.stringify({
        data: change.data,
        previous: change.previous,
        meta: {
          action: change.action,
          entity: change.entity,
          entity_id: String(change.id),
          id: uuidOf('pipedrive', key),
          company_id: '880417',
          user_id: '12',
          correlation_id: uuidOf('correlation', key),
          timestamp: isoUtc(change.at),
          version: '2.0',
          webhook_id: '4',
          webhook_owner_id: '12',
          type: 'general',
          change_source: 'app',
          is_bulk_edit: false,
          permitted_user_ids: ['12'],
          attempt: 1,
          host: 'mugandoak.crm.example',
        },
      }),
  };
}

function personJson({ id, person, createdAt }: Contact, at: number): Json {
  const [firstName, lastName] = person.name.split(' ');
  return {
    id,
    name: person.name,
    first_name: firstName,
    last_name: lastName,
    emails: [{ label: 'work', value: person.email, primary: true }],
    phones: [{ label: 'work', value: person.phone, primary: true }],
    add_time: seconds(createdAt),
    update_time: seconds(at),
    owner_id: 12,
    org_id: null,
    is_deleted: false,
  };
}

/** The deal as the CRM sees it at a time. */
function dealJson(deal: Deal, at: number): Json {
  const { plan, contact, wonAt, lostAt } = deal;
  const reached = (time?: number): time is number => time !== undefined && time <= at;
  const moved = deal.moves.filter((move) => move.at <= at).at(-1)?.stage ?? 0;
  const isMerged = contact.mergedInto && reached(contact.mergedAt);
  return {
    id: deal.id,
    title: `${contact.person.name}, corporate order`,
    value: plan.amount / 100,
    currency: plan.currency,
    status: reached(wonAt) ? 'won' : reached(lostAt) ? 'lost' : 'open',
    stage_id: STAGES[moved]!.id,
    pipeline_id: PIPELINE.id,
    person_id: isMerged ? contact.mergedInto.id : contact.id,
    add_time: seconds(deal.createdAt),
    update_time: seconds(at),
    won_time: reached(wonAt) ? seconds(wonAt) : null,
    lost_time: reached(lostAt) ? seconds(lostAt) : null,
    lost_reason: reached(lostAt) ? plan.lostReason : null,
    custom_fields: {
      [CLIENT_ID_FIELD]: deal.clientId ? { type: 'varchar', value: deal.clientId } : null,
    },
  };
}

function seconds(at: number): string {
  return `${isoUtc(at).slice(0, 19)}Z`;
}
