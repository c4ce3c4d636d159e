// Creates and updates tags of the workspace.

import type { ActionResult, TagCreateCommand, TagUpdateCommand } from '../../../domain/commands/message-commands.ts';
import type { Action } from '../../../domain/ports/vendor/actions.ts';
import { isBlank, type Refusals } from '../../../platform/adapter/action-checks.ts';
import type { NewTag, ZaiaClient } from '../client/index.ts';
import { toTag } from '../map/catalog.ts';
import { TAG_COLORS } from '../map/enums.ts';
import type { WireTag } from '../wire/index.ts';
import { refuse, unsupported } from './checks.ts';

const DEFAULT_COLOR = '0';

export function createTagCreate(client: ZaiaClient): Action<TagCreateCommand> {
  return {
    check: checkCreate,
    perform: async ({ name, color, description }) =>
      toResult(await client.createTag({ name, color: color ?? DEFAULT_COLOR, description: description ?? '' })),
  };
}

export function createTagUpdate(client: ZaiaClient): Action<TagUpdateCommand> {
  return {
    check: checkUpdate,
    perform: async (command) => toResult(await client.updateTag(command.tag.key, changesOf(command))),
  };
}

function checkCreate({ tagKind, name, color, active, brandKey }: TagCreateCommand): Refusals {
  const isValidColor = color === null || TAG_COLORS.has(color);
  return [
    ...(tagKind === 'TAG' ? [] : unsupported('Zaia has plain tags only.', ['kind'])),
    ...(brandKey === null ? [] : unsupported('Zaia has no brands.', ['brandId'])),
    ...checkName(name),
    ...(isValidColor ? [] : refuse('INVALID', 'A color is a digit from 0 to 9.', ['color'])),
    ...(active ? [] : unsupported('Tags of Zaia are always active.', ['active'])),
  ];
}

function checkUpdate(command: TagUpdateCommand): Refusals {
  const { name, active } = command;
  const refusals = [
    ...(name === null ? [] : checkName(name)),
    ...(active === false ? unsupported('Tags of Zaia are always active.', ['active']) : []),
  ];
  if (refusals.length > 0 || Object.keys(changesOf(command)).length > 0) return refusals;
  return refuse('REQUIRED', 'The update has no changes.');
}

function checkName(name: string): Refusals {
  return isBlank(name) ? refuse('REQUIRED', 'A tag needs a name.', ['name']) : [];
}

/** The fields that differ from the known tag. */
function changesOf({ tag, name, description }: TagUpdateCommand): Partial<NewTag> {
  return {
    ...(name === null || name === tag.name ? {} : { name }),
    ...(description === null || description === tag.description ? {} : { description }),
  };
}

function toResult(wire: WireTag): ActionResult {
  const entry = toTag(wire);
  return { observations: [{ type: 'catalog', entry }], messageKey: null, tagKey: entry.key };
}
