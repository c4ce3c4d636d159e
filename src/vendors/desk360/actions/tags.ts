// Types and reasons made and changed: what Desk360 calls its labels of tickets.

import type { ActionResult, TagCreateCommand, TagUpdateCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { Desk360Client, LabelFields } from '../client/index.ts';
import { labelOf, type LabelKind } from '../keys.ts';
import type { MapContext } from '../map/index.ts';
import { toTag } from '../map/catalog.ts';
import type { Products } from '../reads/products.ts';
import type { WireLabel } from '../wire/index.ts';
import { isBlank, neededText } from './limits.ts';
import { refuse, type Refusals, unsupported } from './checks.ts';

function toResult(kind: LabelKind, wire: WireLabel): ActionResult {
  const entry = toTag(kind, wire);
  return { observations: [{ type: 'catalog', entry }], messageKey: null, tagKey: entry.key };
}

/** The product of a new label: the brand, or the only one that the settings name. */
function productOf({ brandKey }: TagCreateCommand, context: MapContext): string | null {
  const { products } = context.settings;
  return brandKey ?? (products.length === 1 ? (products[0] ?? null) : null);
}

function checkProduct(command: TagCreateCommand, products: Products, context: MapContext): Refusals {
  const product = productOf(command, context);
  if (product === null) return refuse('REQUIRED', 'Name the product that it is for.', ['brandId']);
  if (/^\d{1,19}$/.test(product) && products.isServed(product)) return [];
  return refuse('INVALID', 'The product is not served.', ['brandId']);
}

const NO_DESCRIPTION = 'A reason of Desk360 has no description.';

export function createTagCreate(
  client: Desk360Client,
  products: Products,
  context: MapContext,
): Action<TagCreateCommand> {
  return {
    check(command) {
      const { tagKind, name, description, color } = command;
      if (tagKind === 'TAG') return unsupported('Desk360 has types and reasons, no tags.', ['kind']);
      return [
        ...checkProduct(command, products, context),
        ...neededText(name, ['name']),
        ...(isBlank(color) ? [] : unsupported('Desk360 keeps no colours.', ['color'])),
        ...(tagKind === 'TYPE' || isBlank(description) ? [] : unsupported(NO_DESCRIPTION, ['description'])),
      ];
    },
    async perform(command) {
      const product = productOf(command, context);
      if (product === null) throw new TypeError('the tag needs a checked command');
      const kind = command.tagKind === 'TYPE' ? 'types' : 'reasons';
      const { name: title, description, active } = command;
      const words = isBlank(description) ? {} : { description };
      const fields = { product_id: Number(product), title, ...words, is_active: active };
      return toResult(kind, await client.createLabel(kind, fields));
    },
  };
}

/** What the command really changes, in the vendor's words. */
function changesOf({ tag, name, active }: TagUpdateCommand): LabelFields {
  return {
    ...(name === null || name === tag.name ? {} : { title: name }),
    ...(active === null ? {} : { is_active: active }),
  };
}

function checkUpdate(command: TagUpdateCommand): Refusals {
  const { tag, name, description } = command;
  const label = labelOf(tag.key);
  if (label === null) return unsupported('Desk360 has types and reasons, no tags.', ['tagId']);
  if (!tag.editable) {
    const message = 'Desk360 made this type itself: it cannot be changed.';
    return refuse('NOT_ALLOWED_IN_STATE', message, ['tagId'], 'non_custom_type');
  }
  const isType = label.kind === 'types';
  const describes = description !== null && description !== tag.description;
  const describing = isType ? 'Desk360 describes a type only when it is made.' : NO_DESCRIPTION;
  const refusals = [
    ...(describes ? unsupported(describing, ['description']) : []),
    ...(name === null ? [] : neededText(name, ['name'])),
    ...(isType && name !== null && name !== tag.name
      ? unsupported('Desk360 names a type only when it is made.', ['name'])
      : []),
  ];
  if (refusals.length > 0 || Object.keys(changesOf(command)).length > 0) return refusals;
  return refuse('REQUIRED', 'Say what to change.');
}

/** Of a type only whether it is in use can be changed, of a reason its name too. */
export function createTagUpdate(client: Desk360Client): Action<TagUpdateCommand> {
  return {
    check: checkUpdate,
    async perform(command) {
      const label = labelOf(command.tag.key);
      if (label === null) throw new TypeError('the tag needs a checked command');
      return toResult(label.kind, await client.updateLabel(label.kind, label.id, changesOf(command)));
    },
  };
}
