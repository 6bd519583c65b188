import { SYNC_PROTOCOL_VERSION } from '#contracts/sync.ts';
import type { LinkProof } from '#contracts/remote-session/trust-messages.ts';
import { signedPurposes } from '#contracts/exchange.ts';
import { LINK_PROOF_PURPOSE } from '#contracts/remote-session/trust-messages.ts';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { HubInput, HubOutput, HubRequest } from '#contracts/hub-api.ts';
import type { DeviceId } from '#domain/kernel/fields.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { HubSession } from './hub-session.ts';
import { newCommand } from './hub-session.ts';

/** A computer that was enrolled and speaks to the hub by its own key, as a helper does. */
export interface DeviceSession {
  readonly device: DeviceId;
  readonly token: string;
  ask<Name extends HubRequest>(request: Name, input: HubInput<Name>): Promise<Result<HubOutput<Name>>>;
  /** Sends one command; throws when it is refused. */
  issue<Name extends CommandName>(name: Name, target: string, input: CommandInput<Name>): Promise<void>;
  /** Signs what a link of a remote session is known by, as `linkProofText` says it. */
  signLink(text: string): LinkProof;
  /** Signs how far the record of a session has come, as `headText` says it. */
  signHead(text: string): LinkProof;
}

/** Enrols a computer for a person, with a code that `agent` offers. Throws when the hub refuses anything of it. */
export async function enrolDevice(
  origin: string,
  agent: HubSession,
  forWhom: HubInput<'enrolment.offer'>,
  hostName = 'nb-0142',
): Promise<DeviceSession> {
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const askOpenly = <Name extends HubRequest>(request: Name, input: HubInput<Name>) =>
    askHub(origin, request, input, { token: null });
  const { code } = await agent.ask('enrolment.offer', forWhom);
  const { device } = valueOf(await askOpenly('enrolment.claim', { code, hostName, publicKey }));
  const { challenge } = valueOf(await askOpenly('device.challenge', { device }));
  const signature = sign(null, Buffer.from(`deskbell-device-session:${challenge}`), pair.privateKey).toString('base64');
  const { token } = valueOf(await askOpenly('device.open-session', { device, challenge, signature }));

  const ask: DeviceSession['ask'] = (request, input) => askHub(origin, request, input, { token });
  const signFor = (purpose: string, text: string): LinkProof => {
    return { publicKey, signature: sign(null, Buffer.from(`${purpose}${text}`), pair.privateKey).toString('base64') };
  };
  return {
    device,
    token,
    ask,
    signLink: (text) => signFor(LINK_PROOF_PURPOSE, text),
    signHead: (text) => signFor(signedPurposes.head, text),
    issue: async (name, target, input) => {
      const entry = newCommand(device, device, name, target, input);
      const { answers } = valueOf(await ask('sync.push', { protocol: SYNC_PROTOCOL_VERSION, commands: [entry] }));
      if (answers[0]?.kind !== 'accepted') throw new Error(`${name} was refused: ${JSON.stringify(answers[0])}`);
    },
  };
}

function valueOf<Value>(answer: Result<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(JSON.stringify(answer.refusal));
}
