import type { Details, Words } from './words.ts';

export const en: Words = {
  language: 'en-GB',
  usage: `The Deskbell helper of this computer.

  npm run helper                                  runs until stopped: reports what changes, sends what waits
  npm run helper -- enrol CODE [--hub ADDRESS]    makes this computer known to the desk (http://127.0.0.1:4680)
  npm run helper -- report "SUMMARY" [--details TEXT]
                                                  reports a problem, with or without a network
  npm run helper -- status                        what waits, what was reported, what was refused
  npm run helper -- inventory                     what the desk is told about this computer`,
  sentences: {
    'arguments.unknown': ({ reason }) => `That was not understood: ${reason}`,
    'arguments.code-missing': () => 'Say the code that the desk gave you: npm run helper -- enrol CODE',
    'arguments.summary-missing': () => 'Say in a few words what is wrong: npm run helper -- report "SUMMARY"',
    'helper.not-enrolled': () =>
      'This computer is not known to a desk yet. Ask the desk for a code, then: npm run helper -- enrol CODE',
    'helper.enrolled-already': ({ device, hub, path }) =>
      `This computer is already ${device} at ${hub}. To enrol it anew, move ${path} away first.`,
    'helper.running-already': ({ path }) => `Another helper is already running with ${path}.`,
    'hub.address-unsafe': () =>
      'The address of the hub has to begin with https://, or with http:// when the hub is on this computer.',
    'hub.unreachable': () => 'The hub cannot be reached.',
    'hub.answer-invalid': () => 'What answers at the address of the hub is no Deskbell hub, or one of another version.',
    'hub.busy': () => 'The hub is busy.',
    'hub.fault': ({ reportId }) => `Something broke in the hub. The desk finds it under ${reportId ?? '(no report)'}.`,
    'request.too-many': () => 'The hub was asked too often and wants a pause.',
    'enrolment.code-wrong': () =>
      'The code is wrong, was used before, or is too old. Ask the desk for another; a code is good once.',
    'enrolment.throttled': () => 'Too many wrong codes came from here. Wait some minutes and try again.',
    'device.signature-wrong': () =>
      'The desk does not know this computer any longer, or not with this key. Ask it for a code and enrol the computer anew.',
    'protocol.unknown': () =>
      'The hub and this helper are of versions that do not understand each other. Update the helper.',
    'command.not-permitted': () => 'This computer may not do that any longer; it may belong to somebody else by now.',
    'problem.hub-never-met': () =>
      'Nothing was kept: the hub has to be reached once, so that the desk can say whose computer this is.',
    'problem.nobodys-device': () =>
      'Nothing was kept: this computer belongs to nobody yet. Ask the desk to allocate it to you, then report again.',
    'problem.summary-invalid': () => 'The summary has to be one line of 1 to 300 characters.',
    'problem.details-invalid': () => 'The details have to be a text of 1 to 20,000 characters.',
    'problem.not-kept': ({ reason }) => `Your report was not kept. ${reason}`,
    'problem.refused': ({ reason }) => `The desk did not take the report. ${reason}`,
    'outbox.full': ({ waiting }) =>
      `${waiting} reports already wait for the hub. Call the desk; there is no lack of reports.`,
    'folder.not-private': notPrivate,
    'file.not-private': notPrivate,
    'folder.unusable': ({ path, reason }) => `The folder ${path} cannot be used (${reason}).`,
    'file.unreadable': ({ path, reason }) => `${path} cannot be read (${reason}).`,
    'file.not-written': ({ path, reason }) => `${path} cannot be written (${reason}).`,
    'file.disk-full': ({ path }) => `The disk with ${path} is full. Make room and try again.`,
    'file.damaged': ({ path }) => `${path} is damaged. Move it away; what it held has to be given again.`,
    'key.sealed': ({ path }) =>
      `The key of this computer (${path}) was sealed by the Deskbell Helper app, and only that can open it. Start the app, or enrol anew in another folder.`,
  },
  unknownRefusal: (code) => `The hub said no: ${code}.`,

  enrolled: (device, hub) => `This computer is now ${device} at ${hub}.`,
  enrolledButNotMet: 'It is enrolled, but the hub did not answer afterwards. Start the helper: npm run helper',
  belongsToSomebody: 'It belongs to a person the desk knows. Start the helper: npm run helper',
  belongsToNobody:
    'It belongs to nobody yet, so no problem can be reported from it: ask the desk to allocate it. Start the helper: npm run helper',

  running: (hub) => `The helper is running for ${hub}. Ctrl+C stops it.`,
  reportedAs: (number) => `Reported as ${number}.`,
  reportedWithoutNumber: 'Reported. The number follows: npm run helper -- status',
  keptForHub: (reason) => `${reason} Your report is kept on this computer and is sent as soon as possible.`,

  statusTitle: (name, device, hub) => `${name} (${device}) at ${hub}`,
  lastMet: (when) => `Last met the hub: ${when}`,
  neverMet: 'Has not met the hub since it was enrolled.',
  isRunning: 'The helper is running.',
  isNotRunning: 'The helper is not running. Start it: npm run helper',
  nothingWaits: 'Nothing waits for the hub.',
  waitingTitle: (count) => `Waiting for the hub: ${count}`,
  waitingProblem: (summary, when) => `problem of ${when}: ${summary}`,
  waitingInventory: (when) => `inventory of ${when}`,
  problemsTitle: 'Reported problems:',
  numberFollows: 'number follows',
  states: {
    logged: 'logged',
    'in-progress': 'in progress',
    pending: 'waiting',
    resolved: 'resolved',
    closed: 'closed',
  },
  refusedTitle: (count, folder) => `Not taken by the desk: ${count}; all of it is in ${folder}`,
  damagedTitle: (count, folder) => `Damaged and set aside: ${count}, in ${folder}`,

  inventoryTitle: 'What the desk is told about this computer, and nothing else:',
  sections: {
    system: 'Computer',
    operatingSystem: 'Operating system',
    processor: 'Processor',
    memory: 'Memory',
    disks: 'Disks',
    volumes: 'Volumes',
    network: 'Network cards',
    graphics: 'Graphics',
  },
  labels: {
    hostName: 'name',
    manufacturer: 'manufacturer',
    model: 'model',
    serialNumber: 'serial number',
    uuid: 'UUID',
    chassis: 'chassis',
    isVirtual: 'virtual',
    firmwareVendor: 'firmware by',
    firmwareVersion: 'firmware version',
    platform: 'platform',
    name: 'name',
    release: 'release',
    kernel: 'kernel',
    architecture: 'architecture',
    speedGhz: 'speed',
    cores: 'logical cores',
    physicalCores: 'physical cores',
    totalBytes: 'in all',
    modules: 'modules',
    bank: 'slot',
    sizeBytes: 'size',
    type: 'type',
    device: 'device',
    vendor: 'vendor',
    mount: 'mounted at',
    fileSystem: 'file system',
    usedBytes: 'used',
    macAddress: 'MAC address',
    ipv4: 'IPv4',
    ipv6: 'IPv6',
    isUp: 'connected',
    controllers: 'controllers',
    displays: 'screens',
    widthPx: 'width',
    heightPx: 'height',
  },
  notKnown: 'not known',
  yes: 'yes',
  no: 'no',
  callsFailed: (calls) => `Did not answer this time: ${calls}`,
  wasBefore: (section, fact) => `${section}, before: ${fact}`,
  isNow: (section, fact) => `${section}, now: ${fact}`,
  since: (moment) => `Since when: ${moment}`,
  pictureName: (serial) => `Screenshot ${serial}.png`,
  diagnosticsName: 'Computer.txt',
  diskLine: (mount, free, total) => `${mount}: ${free} free of ${total}`,
  uptimeLine: (since, hours) => `Running since ${since} (${hours} h)`,
  hubIsReached: 'The help desk can be reached.',
  hubIsNotReached: 'The help desk cannot be reached at the moment.',
  rightsGivenUp: 'The computer was looked at as the user nobody, although the helper was started as root.',
  rightsMissing:
    'Serial numbers, the UUID and memory modules are often readable for administrators only. The helper does not ask for such rights.',
};

/** Says how to mend it: the rights are the user's to give back. */
function notPrivate({ path, mode, wantedMode, isOurs }: Details): string {
  return isOurs === 'yes'
    ? `Others on this computer can open ${path} (mode ${mode}). Mend it, then start again: chmod ${wantedMode} '${path}'`
    : `${path} belongs to another user. Mend it, then start again: chown "$(id -un)" '${path}'`;
}
