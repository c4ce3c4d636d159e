// The types and reasons of the emulated Desk360.

import { answerJson, type SandboxAnswer } from '../../../../sandbox/index.ts';
import { DeskRefusal } from '../http/errors.ts';
import { bodyFields, optionalBoolean, optionalInteger, requiredInteger, requiredText } from '../http/fields.ts';
import { checkProduct, deskRoute, reasonOf, typeOf } from '../http/lookup.ts';
import { renderReason, renderType } from '../http/render.ts';
import { type DeskCall, takeId } from '../data/state.ts';

function nowOf(call: DeskCall): number {
  return Math.floor(call.context.clock.now() / 1000) * 1000;
}

function createType(call: DeskCall): SandboxAnswer {
  const { context } = call;
  const fields = bodyFields(call);
  const productId = requiredInteger(fields, 'product_id');
  checkProduct(call, productId);
  const title = requiredText(fields, 'title');
  const description = typeof fields['description'] === 'string' ? fields['description'] : '';
  const isActive = optionalBoolean(fields, 'is_active') ?? true;
  const at = nowOf(call);
  const texts = { id: takeId(context.state), productId, title, description };
  const type = { ...texts, isActive, isCustom: true, createdAt: at, updatedAt: at };
  context.state.types.set(type.id, type);
  return answerJson(200, renderType(context, type));
}

function updateType(call: DeskCall): SandboxAnswer {
  const type = typeOf(call);
  if (!type.isCustom) throw new DeskRefusal('non_custom_type');
  // Documented: is_active only; other fields are ignored.
  type.isActive = optionalBoolean(bodyFields(call), 'is_active') ?? type.isActive;
  type.updatedAt = nowOf(call);
  return answerJson(200, renderType(call.context, type));
}

function createReason(call: DeskCall): SandboxAnswer {
  const { context } = call;
  const fields = bodyFields(call);
  const productId = requiredInteger(fields, 'product_id');
  checkProduct(call, productId);
  const title = requiredText(fields, 'title');
  const isActive = optionalBoolean(fields, 'is_active') ?? true;
  const at = nowOf(call);
  const reason = { id: takeId(context.state), productId, title, isActive, createdAt: at, updatedAt: at };
  context.state.reasons.set(reason.id, reason);
  return answerJson(200, renderReason(context, reason, 'title'));
}

function updateReason(call: DeskCall): SandboxAnswer {
  const reason = reasonOf(call);
  const fields = bodyFields(call);
  const productId = optionalInteger(fields, 'product_id');
  if (productId !== null) checkProduct(call, productId);
  const title = fields['title'] === undefined ? reason.title : requiredText(fields, 'title');
  reason.isActive = optionalBoolean(fields, 'is_active') ?? reason.isActive;
  reason.productId = productId ?? reason.productId;
  reason.title = title;
  reason.updatedAt = nowOf(call);
  return answerJson(200, renderReason(call.context, reason, 'title'));
}

const types = (call: DeskCall): object[] =>
  [...call.context.state.types.values()].map((type) => renderType(call.context, type));
const reasons = (call: DeskCall): object[] =>
  [...call.context.state.reasons.values()].map((reason) => renderReason(call.context, reason, 'name'));

export const labelRoutes = [
  deskRoute('GET', '/types', { coverage: 'D12', note: 'bare list, one page' }, (call) => answerJson(200, types(call))),
  deskRoute('POST', '/types', { coverage: 'D12', note: 'always custom' }, createType),
  deskRoute('GET', '/types/:typeId', { coverage: 'D12', note: 'single type' }, (call) =>
    answerJson(200, renderType(call.context, typeOf(call))),
  ),
  deskRoute(
    'PUT',
    '/types/:typeId',
    { coverage: 'D12', note: 'is_active only; non_custom_type otherwise' },
    updateType,
  ),
  deskRoute('GET', '/reasons', { coverage: 'D13', note: 'field name instead of title' }, (call) =>
    answerJson(200, reasons(call)),
  ),
  deskRoute('POST', '/reasons', { coverage: 'D13', note: 'field title' }, createReason),
  deskRoute('GET', '/reasons/:reasonId', { coverage: 'D13', note: 'field title' }, (call) =>
    answerJson(200, renderReason(call.context, reasonOf(call), 'title')),
  ),
  deskRoute('PUT', '/reasons/:reasonId', { coverage: 'D13', note: 'every field is optional' }, updateReason),
];
