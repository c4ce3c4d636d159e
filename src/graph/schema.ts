// Builds the executable schema from schema/*.graphql and the resolvers, and enforces @requiresScope.

import { makeExecutableSchema } from '@graphql-tools/schema';
import {
  defaultFieldResolver,
  isObjectType,
  isScalarType,
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
import { DateTime, isInstant } from './scalars.ts';

const SCHEMA_FOLDER = join(import.meta.dirname, '../../schema');

/** The text of all schema files, in order of their names. */
function readContract(): string {
  return readdirSync(SCHEMA_FOLDER)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(SCHEMA_FOLDER, name), 'utf8'))
    .join('\n');
}

/**
 * The executable schema. Throws when a resolver matches no type or field. Vendors that are not in the schema's enum are
 * added to it: a gateway may be opened with a vendor that no release lists.
 */
export function buildSchema(vendors: readonly VendorCode[] = []): GraphQLSchema {
  const contract = parse(readContract());
  const listed = new Set(listedVendors(contract));
  const unlisted = [...new Set(vendors)].filter((code) => !listed.has(code));
  const schema = makeExecutableSchema<GraphContext>({
    typeDefs: [contract, ...unlisted.map((code) => `extend enum Vendor { ${code} }`)],
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      requireScopes(field, `${type.name}.${field.name}`);
      if (isScalarType(field.type) && field.type.name === DateTime.name) hideImpossibleInstants(field);
    }
  }
  return schema;
}

function listedVendors({ definitions }: DocumentNode): readonly VendorCode[] {
  return definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'Vendor'
      ? (definition.values ?? []).map(({ name }) => name.value)
      : [],
  );
}

/** Makes a field with @requiresScope throw FORBIDDEN unless the viewer has one of its scopes. */
function requireScopes(field: GraphQLField<unknown, GraphContext>, coordinate: string): void {
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

/** Makes a nullable DateTime null, without an error, when the stored value is no instant. */
function hideImpossibleInstants(field: GraphQLField<unknown, GraphContext>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const visible = (value: unknown): unknown => (isInstant(value) ? value : null);
  field.resolve = (source, args, context, info) => {
    const value: unknown = resolve(source, args, context, info);
    return value instanceof Promise ? value.then(visible) : visible(value);
  };
}

function scopesOf({ astNode }: GraphQLField<unknown, GraphContext>): string[] {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'requiresScope');
  const list = directive?.arguments?.find(({ name }) => name.value === 'scopes')?.value;
  return list?.kind === 'ListValue'
    ? list.values.flatMap((value) => (value.kind === 'StringValue' ? [value.value] : []))
    : [];
}
