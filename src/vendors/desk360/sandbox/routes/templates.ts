// The WhatsApp template routes of the emulated Desk360: list, send, send in bulk.

import { answerJson, type FormFile, filesOf, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { DeskRefusal } from '../http/errors.ts';
import {
  bodyFields,
  type DeskFields,
  invalid,
  pathNumber,
  requiredPhone,
  requiredText,
  toPhoneDigits,
} from '../http/fields.ts';
import { deskRoute, productOf } from '../http/lookup.ts';
import { answerSent, sendWhatsapp } from '../outbox.ts';
import { envelope, pageOf } from '../http/paging.ts';
import { renderTemplate } from '../http/render.ts';
import type { DeskCall, DeskTemplate, DeskWhatsappMessage } from '../data/state.ts';

const TEMPLATES = '/products/:productId/conversations/templates';

function list(call: DeskCall): SandboxAnswer {
  const templates = call.context.state.templates.get(productOf(call).id) ?? [];
  return answerJson(200, envelope(call, pageOf(call), templates.map(renderTemplate)));
}

function templateOf(call: DeskCall): DeskTemplate {
  const templates = call.context.state.templates.get(productOf(call).id) ?? [];
  const template = templates.find(({ id }) => id === pathNumber(call, 'templateId'));
  if (template === undefined) throw new DeskRefusal('not_found');
  return template;
}

function filled(template: DeskTemplate, fields: DeskFields): { code: string; parameters: Record<string, string> } {
  const code = requiredText(fields, 'language_code');
  const language = template.languages.find((known) => known.code === code);
  if (language === undefined) throw invalid('The selected language_code is invalid.');
  const given: unknown = fields['parameters'] ?? {};
  const parameters: Record<string, string> = {};
  for (const key of language.parameters) {
    const value: unknown = typeof given === 'object' && given !== null ? (given as DeskFields)[key] : undefined;
    if (typeof value !== 'string' || value === '') throw invalid(`The parameters.${key} field is required.`);
    parameters[key] = value;
  }
  return { code, parameters };
}

function post(call: DeskCall, template: DeskTemplate, phones: readonly string[]): DeskWhatsappMessage[] {
  const productId = productOf(call).id;
  const attachment = filesOf(call.body, 'attachment')[0]?.filename ?? null;
  const content = { templateId: template.id, ...filled(template, bodyFields(call)), attachment };
  return phones.map((phone) => sendWhatsapp(call.context, { productId, phone, kind: 'template', content }));
}

function send(call: DeskCall): SandboxAnswer {
  const template = templateOf(call);
  const phone = requiredPhone(bodyFields(call), 'phone_number');
  return answerSent(call, post(call, template, [phone]));
}

/** Returns the cells of the file that are numbers: a heading line is skipped, a number without plus is refused. */
function phonesFromFile(file: FormFile): string[] {
  const cells = file.bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/[\r\n,;]+/);
  const numbers = cells.map((cell) => cell.trim().replaceAll('"', '')).filter((cell) => /^[+\d]/.test(cell));
  return numbers.map((number) => toPhoneDigits(number, 'bulk_phone_file'));
}

function sendBulk(call: DeskCall): SandboxAnswer {
  const template = templateOf(call);
  const listed: unknown = bodyFields(call)['phones'] ?? [];
  if (!Array.isArray(listed)) throw invalid('The phones must be an array.');
  const phones = listed.map((phone, index) => toPhoneDigits(phone, `phones.${index}`));
  phones.push(...filesOf(call.body, 'bulk_phone_file').flatMap(phonesFromFile));
  if (phones.length === 0) throw invalid('The phones field is required.');
  post(call, template, phones);
  return answerSent(call, []);
}

const SEND_NOTE = 'the answer body is undocumented: a setting';

export const templateRoutes = [
  deskRoute('GET', TEMPLATES, { coverage: 'D14', note: 'page envelope; its URLs point at an unreachable host' }, list),
  deskRoute('POST', `${TEMPLATES}/:templateId/send`, { coverage: 'D15', note: SEND_NOTE }, send),
  deskRoute(
    'POST',
    `${TEMPLATES}/:templateId/send/bulk`,
    { coverage: 'D16', note: 'the answer body is undocumented: an empty object; one invalid number refuses all' },
    sendBulk,
  ),
];
