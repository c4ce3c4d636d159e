// Mutations that create and update tags.

import { UserErrors } from '../../domain/errors/error-codes.ts';
import type { MutationResolvers, TagCreateInput, TagUpdateInput } from '../../generated/schema.ts';
import { visibleAccount, type GraphContext } from '../context.ts';
import { readId } from '../nodes/ids.ts';
import type { PayloadNode } from '../nodes/node-types.ts';
import { refuseWrite, writeAt } from './write.ts';
import { notFound, readReferences } from './references.ts';

async function createTag(context: GraphContext, input: TagCreateInput): Promise<PayloadNode> {
  const account = visibleAccount(context, readId(context, input.accountId, 'account').ref.account);
  if (account === null) return refuseWrite(input.clientMutationId, [notFound('accountId')]);
  const references = readReferences(context, account);
  const brandKey = references.key('brand', input.brandId, 'brandId');
  if (references.errors.length > 0) return refuseWrite(input.clientMutationId, references.errors);
  const { kind: tagKind, name, description, color, active } = input;
  return writeAt(context, 'tagCreate', input, {
    account,
    target: `${tagKind}\n${brandKey ?? ''}\n${name}`,
    act: (acts) => acts.createTag,
    command: () => ({
      tagKind,
      name,
      description: description ?? null,
      brandKey,
      color: color ?? null,
      active: active ?? true,
    }),
  });
}

async function updateTag(context: GraphContext, input: TagUpdateInput): Promise<PayloadNode> {
  const { ref, account } = readId(context, input.tagId, 'tag');
  if (account === null) return refuseWrite(input.clientMutationId, [notFound('tagId')]);
  const { name, description, active } = input;
  return writeAt(context, 'tagUpdate', input, {
    account,
    target: ref.key,
    act: (acts) => acts.updateTag,
    command: async () => {
      const entry = await context.loaders.catalog(account.id, 'tag', ref.key);
      if (entry === null) throw new UserErrors([notFound('tagId')]);
      return {
        tag: entry.record,
        name: name ?? null,
        description: description ?? null,
        active: active ?? null,
      };
    },
  });
}

export const tags = {
  tagCreate: (_root, { input }, context) => createTag(context, input),
  tagUpdate: (_root, { input }, context) => updateTag(context, input),
} satisfies MutationResolvers;
