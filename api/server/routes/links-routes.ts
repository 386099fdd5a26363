import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { renderSVG } from 'uqr';
import * as z from 'zod';
import { linkFaultText } from '../../contract/link-words.ts';
import {
  knownNames,
  type LinkRequest,
  linkCheck,
  linkCode,
  linkList,
  linkRequest,
  saveLinkRequest,
  writtenLink,
} from '../../contract/links.ts';
import { checkLink } from '../../links/check-link.ts';
import type { LinkBody } from '../../links/link-document.ts';
import { USUAL_RULES } from '../../links/naming-rules.ts';
import { listLinks, showLink, usedNames } from '../../links/read-links.ts';
import { saveLink } from '../../links/save-link.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { able } from './able.ts';
import { freshReader } from './fresh-reader.ts';

const TAG = { tags: ['links'] };
const READS = ['parameters_invalid', 'figures_incomplete'] as const;
const WRITES = [
  ...READS,
  ...(['body_invalid', 'cross_site_refused', 'disk_low', 'log_unavailable'] as const),
  'operation_unavailable',
] as const;
const one = z.strictObject({ code: linkCode });
const none = z.strictObject({});

/** Tagged links: checked, kept, shortened. */
export function linksRoutes(options: ApiOptions): FastifyPluginAsyncZod {
  const {
    ops = {},
    links = { rules: USUAL_RULES, address: undefined, classification: undefined },
  } = options;
  const from = freshReader(options);
  const readNames = usedNames();
  /** Read for whoever asks at the time: one who goes away must not end it for the others. */
  async function namesInUse(request: FastifyRequest, reply: FastifyReply) {
    await from(request, reply);
    return readNames(options.reader(), new Date());
  }

  async function check(request: FastifyRequest, reply: FastifyReply, asked: LinkRequest) {
    const used = await namesInUse(request, reply);
    const { url, ...tags } = asked;
    const { rules, classification } = links;
    return checkLink(url, tags, { rules, used, ...(classification && { classification }) });
  }

  /** @throws ProblemError `body_invalid` with everything that is wrong with it. */
  async function bodyOf(
    request: FastifyRequest,
    reply: FastifyReply,
    { name, ...asked }: LinkRequest & { readonly name: string },
  ): Promise<LinkBody> {
    const { url, problems: wrong } = await check(request, reply, asked);
    if (url === null)
      throw new ProblemError('body_invalid', {
        errors: wrong.map((fault) => ({
          field: fault.tag ?? 'url',
          message: linkFaultText(fault, 'en'),
        })),
      });
    const { url: landing, ...tags } = asked;
    return { name, landing, url, tags };
  }

  async function save(
    request: FastifyRequest,
    reply: FastifyReply,
    code: string | undefined,
    body: LinkBody | null,
    isNew: boolean,
  ) {
    const append = able(ops, 'saveDocument');
    const author = request.principal?.name ?? '';
    const store = { append, reader: await from(request, reply), now: new Date(), author };
    const { link, visible } = await saveLink(store, code, body, { isNew });
    return reply
      .code(visible ? (isNew ? 201 : 200) : 202)
      .send({ link: showLink(link, links), visible });
  }
  const WRITTEN = { 200: writtenLink, 201: writtenLink, 202: writtenLink };

  return async (app) => {
    app.get(
      '/links',
      {
        config: { permission: 'links.read' },
        schema: {
          ...{ operationId: 'listLinks', summary: 'Every link with its clicks and visits', ...TAG },
          querystring: none,
          response: { 200: linkList, ...problems(...READS) },
        },
      },
      async (request, reply) => ({ links: await listLinks(await from(request, reply), links) }),
    );

    app.get(
      '/links/names',
      {
        config: { permission: 'links.read' },
        schema: {
          ...{ operationId: 'linkNames', summary: 'Names for tags: in use, agreed on, ready sets' },
          ...TAG,
          querystring: none,
          response: { 200: knownNames, ...problems(...READS) },
        },
      },
      async (request, reply) => {
        const used = await namesInUse(request, reply);
        const { allowed, templates } = links.rules;
        return {
          sources: [...(allowed.source ?? used.source)],
          mediums: [...(allowed.medium ?? used.medium)],
          campaigns: [...(allowed.campaign ?? used.campaign)],
          templates,
        };
      },
    );

    app.post(
      '/links/check',
      {
        config: { permission: 'links.read' },
        schema: {
          operationId: 'checkLink',
          summary:
            'The tagged address, the channel that it will count for and why; nothing is kept',
          ...TAG,
          querystring: none,
          body: linkRequest,
          response: { 200: linkCheck, ...problems(...READS, 'body_invalid', 'cross_site_refused') },
        },
      },
      async (request, reply) => check(request, reply, request.body),
    );

    app.get(
      '/links/qr.svg',
      {
        config: { permission: 'links.read' },
        schema: {
          ...{ operationId: 'linkQr', summary: 'An address as a QR code (SVG)', ...TAG },
          querystring: z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(1024) }),
          produces: ['image/svg+xml'],
          response: { ...problems('parameters_invalid') },
        },
      },
      async (request, reply) => {
        // A quarter of a code may be torn or dirty: it is printed.
        const svg = renderSVG(request.query.url, { ecc: 'Q', border: 4 });
        return reply.type('image/svg+xml').send(svg);
      },
    );

    app.post(
      '/links',
      {
        config: { permission: 'links.write' },
        schema: {
          ...{
            operationId: 'createLink',
            summary: 'Keeps a link and gives it a short form',
            ...TAG,
          },
          querystring: none,
          body: saveLinkRequest,
          response: { ...WRITTEN, ...problems(...WRITES, 'link_taken') },
        },
      },
      async (request, reply) => {
        const { code, ...asked } = request.body;
        return save(request, reply, code, await bodyOf(request, reply, asked), true);
      },
    );

    app.put(
      '/links/:code',
      {
        config: { permission: 'links.write' },
        schema: {
          operationId: 'changeLink',
          summary: 'Leads a short link elsewhere; what was printed stays good',
          ...TAG,
          params: one,
          querystring: none,
          body: saveLinkRequest.omit({ code: true }),
          response: { ...WRITTEN, ...problems(...WRITES, 'link_unknown') },
        },
      },
      async (request, reply) =>
        save(
          request,
          reply,
          request.params.code,
          await bodyOf(request, reply, request.body),
          false,
        ),
    );

    app.delete(
      '/links/:code',
      {
        config: { permission: 'links.write' },
        schema: {
          ...{ operationId: 'deleteLink', summary: 'Deletes a link: its short form leads nowhere' },
          ...TAG,
          params: one,
          querystring: none,
          response: { ...WRITTEN, ...problems(...WRITES, 'link_unknown') },
        },
      },
      async (request, reply) => save(request, reply, request.params.code, null, false),
    );
  };
}
