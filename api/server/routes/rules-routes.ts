import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { previewRequest, previewResponse, whyQuery, whyResponse } from '../../contract/rules.ts';
import { ProblemError } from '../../problems/problems.ts';
import { NO_CHANNEL_SETTINGS } from '../../reports/channel-rules/channel-settings.ts';
import { previewRules } from '../../rules/preview-rules.ts';
import { whyVisit } from '../../rules/why-visit.ts';
import type { ApiOptions } from '../options.ts';
import { problems } from '../responses.ts';
import { freshReader } from './fresh-reader.ts';

const TAGS = { tags: ['rules'] };

/** Rules of channels: why a visit counts for one, and what a draft of other rules would move. Nothing is changed. */
export function rulesRoutes(options: ApiOptions): FastifyPluginAsyncZod {
  const { config } = options;
  const { channelSettings: channels = NO_CHANNEL_SETTINGS } = config;
  const from = freshReader(options);
  return async (app) => {
    app.get(
      '/rules/why',
      {
        config: { permission: 'rules.read' },
        schema: {
          ...{ operationId: 'explainChannel', ...TAGS },
          summary: 'Which channel a visit counts for, by which rule, and what of it decided',
          querystring: whyQuery,
          response: { 200: whyResponse, ...problems('parameters_invalid') },
        },
      },
      (request) => whyVisit(request.query, channels),
    );

    app.post(
      '/rules/preview',
      {
        config: { permission: 'rules.preview' },
        schema: {
          ...{ operationId: 'previewRules', ...TAGS },
          summary: 'What other rules and sites would move from channel to channel; changes nothing',
          body: previewRequest,
          response: {
            200: previewResponse,
            ...problems('body_invalid', 'cross_site_refused', 'figures_incomplete'),
          },
        },
      },
      async (request, reply) => {
        const { rules, own, payment_pages: paymentPages, referrers, beside } = request.body;
        const draft = beside
          ? { rules: [...rules, ...channels.rules], sites: channels.sites }
          : { rules, sites: { own, paymentPages, referrers } };
        const reader = await from(request, reply);
        try {
          return await previewRules(reader, draft, config);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          throw new ProblemError('body_invalid', {
            errors: [{ field: 'rules', message: error.message }],
          });
        }
      },
    );
  };
}
