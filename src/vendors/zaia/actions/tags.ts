// Tags of the workspace, made and changed.

import type { ActionResult, TagCreateCommand, TagUpdateCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import type { NewTag, ZaiaClient } from '../client/index.ts';
import { toTag } from '../map/catalog.ts';
import { TAG_COLORS } from '../map/enums.ts';
import type { WireTag } from '../wire/index.ts';
import { refuse, unsupported, type Refusals } from './refusals.ts';

const DEFAULT_COLOR = '0';

function toResult(wire: WireTag): ActionResult {
  const entry = toTag(wire);
  return { observations: [{ type: 'catalog', entry }], messageKey: null, tagKey: entry.key };
}

function checkName(name: string): Refusals {
  return name.trim() === '' ? refuse('REQUIRED', 'A tag needs a name.', ['name']) : [];
}

function checkNew({ tagKind, name, color, active, brandKey }: TagCreateCommand): Refusals {
  return [
    ...(tagKind === 'TAG' ? [] : unsupported('Zaia has plain tags only.', ['kind'])),
    ...(brandKey === null ? [] : unsupported('Zaia has no brands.', ['brandId'])),
    ...checkName(name),
    ...(color === null || TAG_COLORS.has(color) ? [] : refuse('INVALID', 'A color is a digit, 0 to 9.', ['color'])),
    ...(active ? [] : unsupported('Tags of Zaia are always active.', ['active'])),
  ];
}

export function createTagAct(client: ZaiaClient): Action<TagCreateCommand> {
  return {
    check: checkNew,
    perform: async ({ name, color, description }) =>
      toResult(await client.createTag({ name, color: color ?? DEFAULT_COLOR, description: description ?? '' })),
  };
}

/** What the command really changes, in the vendor's words. */
function changesOf({ tag, name, description }: TagUpdateCommand): Partial<NewTag> {
  return {
    ...(name === null || name === tag.name ? {} : { name }),
    ...(description === null || description === tag.description ? {} : { description }),
  };
}

function checkUpdate(command: TagUpdateCommand): Refusals {
  const { name, active } = command;
  const refusals = [
    ...(name === null ? [] : checkName(name)),
    ...(active === false ? unsupported('Tags of Zaia are always active.', ['active']) : []),
  ];
  if (refusals.length > 0 || Object.keys(changesOf(command)).length > 0) return refusals;
  return refuse('REQUIRED', 'Say what to change.', null);
}

export function updateTagAct(client: ZaiaClient): Action<TagUpdateCommand> {
  return {
    check: checkUpdate,
    perform: async (command) => toResult(await client.updateTag(command.tag.key, changesOf(command))),
  };
}
