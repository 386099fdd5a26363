import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

const CONTENT_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/**
 * A page at `/docs` on which the description can be read and tried. All of it is served from here, to those who may
 * read the description.
 */
export async function docsPage(scope: FastifyInstance): Promise<void> {
  await scope.register(async (page) => {
    page.addHook('onRoute', (route) => {
      route.config = { ...route.config, permission: 'state.read', isPage: true };
    });
    await page.register(swaggerUi, {
      routePrefix: '/docs',
      // What the page loads is named from the root of the server.
      indexPrefix: scope.prefix,
      staticCSP: CONTENT_POLICY,
      uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null },
      theme: { title: 'Throughline API' },
    });
  });
}
