import type { DemoArticle } from './article.ts';

const base = { language: 'en', audience: 'end-users' } as const;

export const articlesInEnglish: readonly DemoArticle[] = [
  {
    ...base,
    author: 'Tom Becker',
    daysAgo: 71,
    title: 'Locked out after a password change',
    body: `## Symptom

You changed your password, and a little later your account is locked. It happens again a few minutes after we unlock it.

## Cause

Your phone or tablet still has the old password for mail and Wi-Fi and tries it every minute. After ten wrong attempts the account is locked for half an hour.

## Resolution

1. On the phone, open **Settings → Mail → Accounts → Nordlicht** and enter the new password.
2. Do the same for the Wi-Fi **NL-Office**: forget the network, then join it again.
3. Wait half an hour, or ask us to unlock the account at once.

If you have a second phone or a tablet at home, it needs the new password as well.`,
  },
  {
    ...base,
    author: 'Aylin Demir',
    daysAgo: 64,
    title: 'Outlook asks for the password again and again',
    body: `## Symptom

A window asks for your password every few minutes, although the password is right. Web mail works.

## Cause

Windows has stored an old sign-in and offers it to Outlook each time.

## Resolution

1. Close Outlook.
2. Press the Windows key, type \`credential manager\` and open it.
3. Under **Windows Credentials**, remove every entry that begins with \`MicrosoftOffice\`.
4. Open Outlook and sign in once.

The window should not come back. If it does within a day, tell us: then it is something else.`,
  },
  {
    ...base,
    author: 'Tom Becker',
    daysAgo: 58,
    audience: 'agents',
    title: 'Meeting room declines every invitation',
    body: `## Symptom

A room mailbox declines all invitations, usually with "outside the booking window".

## Cause

The booking window has an end date, and it has passed. Rooms that were made before the move to Berlin still have one.

## Resolution

\`\`\`powershell
Set-CalendarProcessing -Identity "Room 3.12" -BookingWindowInDays 540 -EnforceSchedulingHorizon $false
\`\`\`

Ask the caller to send the invitation again: declined ones stay declined.`,
  },
  {
    ...base,
    author: 'Lukas Brandt',
    daysAgo: 66,
    title: 'The printer pulls several sheets at once, or jams',
    body: `## Before you call us

1. Take the paper out, fan it, and put it back. Do not fill the tray above the mark.
2. Use the paper from the stock room: the cheap one from the shop is too smooth.
3. Open the flap at the back and look for a torn piece of paper.

## If it goes on

Report it with the **name on the label** of the printer. The rollers wear out after about 80,000 pages; we change them on site, usually the next day.

Meanwhile, print on the neighbouring printer: choose *Follow me* and hold your badge to any of them.`,
  },
  {
    ...base,
    author: 'Joost van Dijk',
    daysAgo: 52,
    title: 'A scan to mail does not arrive',
    body: `## Symptom

The scanner says "sent", and nothing comes.

## What to look at

- **The address on the display.** After a change of name the old address is often still in the address book.
- **The size.** Above 25 MB the mail system refuses it without a word. Scan in black and white, or in two parts.
- **Your junk folder.** Scans come from \`scanner@nordlicht.example\`.

## Resolution

Press **Search** on the display and choose your present name from the list instead of the shortcut. If you are not in the list, tell us.`,
  },
  {
    ...base,
    author: 'Ingrid Solheim',
    daysAgo: 47,
    title: 'Remote access drops every few minutes',
    body: `## Symptom

At home the connection drops every ten minutes or so and asks for the second factor again.

## Cause

Nearly always the Wi-Fi at home. Remote access notices three lost packets in a row; a film does not.

## Try this first

| Step | What it shows |
| --- | --- |
| Connect by cable for an hour | If it holds, it is the Wi-Fi |
| Sit next to the router | If it holds, it is the distance |
| Use the phone as a hotspot | If it holds, it is the provider |

## If it drops on a cable too

Report it and say **when** it dropped last. We find the minute in the log.`,
  },
  {
    ...base,
    author: 'Aylin Demir',
    daysAgo: 44,
    title: 'New phone: move the second factor',
    body: `## While you still have the old phone

1. Sign in at <https://account.nordlicht.example> on your computer.
2. Choose **Security → Add a method → Authenticator app**.
3. Scan the code with the new phone and enter the number it shows.
4. Remove the old phone from the list. Do this last.

## If the old phone is gone

Report it, best by telephone. We call you back **on the number we have on file** and then let the new phone in. This takes ten minutes; please have your badge at hand.`,
  },
  {
    ...base,
    author: 'Mira Castellano',
    daysAgo: 43,
    audience: 'agents',
    title: 'Second factor: who is calling?',
    body: `Nobody gets a new second factor, or a new password, on a voice alone.

1. Find the person in **People**. Do not let the caller spell out the number you then call.
2. Call back on the number on file. No answer: their lead's number.
3. Ask for the last three digits of the badge.
4. Write on the ticket **how** you checked, not only that you did.

## When it hurries

A halted business does not change this. It takes three minutes; the last time somebody skipped it, it took three weeks.`,
  },
  {
    ...base,
    author: 'Priya Raman',
    daysAgo: 39,
    title: 'The notebook is slow after an update',
    body: `After a large update Windows sorts itself out for some hours: the fan runs, and everything is slow. Leave the notebook **switched on and on the mains overnight** once.

## If it is still slow the next day

- Restart it. *Shut down* is not the same: it keeps most of what was running.
- Look how full the drive is: below 15 GB free, Windows has no room to work.
- Move old mail archives (\`.pst\`) to the team drive. An archive of 30 GB is searched through from beginning to end.

If starting still takes more than two minutes, report it. We look at it from here while you have lunch.`,
  },
  {
    ...base,
    author: 'Lukas Brandt',
    daysAgo: 33,
    title: 'The second screen stays black at the docking station',
    body: `1. Unplug the dock from the mains for **thirty seconds**. This alone helps in two of three cases.
2. Plug the notebook in first, then wait until the light on the dock is white.
3. Press \`Windows + P\` and choose **Extend**.

## Still black?

Docks from before 2024 need newer firmware for two screens. Report it with the number on the **underside of the dock**; the update takes five minutes at your desk.`,
  },
  {
    ...base,
    author: 'Priya Raman',
    daysAgo: 61,
    title: 'Something was spilled over the notebook',
    body: `1. **Pull the plug and hold the power button** until it is off. Do not try whether it still works.
2. Turn it upside down, opened like a tent, and leave it so.
3. Call us. Do not use a hair dryer, and no rice.

You get a spare notebook the same day; your files are on the team drive and in your profile. Nobody will ask who it was.`,
  },
  {
    ...base,
    author: 'Lukas Brandt',
    daysAgo: 55,
    title: 'The battery does not last: when it is replaced',
    body: `Batteries wear out. We replace them when they hold less than **60 %** of what they once did, and always for people who work in the field.

Report it and we read the figure from here; you do not have to bring anything. The exchange takes fifteen minutes in Berlin and Kassel; for Leeds we send a technician on Thursdays.

It helps to keep the notebook between 20 % and 80 % and not to leave it in the car in summer.`,
  },
  {
    ...base,
    author: 'Joost van Dijk',
    daysAgo: 29,
    title: 'Callers hear an echo of themselves',
    body: `## Cause

The *side tone* of the headset is too loud: its microphone hears its own earpiece.

## Resolution

1. Open **Jabra Direct** (or **Poly Lens**) from the start menu.
2. Under **Settings → Audio**, move *side tone* to the middle.
3. Make a call to the echo test: **\\*43**.

Without a headset no echo? Then it is the headset. With and without? Then please report it.`,
  },
  {
    ...base,
    author: 'Priya Raman',
    daysAgo: 26,
    title: 'Billing: correct a meter reading a second time',
    body: `After the first correction the field is grey, so that nobody corrects a correction by accident.

1. Open **Journal** and find your first correction.
2. Choose **Release**. Your team leader gets a message; they need not do anything.
3. The field is white again: enter the right reading and give the reason.

Readings of a closed month cannot be released. Ask the billing team for a credit note instead.`,
  },
  {
    ...base,
    author: 'Daniel Okafor',
    daysAgo: 22,
    audience: 'agents',
    title: 'Invoice run stops with error 0x80070005',
    body: `## Symptom

The nightly run stops in the middle with \`0x80070005\` (access denied). Everything after that customer waits.

## Environment

Billing 7.2 and newer, archive share on \`nl-files-02\`.

## Cause

The service account \`svc-billing\` has lost its right to write to the archive share, usually by a change of the day before.

## Resolution

1. Find the last customer in \`run.log\`.
2. Give \`svc-billing\` *Modify* on \`\\\\nl-files-02\\billing-archive\`, not on the share above it.
3. Start the run **from that customer**, not anew: customers before it would get two invoices.`,
  },
  {
    ...base,
    author: 'Daniel Okafor',
    daysAgo: 37,
    title: 'A folder on the team drive has disappeared',
    body: `Most folders that disappear have been **dragged into the folder beside them** by accident. Look there first, or search for the name of a file you remember.

## If it is really gone

Right-click the folder above it, choose **Previous versions**, and open the one from yesterday. You can copy single files out of it.

Nothing there? Report it with the name of the folder and **when you last saw it**. We keep sixty days.`,
  },
  {
    ...base,
    author: 'Aylin Demir',
    daysAgo: 18,
    audience: 'agents',
    title: 'Leeds: the hotline queue rings nobody',
    body: `## Symptom

Customers hear music and are cut off; no telephone rings. **All of customer care stands still: call the lead at once.**

## Cause

An update of the telephone system signs all members out of the queue. They look signed in on their displays.

## Resolution

1. In the telephone administration, **Queues → Customer care → Members → Register all**.
2. Call the hotline from a mobile phone and wait for an advisor.
3. Tell Grace Whitfield that it rings again.

If the test call is not answered, the line itself is down: call the carrier, number on the first page of the contract.`,
  },
  {
    ...base,
    author: 'Mira Castellano',
    daysAgo: 12,
    title: 'A new colleague starts: what we need, and when',
    body: `Tell us **five working days** before: name, first day, desk, team, and whom they take over from.

- [x] We make the account, the mailbox and the badge.
- [x] The notebook stands on the desk on the first morning.
- [ ] You show them where the coffee is.

In a hurry? Report it all the same. An account and a loan notebook are possible on the same day.`,
  },
  {
    ...base,
    author: 'Tom Becker',
    daysAgo: 2,
    title: 'Sending large files to people outside',
    state: 'draft',
    body: `## Symptom

A mail with attachments above 25 MB comes back.

## Resolution

To be written: the link service goes live next month. Until then, the exchange folder of the team drive.`,
  },
];
