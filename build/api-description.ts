import type { ApiContract, ApiRequest } from '#contracts/api/api-request.ts';
import { hubApi, problem } from '#contracts/hub-api.ts';
import { z } from 'zod';

/** The hub's API as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1.html), as text with an end of line. */
export function describeApi(): string {
  const requests: ApiContract = hubApi;
  const paths = Object.entries(requests).map(([name, request]) => [request.path, { post: operationOf(name, request) }]);
  const description = {
    openapi: '3.1.0',
    info: {
      title: 'Deskbell hub',
      version: '1',
      description:
        'Every request is a POST with JSON both ways. The live stream and its messages stand in contracts/sync.ts.',
    },
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      responses: { problem: responseOf('The hub says no (RFC 9457).', 'application/problem+json', problem) },
    },
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function operationOf(name: string, { access, input, output }: ApiRequest): object {
  return {
    operationId: name,
    description: access === 'anyone' ? 'Open to anyone.' : `Needs a session: ${access}.`,
    security: access === 'anyone' ? [] : [{ session: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(input, 'input') } } },
    responses: {
      200: responseOf('Done.', 'application/json', output),
      default: { $ref: '#/components/responses/problem' },
    },
  };
}

function responseOf(description: string, mediaType: string, schema: z.ZodType): object {
  return { description, content: { [mediaType]: { schema: schemaOf(schema, 'output') } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io });
  return described;
}
