import type { AudienceLayout } from '../contract/audiences.ts';
import { asKept, digitsOnly, googleEmail, md5As, sha256As } from '../way-back/hashed.ts';
import { plainCsv } from '../way-back/vendors/pieces.ts';

/** Addresses and numbers of one customer, as they are kept: hashed or readable. */
export interface Contacts {
  readonly email: readonly string[];
  readonly phone: readonly string[];
}

interface Layout {
  /** Headings of e-mail and phone; without any a line is a value. */
  readonly headings: readonly [email: string, phone: string] | null;
  readonly email: (kept: string) => string | undefined;
  readonly phone: (kept: string) => string | undefined;
  /** Shorter lists are refused. */
  readonly fewest: number;
}

/** What each platform reads. Google and Meta match by SHA-256, Yandex Audience and VK by MD5. */
export const LAYOUTS: Readonly<Record<AudienceLayout, Layout>> = {
  google: {
    headings: ['Email', 'Phone'],
    email: (kept) => sha256As(kept, googleEmail, true),
    phone: (kept) => sha256As(kept, asKept, true),
    fewest: 1,
  },
  meta: {
    headings: ['email', 'phone'],
    email: (kept) => sha256As(kept, asKept, true),
    // Hashed without the plus sign: no hash of E.164 serves.
    phone: (kept) => sha256As(kept, digitsOnly, false),
    fewest: 1,
  },
  yandex: {
    headings: ['email', 'phone'],
    email: (kept) => md5As(kept, asKept),
    phone: (kept) => md5As(kept, digitsOnly),
    fewest: 100,
  },
  vk: {
    headings: null,
    email: (kept) => md5As(kept, asKept),
    phone: (kept) => md5As(kept, digitsOnly),
    fewest: 1,
  },
};

export interface WrittenList {
  readonly members: number;
  /** Customers of whom something is kept and nothing can be used. */
  readonly unusable: number;
  readonly text: string;
}

/** The list as a platform reads it: a row for each address with the number beside it, in no order that tells anything. */
export function writeList(layout: AudienceLayout, customers: readonly Contacts[]): WrittenList {
  const { headings, email, phone } = LAYOUTS[layout];
  const rows = new Set<string>();
  let [members, unusable] = [0, 0];
  for (const contacts of customers) {
    const emails = usable(contacts.email, email);
    const phones = usable(contacts.phone, phone);
    if (emails.length + phones.length === 0) {
      unusable++;
      continue;
    }
    members++;
    if (!headings) for (const value of [...emails, ...phones]) rows.add(value);
    else
      for (let at = 0; at < Math.max(emails.length, phones.length); at++)
        rows.add(`${emails[at] ?? ''},${phones[at] ?? ''}`);
  }
  // Sorted by hash: neither who is dear nor who came first can be read from it.
  const sorted = [...rows].sort().map((row) => row.split(','));
  return { members, unusable, text: plainCsv([...(headings ? [[...headings]] : []), ...sorted]) };
}

function usable(kept: readonly string[], as: (kept: string) => string | undefined): string[] {
  return [...new Set(kept.map(as).filter((value) => value !== undefined))].sort();
}
