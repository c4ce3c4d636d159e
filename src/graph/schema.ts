// Builds the executable schema: the contract's files and our resolvers, with the scopes held at every marked field.

import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  defaultFieldResolver,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestError } from '../domain/errors/error-codes.ts';
import type { VendorCode } from '../domain/ids.ts';
import type { GraphContext } from './context.ts';
import { resolvers } from './resolvers/index.ts';

const CONTRACT = join(import.meta.dirname, '../../schema');

/** The contract's text, all files in order of their names. */
export function readContract(): string {
  return readdirSync(CONTRACT)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(CONTRACT, name), 'utf8'))
    .join('\n');
}

/**
 * The executable schema; throws when a resolver has no field or a type no place. Vendors that a gateway is opened with
 * and that the contract does not name (they are in no register) join its enum.
 */
export function buildSchema(vendors: readonly VendorCode[] = []): GraphQLSchema {
  const contract = parse(readContract());
  const named = new Set(namedVendors(contract));
  const unnamed = [...new Set(vendors)].filter((code) => !named.has(code));
  const schema = makeExecutableSchema<GraphContext>({
    typeDefs: [contract, ...unnamed.map((code) => `extend enum Vendor { ${code} }`)],
    resolvers: resolvers as never,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) holdScopes(field, `${type.name}.${field.name}`);
  }
  return schema;
}

function namedVendors({ definitions }: DocumentNode): readonly VendorCode[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'Vendor'
      ? (definition.values ?? []).map(({ name }) => name.value)
      : [],
  );
}

/** Lets a field marked with @requiresScope answer only to those who have one of its scopes. */
function holdScopes(field: GraphQLField<unknown, GraphContext>, coordinate: string): void {
  const scopes = scopesOf(field);
  if (scopes.length === 0) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    if (scopes.some((scope) => context.viewer.scopes.has(scope))) return resolve(source, args, context, info);
    throw new RequestError('FORBIDDEN', `${coordinate} needs the scope ${scopes.join(' or ')}.`, {
      scope: scopes[0] ?? '',
    });
  };
}

function scopesOf({ astNode }: GraphQLField<unknown, GraphContext>): string[] {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'requiresScope');
  const list = directive?.arguments?.find(({ name }) => name.value === 'scopes')?.value;
  return list?.kind === 'ListValue'
    ? list.values.flatMap((value) => (value.kind === 'StringValue' ? [value.value] : []))
    : [];
}
