import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransformObject, jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { ApiOptions } from './options.ts';
import { nameSchemas } from './schemas.ts';
import { API_VERSION } from './version.ts';

const withSchemas = createJsonSchemaTransformObject({});

/** Collects the description of every address that is added from here on; `scope.swagger()` is the document. */
export async function describeApi(
  scope: FastifyInstance,
  { keys }: Pick<ApiOptions, 'keys'>,
): Promise<void> {
  nameSchemas();
  await scope.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Throughline',
        version: API_VERSION,
        description:
          'Reports of end-to-end marketing analytics. A report, and the rows behind a figure, asked for as ' +
          '`application/sql`, answer with the statements that they are read with.',
        license: { name: 'Apache-2.0' },
      },
      components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
      // Without keys this machine is answered without one.
      security: keys.length > 0 ? [{ key: [] }] : [],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutInputs(withSchemas(document)),
  });
}

type Described = ReturnType<typeof withSchemas>;

/** Only answers have names, so the forms that the same schemas would have in a question are nobody's. */
function withoutInputs(document: Described): Described {
  const components = ('components' in document && document.components) || {};
  const schemas = Object.entries(components.schemas ?? {});
  return {
    ...document,
    components: {
      ...components,
      schemas: Object.fromEntries(schemas.filter(([name]) => !name.endsWith('Input'))),
    },
  } as Described;
}
