import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as standIn from './electron.ts';
import { declaredMembers } from './modules/declared-members.ts';
import { NativeImage } from './modules/native-image.ts';

/** What `require('electron')` gives is the same things again, under the name Node knows for that. */
const exported = Object.entries<object>(standIn).filter(([name]) => name !== 'module.exports');

/** The type behind an export: `safeStorage` is a `SafeStorage`, `Menu` is itself. */
const typeOf = (name: string) => `${name[0]!.toUpperCase()}${name.slice(1)}`;

const ofEmitters = new Set([...membersOf(new EventEmitter()), ...membersOf(EventEmitter), 'constructor']);

/** Every name a value answers to, but for what all objects and functions have. */
function membersOf(value: object): readonly string[] {
  const names: string[] = [];
  const roots = new Set<unknown>([Object.prototype, Function.prototype, null]);
  for (let at: object | null = value; !roots.has(at); at = Object.getPrototypeOf(at) as object | null) {
    names.push(...Object.getOwnPropertyNames(at));
  }
  return names.filter((name) => typeof value !== 'function' || !['length', 'name', 'prototype'].includes(name));
}

function inventedBy(value: object, type: string): readonly string[] {
  const declared = declaredMembers(type);
  return membersOf(value).filter((name) => !declared.has(name) && !ofEmitters.has(name));
}

describe('the stand-in has nothing that Electron has not', () => {
  test.each(exported)('%s', (name, value) => {
    const ofInstances = typeof value === 'function' ? inventedBy(value.prototype as object, typeOf(name)) : [];

    expect([...inventedBy(value, typeOf(name)), ...ofInstances]).toEqual([]);
  });

  test.each([
    ['MenuItem', new standIn.MenuItem({ label: 'x' })],
    ['Menu', new standIn.Menu()],
    ['Notification', new standIn.Notification()],
    ['Tray', new standIn.Tray('docs/pictures/device.png')],
    ['MessageChannelMain', new standIn.MessageChannelMain()],
    ['MessagePortMain', new standIn.MessageChannelMain().port1],
    ['ClipboardItem', new standIn.ClipboardItem({ 'text/plain': 'x' })],
    ['ClientRequest', standIn.net.request('http://127.0.0.1/')],
    ['NativeImage', new NativeImage(null)],
  ])('an instance of %s', (type, instance) => {
    expect(inventedBy(instance, type)).toEqual([]);
  });
});

test('the table of how near it comes has a row for every export, and for nothing else', () => {
  const page = fs.readFileSync('test/electron-standin/how-near-to-electron.md', 'utf8');
  const rows = [...page.matchAll(/^\| ((?:`\w+`(?:, )?)+) +\|/gm)].map(([, names = '']) => names);
  const named = rows.flatMap((names) => names.split(', ').map((name) => name.replaceAll('`', '')));

  expect(named.toSorted()).toEqual(exported.map(([name]) => name).toSorted());
});

test('every row says how near it comes to Electron', () => {
  const page = fs.readFileSync('test/electron-standin/how-near-to-electron.md', 'utf8');
  const grades = [...page.matchAll(/^\| (?:`\w+`(?:, )?)+ +\| (\w+)/gm)].map(([, grade]) => grade);

  expect(new Set(grades)).toEqual(new Set(['faithful', 'approximate', 'recorded']));
});
