import type { CollectRequest, RequestHead, Verdict } from '../../contract/source.ts';
import { bearerToken } from '../../verification/bearer-token.ts';
import { basicAuth, matches, refused } from '../../verification/verify.ts';
import { bodyField } from './body-field.ts';
import type { Place, Reader } from './reader.ts';
import type { PackSettings } from './settings.ts';
import { readSignature } from './signature.ts';

/** One way in which an account can be verified. */
export interface Verification {
  /** Settings without which it cannot be used. */
  readonly needs: readonly string[];
  readonly says: string;
  /** Parameter of the address that holds a secret. */
  readonly parameter?: string;
  /** Whether what it checks travels in the body, so that it has to be taken out before that is stored. */
  readonly inBody?: boolean;
  /** What the head alone condemns; undefined where the body decides. */
  head(request: RequestHead, settings: PackSettings): Verdict | undefined;
  whole(request: CollectRequest, settings: PackSettings, now: number): Verdict;
}

const KINDS = [
  'hmac',
  'digest',
  'public_key',
  'bearer',
  'basic',
  'address',
  'header',
  'field',
] as const;

/**
 * The ways of a pack. The first whose settings an account has decides alone: an account with a key is never let in by
 * a weaker secret. An account without any takes nothing.
 */
export function readVerifications(
  given: unknown,
  place: Place,
  reader: Reader,
): readonly Verification[] {
  const all = reader.list(given, place);
  if (all.length === 0) reader.report('value_missing', place, 'At least one way is needed.');
  return all.map(([one, at]) => {
    const known = reader.object(one, at, KINDS);
    const kind = KINDS.find((name) => known[name] !== undefined);
    if (!kind) {
      reader.report('value_missing', at, `Expected one of ${KINDS.join(', ')}.`);
      return NEVER;
    }
    return readKind(kind, known[kind], [...at, kind], reader);
  });
}

const NEVER: Verification = {
  needs: [],
  says: '',
  head: () => refused('cannot be verified'),
  whole: () => refused('cannot be verified'),
};

function readKind(
  kind: (typeof KINDS)[number],
  given: unknown,
  place: Place,
  reader: Reader,
): Verification {
  switch (kind) {
    case 'hmac':
    case 'digest':
    case 'public_key':
      return readSignature(kind, given, place, reader);
    case 'bearer': {
      const name = reader.setting(given, place);
      return ofHead([name], `\`Authorization: Bearer\` with \`${name}\``, (request, settings) =>
        bearerToken(request, text(settings[name])),
      );
    }
    case 'basic': {
      const parts = reader.object(given, place, ['user', 'password'], ['user', 'password']);
      const user = reader.setting(parts.user, [...place, 'user']);
      const password = reader.setting(parts.password, [...place, 'password']);
      return ofHead(
        [user, password],
        `HTTP basic: \`${user}\` and \`${password}\``,
        (request, settings) => basicAuth(request, text(settings[user]), text(settings[password])),
      );
    }
    case 'address': {
      const parts = reader.object(given, place, ['parameter', 'secret'], ['parameter', 'secret']);
      const parameter = reader.text(parts.parameter, [...place, 'parameter']);
      const name = reader.setting(parts.secret, [...place, 'secret']);
      const says = `secret in the address: \`?${parameter}=\``;
      const way = ofHead([name], says, (request, settings) => {
        const sent = new URLSearchParams(request.query).get(parameter) ?? undefined;
        return matches(sent, text(settings[name]), parameter);
      });
      return { ...way, parameter };
    }
    case 'header': {
      const parts = reader.object(given, place, ['name', 'secret'], ['name', 'secret']);
      const header = reader.text(parts.name, [...place, 'name']).toLowerCase();
      const name = reader.setting(parts.secret, [...place, 'secret']);
      return ofHead([name], `secret in the header \`${header}\``, (request, settings) =>
        matches(request.headers[header], text(settings[name]), header),
      );
    }
    case 'field': {
      const parts = reader.object(given, place, ['path', 'secret'], ['path', 'secret']);
      const path = reader.text(parts.path, [...place, 'path']);
      const name = reader.setting(parts.secret, [...place, 'secret']);
      return {
        needs: [name],
        says: `secret in the field \`${path}\` of the body`,
        inBody: true,
        head: () => undefined,
        whole: (request, settings) =>
          matches(bodyField(request, path), text(settings[name]), `field ${path}`),
      };
    }
  }
}

function ofHead(
  needs: readonly string[],
  says: string,
  check: (request: RequestHead, settings: PackSettings) => Verdict,
): Verification {
  return { needs, says, head: check, whole: check };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
