import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Networks } from '../../remote/networks/networks.ts';
import type { RelayServer } from '../../remote/relay-server.ts';
import { openCuttableLine } from '../../support/cuttable-line.ts';
import { runHub } from '../../support/run-hub.ts';
import type { SmallDesk } from '../../support/small-desk.ts';
import { foundSmallDesk } from '../../support/small-desk.ts';
import type { AgentBrowser } from './agent-browser.ts';
import { openAgentBrowser } from './agent-browser.ts';
import type { Helped, HelpedComputer } from './helped-computer.ts';
import { help, startHelpedComputer } from './helped-computer.ts';
import { startVncServer } from './vnc-server.ts';

/** Where both ends are. */
export interface Stage {
  readonly folder: string;
  readonly userDisplay: string;
  readonly agentDisplay: string;
  readonly networks: Networks;
}

/** A screen that is shown to an agent, in whatever way. */
export interface Viewer {
  readonly browser: AgentBrowser;
  /** Of what shows the screen; those they have started belong to them. */
  readonly processIds: readonly number[];
  close(): Promise<void>;
}

export interface OurViewer extends Viewer {
  readonly helper: HelpedComputer;
  readonly desk: SmallDesk;
  readonly helped: Helped;
}

/** The helper and the console over a hub, with mouse and keyboard in the agent's hands. */
export async function openOurs(stage: Stage, relay: RelayServer | null): Promise<OurViewer> {
  const { folder, networks } = stage;
  const line = await openCuttableLine();
  const hub = await runHub({
    databaseUrl: null,
    lines: [line],
    logFile: join(folder, 'hub.log'),
    place: networks.hub,
    ...(relay === null ? {} : { relay: relay.relay }),
  });
  const desk = await foundSmallDesk(hub.origin, hub.setUpToken);
  const helper = await startHelpedComputer(stage.userDisplay, line.origin, desk);
  const browser = await openAgentBrowser(folder, hub.origin, {
    display: stage.agentDisplay,
    through: networks.agent.through,
  });
  const helped = await help(helper, browser.page, hub.origin, desk);
  return {
    browser,
    helper,
    desk,
    helped,
    processIds: [helper.processId],
    close: async () => {
      await browser.close();
      await helper.close();
      await hub.remove();
      await line.close();
    },
  };
}

/** x11vnc on the same display, and noVNC in a browser as the console's. */
export async function openNoVnc({ folder, networks, userDisplay, agentDisplay }: Stage): Promise<Viewer> {
  const server = await startVncServer(userDisplay, networks.isReal ? '10.99.1.2' : '127.0.0.1');
  const place = { display: agentDisplay, through: networks.agent.through };
  const browser = await openAgentBrowser(folder, new URL(server.address).origin, place);
  await expect(async () => {
    await browser.page.goto(server.address);
  }).toPass({ timeout: 10_000 });
  await expect(browser.page.locator('#noVNC_container canvas')).toBeVisible({ timeout: 10_000 });
  return {
    browser,
    processIds: server.processIds,
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}
