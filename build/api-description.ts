import type { ApiContract, ApiRequest } from '#contracts/api/api-request.ts';
import type { BytesRequest } from '#contracts/api/attachment-api.ts';
import { attachmentBytesApi } from '#contracts/api/attachment-api.ts';
import { hubApi, problem } from '#contracts/hub-api.ts';
import { z } from 'zod';

/** The hub's API as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1.html), as text with an end of line. */
export function describeApi(): string {
  const requests: ApiContract = hubApi;
  const withBytes: Readonly<Record<string, BytesRequest>> = attachmentBytesApi;
  const paths = [
    ...Object.entries(requests).map(([name, request]) => [request.path, { post: operationOf(name, request) }]),
    ...Object.entries(withBytes).map(([name, request]) => [pathOf(request), { post: bytesOperationOf(name, request) }]),
  ];
  const description = {
    openapi: '3.1.0',
    info: {
      title: 'Deskbell hub',
      version: '1',
      description:
        'Every request is a POST with JSON both ways, but for the bytes of files. The live stream and its messages stand in contracts/sync.ts.',
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
    ...whoMayAsk(name, access),
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(input, 'input') } } },
    responses: answersOf(responseOf('Done.', 'application/json', output)),
  };
}

/** OpenAPI 3.1 leaves the schema of plain bytes away. */
function bytesOperationOf(name: string, { access, inPath, body, output }: BytesRequest): object {
  const content =
    'maxBytes' in body
      ? { 'application/octet-stream': {} }
      : { 'application/json': { schema: schemaOf(body, 'input') } };
  const parameters = Object.entries(inPath).map(([inside, schema]) => {
    return { name: inside, in: 'path', required: true, schema: schemaOf(schema, 'input') };
  });
  return {
    ...whoMayAsk(name, access),
    ...(parameters.length === 0 ? {} : { parameters }),
    requestBody: {
      required: true,
      ...('maxBytes' in body ? { description: `At most ${body.maxBytes} bytes.` } : {}),
      content,
    },
    responses: answersOf(
      output === 'bytes'
        ? { description: 'The bytes.', content: { '*/*': {} } }
        : responseOf('Done.', 'application/json', output),
    ),
  };
}

function pathOf({ path, inPath }: BytesRequest): string {
  return [path, ...Object.keys(inPath).map((name) => `{${name}}`)].join('/');
}

function whoMayAsk(name: string, access: ApiRequest['access']): object {
  return {
    operationId: name,
    description: access === 'anyone' ? 'Open to anyone.' : `Needs a session: ${access}.`,
    security: access === 'anyone' ? [] : [{ session: [] }],
  };
}

function answersOf(done: object): object {
  return { 200: done, default: { $ref: '#/components/responses/problem' } };
}

function responseOf(description: string, mediaType: string, schema: z.ZodType): object {
  return { description, content: { [mediaType]: { schema: schemaOf(schema, 'output') } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io });
  return described;
}
