// Creates and changes types and reasons, which are Desk360's ticket labels.

import type { ActionResult, TagCreateCommand, TagUpdateCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { isBlank, type Refusals } from '../../../platform/adapter/action-checks.ts';
import type { Desk360Client, LabelFields } from '../client/index.ts';
import type { Desk360Context } from '../context.ts';
import { labelOf, type LabelKind } from '../keys.ts';
import { toTag } from '../map/catalog.ts';
import type { WireLabel } from '../wire/index.ts';
import { isId, refuse, requiredText, unsupported } from './checks.ts';

const NO_TAGS = 'Desk360 has types and reasons but no tags.';
const NO_DESCRIPTION = 'Reasons of Desk360 have no description.';

function toResult(kind: LabelKind, wire: WireLabel): ActionResult {
  const entry = toTag(kind, wire);
  return { observations: [{ type: 'catalog', entry }], messageKey: null, tagKey: entry.key };
}

/** The product of a new label: the brand, or the only configured product. */
function productOf({ brandKey }: TagCreateCommand, { settings: { products } }: Desk360Context): string | null {
  return brandKey ?? (products.length === 1 ? (products[0] ?? null) : null);
}

function checkProduct(command: TagCreateCommand, context: Desk360Context): Refusals {
  const product = productOf(command, context);
  if (product === null) return refuse('REQUIRED', 'Name the product of the new tag.', ['brandId']);
  if (isId(product) && context.products.isServed(product)) return [];
  return refuse('INVALID', 'This account does not serve the product.', ['brandId']);
}

export function createTagCreate(client: Desk360Client, context: Desk360Context): Action<TagCreateCommand> {
  return {
    check(command) {
      const { tagKind, name, description, color } = command;
      if (tagKind === 'TAG') return unsupported(NO_TAGS, ['kind']);
      return [
        ...checkProduct(command, context),
        ...requiredText(name, ['name']),
        ...(isBlank(color) ? [] : unsupported('Desk360 stores no colors.', ['color'])),
        ...(tagKind === 'TYPE' || isBlank(description) ? [] : unsupported(NO_DESCRIPTION, ['description'])),
      ];
    },
    async perform(command) {
      const product = productOf(command, context);
      if (product === null) throw new TypeError('perform was called without check');
      const kind = command.tagKind === 'TYPE' ? 'types' : 'reasons';
      const { name: title, description, active } = command;
      const fields = {
        product_id: Number(product),
        title,
        ...(isBlank(description) ? {} : { description }),
        is_active: active,
      };
      return toResult(kind, await client.createLabel(kind, fields));
    },
  };
}

/** The fields that the command changes. */
function changesOf({ tag, name, active }: TagUpdateCommand): LabelFields {
  return {
    ...(name === null || name === tag.name ? {} : { title: name }),
    ...(active === null ? {} : { is_active: active }),
  };
}

function checkUpdate(command: TagUpdateCommand): Refusals {
  const { tag, name, description } = command;
  const label = labelOf(tag.key);
  if (label === null) return unsupported(NO_TAGS, ['tagId']);
  if (!tag.editable) {
    const message = 'This type is built into Desk360 and cannot be changed.';
    return refuse('NOT_ALLOWED_IN_STATE', message, ['tagId'], 'non_custom_type');
  }
  const isType = label.kind === 'types';
  const changesDescription = description !== null && description !== tag.description;
  const fixedDescription = isType ? 'Desk360 cannot change the description of a type.' : NO_DESCRIPTION;
  const refusals = [
    ...(changesDescription ? unsupported(fixedDescription, ['description']) : []),
    ...(name === null ? [] : requiredText(name, ['name'])),
    ...(isType && name !== null && name !== tag.name
      ? unsupported('Desk360 cannot change the name of a type.', ['name'])
      : []),
  ];
  if (refusals.length > 0 || Object.keys(changesOf(command)).length > 0) return refusals;
  return refuse('REQUIRED', 'Name at least one change.');
}

/** A type can be enabled and disabled; a reason can also be renamed. */
export function createTagUpdate(client: Desk360Client): Action<TagUpdateCommand> {
  return {
    check: checkUpdate,
    async perform(command) {
      const label = labelOf(command.tag.key);
      if (label === null) throw new TypeError('perform was called without check');
      return toResult(label.kind, await client.updateLabel(label.kind, label.id, changesOf(command)));
    },
  };
}
