import { Fault } from '#contracts/fault.ts';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import { hubApi, problem } from '#contracts/hub-api.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { z } from 'zod';
import type { HubPost, PostOptions } from './post-to-hub.ts';
import { postToHub, typeOf } from './post-to-hub.ts';

export type AskHubOptions = PostOptions;

interface Reply {
  readonly status: number;
  readonly kind: 'answer' | 'problem';
  readonly body: unknown;
}

const unreachable: Refusal = { code: 'hub.unreachable' };

/**
 * Asks the hub one thing and gives its answer, parsed by the contract.
 *
 * Refused with the hub's own code when it says no, and with `hub.unreachable` when there is no way to it or it does
 * not answer in time; the command may have arrived all the same, so only what is safe to repeat is asked again.
 * Throws the signal's reason when the caller gave up, and a `Fault` when the hub answers outside the contract.
 *
 * @param origin The hub's address without a path, such as `https://desk.example.org`.
 */
export async function askHub<Name extends HubRequest>(
  origin: string,
  request: Name,
  input: HubInput<Name>,
  options: AskHubOptions,
): Promise<Result<HubOutput<Name>>> {
  const { path, output } = hubApi[request];
  const post = { body: JSON.stringify(input), type: 'application/json', accept: 'application/json' };
  const answer = await askForJson<unknown>(new URL(path, origin), request, post, output, options);
  // The schema was looked up by the same name as the type.
  return answer as Result<HubOutput<Name>>;
}

/** Posts anything that the hub answers with JSON, as `askHub` does what it is asked with JSON. */
export async function askForJson<Output>(
  address: URL,
  request: string,
  post: HubPost,
  output: z.ZodType<Output>,
  options: PostOptions,
): Promise<Result<Output>> {
  const reply = await postToHub(address, post, options, readReply);
  if (reply === null) return refuse(unreachable);
  if (reply.kind === 'problem') return refuse(refusalOf(request, reply));

  const answer = output.safeParse(reply.body);
  if (reply.status !== 200 || !answer.success) throw outsideContract(request, reply.status, answer.error);
  return ok(answer.data);
}

/** What a problem says, read; `null` when the answer is none. */
export async function refusalIn(request: string, response: Response): Promise<Refusal | null> {
  const reply = await readReply(response);
  if (reply === null) return unreachable;
  return reply.kind === 'problem' ? refusalOf(request, reply) : null;
}

/** The hub speaks JSON and nothing else: pages are from a proxy, or from a hotel that wants its guests to sign in. */
async function readReply(response: Response): Promise<Reply | null> {
  const type = typeOf(response);
  if (type !== 'application/json' && type !== 'application/problem+json') return null;
  const kind = type === 'application/json' ? 'answer' : 'problem';
  return { status: response.status, kind, body: parseJson(await response.text()) };
}

function refusalOf(request: string, reply: Reply): Refusal {
  const said = problem.safeParse(reply.body);
  if (!said.success) throw outsideContract(request, reply.status, said.error);
  const { code, details, reportId } = said.data;
  if (details === undefined && reportId === undefined) return { code };
  return { code, details: { ...details, ...(reportId === undefined ? {} : { reportId }) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Fits no schema, so the caller says what was wrong with it.
    return undefined;
  }
}

function outsideContract(request: string, status: number, cause: unknown): Fault {
  return new Fault('hub.answer-invalid', 'The hub answered outside the contract.', {
    cause,
    details: { request, status },
  });
}
