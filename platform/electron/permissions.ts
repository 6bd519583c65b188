import type { DesktopCapturerSource, Session, Streams, WebContents } from 'electron';
import type { OneUseGrants } from './one-use-grants.ts';

type PermissionCheck = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
/** As Electron names them. */
export type PermissionName = Parameters<PermissionCheck>[1];

/** What a window may be granted by its role. `display-capture` needs a grant of the moment besides. */
export type GrantedPermission = Extract<PermissionName, 'clipboard-sanitized-write' | 'fullscreen' | 'display-capture'>;

/** What pages ask leave for by IPC before they do it. */
export type OneUse = 'capture';

export interface PermissionOptions {
  /** `app://console`, say. */
  readonly origin: string;
  /** What the role of the window with these contents may; `null` for contents that are no window of ours. */
  readonly grantedTo: (contents: WebContents) => readonly PermissionName[] | null;
  readonly grants: OneUseGrants<OneUse>;
  /** The screen that a capture by these contents shows; `null` when there is none. */
  readonly chooseSource: (contents: WebContents) => Promise<DesktopCapturerSource | null>;
}

export interface Permissions {
  /** By role, name, origin and top frame; everything else is denied. */
  readonly mayUse: (
    contents: WebContents | null,
    permission: PermissionName,
    address: string,
    isTopFrame: boolean,
  ) => boolean;
  /** The stream for a capture that was announced by this very frame; `null` denies it. */
  readonly streamFor: (request: CaptureRequest) => Promise<Streams | null>;
}

export interface CaptureRequest {
  readonly contents: WebContents | null;
  readonly isTopFrame: boolean;
  readonly origin: string;
  readonly isVideo: boolean;
}

export function createPermissions(options: PermissionOptions): Permissions {
  const { origin, grants, grantedTo, chooseSource } = options;

  function mayUse(contents: WebContents | null, permission: PermissionName, address: string, isTopFrame: boolean) {
    if (contents === null || !isTopFrame || !isOf(origin, address)) return false;
    return grantedTo(contents)?.includes(permission) === true;
  }

  async function streamFor(request: CaptureRequest): Promise<Streams | null> {
    const { contents, isTopFrame, isVideo } = request;
    if (contents === null || !isVideo) return null;
    if (!mayUse(contents, 'display-capture', request.origin, isTopFrame)) return null;
    if (!grants.take('capture', contents.id)) return null;
    const source = await chooseSource(contents);
    return source === null ? null : { video: source };
  }

  return { mayUse, streamFor };
}

/** Whether an address, or an origin with or without a slash at its end, lies in an origin of ours. */
export function isOf(origin: string, address: string): boolean {
  const [ours, theirs] = [URL.parse(origin), URL.parse(address)];
  return ours !== null && theirs !== null && ours.protocol === theirs.protocol && ours.host === theirs.host;
}

/** Denies everything in a session but what `permissions` allows. */
export function guardSession(
  session: Session,
  permissions: Permissions,
  contentsOf: (frame: Electron.WebFrameMain) => WebContents | null,
): void {
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, { isMainFrame }) =>
    permissions.mayUse(contents, permission, requestingOrigin, isMainFrame),
  );
  session.setPermissionRequestHandler((contents, permission, answer, { requestingUrl, isMainFrame }) =>
    answer(permissions.mayUse(contents, permission, requestingUrl, isMainFrame)),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(({ frame, securityOrigin, videoRequested }, answer) => {
    const asked = {
      contents: frame === null ? null : contentsOf(frame),
      isTopFrame: frame?.parent === null,
      origin: securityOrigin,
      isVideo: videoRequested,
    };
    permissions.streamFor(asked).then(answer, () => answer(null));
  });
  // Files are saved by the main process, which asks where.
  session.on('will-download', (event) => event.preventDefault());
}
