// Which files a WhatsApp message may carry: WhatsApp's own list where the settings name no other, refused before any call.

import { afterEach, expect, test } from 'vitest';
import type { UploadedFile } from '../../../../../src/domain/commands/message-commands.ts';
import { readSettings } from '../../../../../src/vendors/desk360/settings.ts';
import { conversationRecord, NOW, ticketRecord } from '../account.ts';
import {
  act,
  bigFile,
  codesOf,
  replyTo,
  sendTo,
  startDesk,
  templateContent,
  templateFields,
  textContent,
  type Desk,
} from '../emulated-desk360.ts';

let desk: Desk;
afterEach(async () => {
  const calls = desk.calls();
  await desk.stop();
  if (calls > 0) throw new Error(`a check made ${calls} calls`);
});

const file = (mimeType: string): UploadedFile => bigFile('a', 1, mimeType);
/** The fields at fault when files of these types are sent, as a reply and as a first message alike. */
function faults(...types: readonly string[]) {
  const content = { kind: 'MEDIA', caption: null, files: types.map(file) } as const;
  const reply = codesOf(act(desk.adapter.actions.reply).check(replyTo(content)));
  expect(codesOf(act(desk.adapter.actions.sendMessage).check(sendTo(content)))).toEqual(reply);
  return reply;
}

test('pictures, films, sound, PDF, Office files and plain text may be sent', async () => {
  desk = await startDesk();
  expect(faults('image/jpeg', 'IMAGE/PNG', 'video/mp4', 'video/3gpp', 'audio/ogg')).toEqual([]);
  expect(faults('audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'application/pdf')).toEqual([]);
  const modern = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  expect(faults('application/msword', 'application/vnd.ms-excel', modern, 'text/plain')).toEqual([]);
});

test('every other type is refused at its place', async () => {
  desk = await startDesk();
  const others = ['image/svg+xml', 'application/zip', 'image/png', 'text/html', 'application/octet-stream'];
  const at = (place: number) => ['INVALID', `content.media.uploadIds.${place}`];
  expect(faults(...others)).toEqual([at(0), at(1), at(3), at(4)]);
  const asText = act(desk.adapter.actions.reply).check(replyTo(textContent('', [file('image/gif')])));
  expect(codesOf(asText)).toEqual([['INVALID', 'content.text.uploadIds.0']]);
  expect(asText[0]?.message).toBe('WhatsApp does not accept files of type image/gif.');
});

test('a template takes of them what its header is', async () => {
  desk = await startDesk();
  const [english] = templateFields.translations;
  const headed = (headerType: 'IMAGE' | 'VIDEO' | 'DOCUMENT', mimeType: string) => {
    const template = { ...templateFields, translations: [{ ...english!, headerType }] };
    return act(desk.adapter.actions.reply).check(replyTo(templateContent({ file: file(mimeType), template }))).length;
  };
  expect([headed('IMAGE', 'image/png'), headed('IMAGE', 'image/gif'), headed('IMAGE', 'video/mp4')]).toEqual([0, 1, 1]);
  expect([headed('VIDEO', 'video/3gpp'), headed('VIDEO', 'video/webm')]).toEqual([0, 1]);
  expect([headed('DOCUMENT', 'application/pdf'), headed('DOCUMENT', 'image/png')]).toEqual([0, 1]);
});

test('an account may name others, by type, by family or all of them', async () => {
  desk = await startDesk({}, { mediaTypes: ['image/*', 'Text/CSV'] });
  expect(faults('image/webp', 'text/csv')).toEqual([]);
  expect(faults('text/plain', 'video/mp4')).toHaveLength(2);
  const may = (ticket: ReturnType<typeof ticketRecord>) => desk.adapter.capabilities(ticket, null, NOW).attach;
  expect(may(conversationRecord()).mimeTypes).toEqual(['image/*', 'text/csv']);
  expect(may(ticketRecord()).mimeTypes).toBeNull();
  const read = (mediaTypes: readonly string[]) => readSettings({ apiToken: 'x', mediaTypes }).mediaTypes;
  expect(read(['*/*'])).toEqual(['*/*']);
  for (const word of ['png', 'image/', '*/png', 'image/p*', 'image/png; q=1']) {
    expect(() => read([word]), word).toThrow(/mediaTypes/);
  }
});
