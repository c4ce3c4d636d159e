// Holds the contract in schema/ to its rules: valid, explained everywhere, nullable across vendor calls, uniform writes.
import { readdirSync, readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';

const folder = new URL('../../../schema/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
const schema = buildSchema(files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n'));

type Described = { name: string; description?: string | null | undefined };

const undescribedOf = (members: Iterable<Described>, coordinate: (name: string) => string): string[] =>
  [...members].filter((member) => !member.description?.trim()).map((member) => coordinate(member.name));

function undescribedInType(type: GraphQLNamedType): string[] {
  const own = undescribedOf([type], (name) => name);
  if (isObjectType(type) || isInterfaceType(type)) {
    const fields = Object.values(type.getFields());
    const args = fields.flatMap((field) => undescribedOf(field.args, (name) => `${type.name}.${field.name}(${name}:)`));
    return [...own, ...undescribedOf(fields, (name) => `${type.name}.${name}`), ...args];
  }
  if (isInputObjectType(type)) {
    return [...own, ...undescribedOf(Object.values(type.getFields()), (name) => `${type.name}.${name}`)];
  }
  if (isEnumType(type)) return [...own, ...undescribedOf(type.getValues(), (name) => `${type.name}.${name}`)];
  return own;
}

/**
 * The coordinates of every type, field, argument, enum value, input field, directive and directive argument of `within`
 * whose description is missing or blank, sorted. What graphql itself defines (String, @deprecated, __Type) is left out.
 */
function undescribedCoordinates(within: GraphQLSchema): string[] {
  const types = Object.values(within.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const directives = within.getDirectives().filter((directive) => !isSpecifiedDirective(directive));
  return [
    ...types.flatMap(undescribedInType),
    ...undescribedOf(directives, (name) => `@${name}`),
    ...directives.flatMap(({ name, args }) => undescribedOf(args, (arg) => `@${name}(${arg}:)`)),
  ].sort();
}

/** Fields that may need a vendor call of their own: one failing vendor must cost only the field, never its parent. */
const nullableAcrossCalls = [
  'Ticket.assignee',
  'Ticket.tags',
  'Ticket.messages',
  'Ticket.timeline',
  'Message.author',
  'Message.ticket',
  'Event.ticket',
];

/** Non-null fields of that list, on the type itself and, for an interface, on every type that implements it. */
function nonNullAcrossCalls(within: GraphQLSchema, coordinates: readonly string[]): string[] {
  return coordinates.flatMap((coordinate) => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = within.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) return [`${coordinate} is gone`];
    const owners = isInterfaceType(type) ? [type, ...within.getImplementations(type).objects] : [type];
    return owners.flatMap((owner) => {
      const field = owner.getFields()[fieldName];
      if (field === undefined) return [`${owner.name}.${fieldName} is gone`];
      return isNonNullType(field.type) ? [`${owner.name}.${fieldName} must be nullable`] : [];
    });
  });
}

/** What one field of Mutation does against the rule of one input and one payload, in words; empty when it keeps it. */
function mutationFaults(within: GraphQLSchema, field: GraphQLField<unknown, unknown>): string[] {
  const faults: string[] = [];
  const [input] = field.args;
  const inputType = input && getNamedType(input.type);
  const takesOneInput =
    field.args.length === 1 &&
    input?.name === 'input' &&
    isInputObjectType(inputType) &&
    String(input.type) === `${inputType.name}!` &&
    inputType.name.endsWith('Input');
  if (!takesOneInput) faults.push(`Mutation.${field.name} must take exactly (input: XInput!)`);
  if (isInputObjectType(inputType) && inputType.getFields()['clientMutationId'] === undefined) {
    faults.push(`${inputType.name}.clientMutationId is missing`);
  }
  const payload = isNonNullType(field.type) ? field.type.ofType : null;
  const contract = within.getType('MutationPayload');
  const keepsContract =
    isObjectType(payload) && payload.getInterfaces().some((implemented) => implemented === contract);
  if (!keepsContract)
    faults.push(`Mutation.${field.name} must return a type that implements MutationPayload, non-null`);
  return faults;
}

const faultsOfMutations = (within: GraphQLSchema): string[] =>
  Object.values(within.getMutationType()?.getFields() ?? {}).flatMap((field) => mutationFaults(within, field));

describe('the contract in schema/', () => {
  test('is a valid schema with all three roots', () => {
    expect(validateSchema(schema)).toEqual([]);
    expect(schema.getQueryType()?.name).toBe('Query');
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).length).toBeGreaterThan(0);
    expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).length).toBeGreaterThan(0);
  });

  test('describes every type, field, argument, enum value, input field and directive', () => {
    const missing = undescribedCoordinates(schema);
    expect(missing, `write a description in schema/ for: ${missing.join(', ')}`).toEqual([]);
  });

  test('keeps fields that need a vendor call of their own nullable', () => {
    expect(nonNullAcrossCalls(schema, nullableAcrossCalls)).toEqual([]);
  });

  test('gives every mutation one input with clientMutationId and one MutationPayload', () => {
    expect(faultsOfMutations(schema)).toEqual([]);
  });
});

