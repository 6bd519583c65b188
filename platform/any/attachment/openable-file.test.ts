import { describe, expect, test } from 'vitest';
import { anArchive } from './zip.fixtures.ts';
import { endingOf, isOpenable, mayOpen } from './openable-file.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const png = bytesOf('\u0089PNG\r\n\u001A\n....');
const jpeg = bytesOf('\u00FF\u00D8\u00FF\u00E0');
const pdf = bytesOf('%PDF-1.7\n');
const text = bytesOf('The printer says: paper jam\r\n\tsince Monday');
const wideText = Uint8Array.from([0xff, 0xfe, 0x41, 0x00, 0x0a, 0x00]);
const program = bytesOf('MZ\u0090\u0000\u0003');
const page = bytesOf('<html><script>alert(1)</script>');

const word = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/media/image1.png'];
const sheet = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/printerSettings/printerSettings1.bin'];
const slides = ['[Content_Types].xml', 'ppt/presentation.xml'];
const office = (names: readonly string[]) => anArchive(names.map((name) => [name, '']));
const open = (kind: string, ...more: readonly string[]) =>
  anArchive([
    ['mimetype', `application/vnd.oasis.opendocument.${kind}`],
    ...['content.xml', 'META-INF/manifest.xml', ...more].map((name) => [name, ''] as const),
  ]);

describe('what is opened', () => {
  test.each([
    ['screen.png', png],
    ['SCREEN.PNG', png],
    ['photo.jpg', jpeg],
    ['photo.jpeg', jpeg],
    ['invoice.pdf', pdf],
    ['notes.txt', text],
    ['notes.txt', wideText],
    ['install.log', bytesOf('\u001B[31mfailed\u001B[0m')],
    ['letter.docx', office(word)],
    ['budget.xlsx', office(sheet)],
    ['talk.pptx', office(slides)],
    ['letter.odt', open('text')],
    ['budget.ods', open('spreadsheet')],
    ['talk.odp', open('presentation')],
  ])('%s', (name, bytes) => {
    expect([mayOpen(name), isOpenable(name, bytes)]).toEqual([true, true]);
  });
});

describe('what can only be saved, by its name', () => {
  test.each(
    `setup.exe invoice.pdf.exe run.bat run.cmd run.ps1 run.sh run.py run.js run.vbs screen.scr tool.com setup.msi x.hta
    shortcut.lnk shortcut.url shortcut.desktop page.html page.htm page.xhtml picture.svg old.doc old.xls macro.docm macro.xlsm
    macro.pptm letter.rtf table.csv bundle.zip bundle.7z bundle.tar.gz disk.iso disk.img disk.vhdx disk.dmg tool.jar tool.AppImage
    tool.deb settings.reg settings.inf mail.eml mail.msg help.chm noending .png png. photo.png\u00A0`.split(/[\n ]+/),
  )('%s', (name) => {
    expect([mayOpen(name), isOpenable(name, png)]).toEqual([false, false]);
  });
});

describe('what can only be saved, because it is not what its name says', () => {
  test.each([
    ['a program that is called a picture', 'holiday.png', program],
    ['a page that is called a picture', 'holiday.jpg', page],
    ['a picture that is called a document', 'letter.pdf', png],
    ['a document that comes late', 'letter.pdf', bytesOf(`#!/bin/sh\n%PDF-1.7`)],
    ['a program that is called a text', 'read-me.txt', program],
    ['a script that is called a text', 'read-me.txt', bytesOf('#!/bin/sh\nrm -rf ~')],
    ['a shortcut that is called a text', 'read-me.txt', bytesOf('\u00EF\u00BB\u00BF[Desktop Entry]\nExec=sh')],
    ['a wide shortcut', 'read-me.txt', Uint8Array.from([0xff, 0xfe, ...bytesOf('#\0!\0/\0b\0')])],
    ['nothing', 'read-me.pdf', new Uint8Array()],
    ['a document with macros', 'letter.docx', office([...word, 'word/vbaProject.bin'])],
    ['a document with macros in other letters', 'letter.docx', office([...word, 'word/VBAPROJECT.BIN'])],
    ['a sheet with macros of the old kind', 'budget.xlsx', office([...sheet, 'xl/macrosheets/sheet1.xml'])],
    ['a document with a control', 'letter.docx', office([...word, 'word/activeX/activeX1.xml'])],
    ['a document with a file in it', 'letter.docx', office([...word, 'word/embeddings/oleObject1.bin'])],
    ['a sheet that is called a letter', 'letter.docx', office(sheet)],
    ['an archive that is called a letter', 'letter.docx', office(['setup.exe'])],
    ['an open document with macros', 'letter.odt', open('text', 'Basic/Standard/Module1.xml')],
    ['an open document with scripts', 'letter.odt', open('text', 'Scripts/python/run.py')],
    ['an open document of another kind', 'letter.odt', open('spreadsheet')],
    ['an open document that says nothing', 'letter.odt', office(['content.xml'])],
  ])('%s', (_, name, bytes) => {
    expect([mayOpen(name), isOpenable(name, bytes)]).toEqual([true, false]);
  });
});

test.each([
  ['an archive that was cut off', (bytes: Uint8Array) => bytes.subarray(0, -3)],
  ['one with something before it', (bytes: Uint8Array) => Uint8Array.from([...program, ...bytes])],
  ['one with something behind it', (bytes: Uint8Array) => Uint8Array.from([...bytes, ...program])],
  ['one whose list is elsewhere', (bytes: Uint8Array) => bytes.with(bytes.length - 6, 0xff)],
  ['one that lacks a part of its list', (bytes: Uint8Array) => bytes.with(bytes.length - 12, 1)],
])('%s is no document', (_, spoiled) => {
  expect(isOpenable('letter.docx', spoiled(office(word)))).toBe(false);
});

test.each([
  ['a.PDF', 'pdf'],
  ['a.tar.gz', 'gz'],
  ['.profile', ''],
  ['none', ''],
  ['dot.', ''],
])('the ending of %s is "%s"', (name, ending) => {
  expect(endingOf(name)).toBe(ending);
});