describe('the rules themselves', () => {
  test('name every coordinate without a description', () => {
    const planted = buildSchema(`
      "Said."
      directive @mark("Said." a: Int, silent: Int) on FIELD_DEFINITION
      directive @mute on FIELD_DEFINITION
      scalar Opaque
      union Either = Ticket
      "Said."
      type Query { "Said." ticket("Said." id: ID!): Ticket }
      "Said."
      type Ticket { "Said." messages(first: Int, "Said." after: String): Int subject: String "   " blank: Opaque }
      "Said."
      interface Node { id: ID! }
      "Said."
      enum Status { "Said." OPEN CLOSED }
      "Said."
      input Filter { "Said." text: String status: Status }
    `);
    expect(undescribedCoordinates(planted)).toEqual(
      [
        '@mark(silent:)',
        '@mute',
        'Opaque',
        'Either',
        'Ticket.messages(first:)',
        'Ticket.subject',
        'Ticket.blank',
        'Node.id',
        'Status.CLOSED',
        'Filter.status',
      ].sort(),
    );
  });

  test('find a non-null field across calls, also on a type behind an interface, and a field that is gone', () => {
    const planted = buildSchema(`
      type Query { event: Event }
      interface Event { ticket: Int }
      type CreatedEvent implements Event { ticket: Int! }
      type Ticket { tags: [Int!]! }
    `);
    expect(nonNullAcrossCalls(planted, ['Event.ticket', 'Ticket.tags', 'Ticket.assignee', 'Message.author'])).toEqual([
      'CreatedEvent.ticket must be nullable',
      'Ticket.tags must be nullable',
      'Ticket.assignee is gone',
      'Message.author is gone',
    ]);
  });

  test('find a mutation with loose arguments, a bare answer or an input without clientMutationId', () => {
    const planted = buildSchema(`
      type Query { ok: Boolean }
      interface MutationPayload { clientMutationId: String }
      type GoodPayload implements MutationPayload { clientMutationId: String }
      type BarePayload { ok: Boolean }
      input GoodInput { clientMutationId: String }
      input SilentInput { text: String }
      type Mutation {
        good(input: GoodInput!): GoodPayload!
        loose(id: ID!, input: GoodInput!): GoodPayload!
        optional(input: GoodInput): GoodPayload!
        bare(input: GoodInput!): BarePayload!
        absent(input: GoodInput!): GoodPayload
        silent(input: SilentInput!): GoodPayload!
      }
    `);
    expect(faultsOfMutations(planted)).toEqual([
      'Mutation.loose must take exactly (input: XInput!)',
      'Mutation.optional must take exactly (input: XInput!)',
      'Mutation.bare must return a type that implements MutationPayload, non-null',
      'Mutation.absent must return a type that implements MutationPayload, non-null',
      'SilentInput.clientMutationId is missing',
    ]);
  });
});
